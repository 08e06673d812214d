#include "ddl/sql_command.hpp"

#include <array>
#include <string>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

constexpr WordList commands =
    " ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DELETE DISCARD"
    " DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT LISTEN LOAD LOCK MERGE MOVE NOTIFY PREPARE REASSIGN REFRESH REINDEX"
    " RELEASE REPACK RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE VACUUM VALUES"
    " WAIT WITH ";

/// What stands after CREATE, ALTER and DROP.
constexpr WordList kinds =
    " ACCESS AGGREGATE CAST COLLATION CONSTRAINT CONVERSION DATABASE DEFAULT DOMAIN EVENT EXTENSION FOREIGN FUNCTION GLOBAL GROUP"
    " INDEX LANGUAGE LARGE LOCAL MATERIALIZED OPERATOR OR OWNED POLICY PROCEDURAL PROCEDURE PROPERTY PUBLICATION RECURSIVE ROLE"
    " ROUTINE RULE SCHEMA SEQUENCE SERVER STATISTICS SUBSCRIPTION SYSTEM TABLE TABLESPACE TEMP TEMPORARY TEXT TRANSFORM TRIGGER"
    " TRUSTED TYPE UNIQUE UNLOGGED USER VARIABLE VIEW ";

/// Commands of other databases, and what PostgreSQL has for them.
struct ForeignCommand {
  std::string_view word;
  std::string_view meant;
};
constexpr auto foreign_commands = std::to_array<ForeignCommand>({
    {"EXEC", "CALL"},
    {"OPTIMIZE", "VACUUM"},
    {"RENAME", "ALTER TABLE with RENAME TO"},
    {"REPLACE", "INSERT with ON CONFLICT"},
    {"UPSERT", "INSERT with ON CONFLICT"},
    {"USE", "SET search_path"},
});

/// A `\` with a word after it is a command of psql.
Status refuse_byte(std::string_view sql, const SqlToken& token, const Part& part) {
  const std::string_view byte = sql.substr(token.begin, 1);
  size_t end = token.end;
  while (end < sql.size() && is_ascii_letter(sql[end])) ++end;
  if (byte == "\\" && end > token.end) {
    const std::string_view command = sql.substr(token.begin, end - token.begin);
    return refuse(Code::bad_sql, part_of(part, sql, command), {"`", command, "` is for psql; the server takes SQL alone"},
                  {"write the SQL that it stands for, or leave it out"});
  }
  return refuse(Code::bad_sql, part_of(part, sql, byte),
                {"the SQL holds a `", printable(byte), "`, which means nothing outside quotes"},
                {"write it inside quotes, or leave it out"});
}

Status refuse_first(std::string_view word, std::string_view sql, const Part& part) {
  const Part where = part_of(part, sql, word);
  const std::string message = cat({"no command of PostgreSQL begins with `", printable(word), "`"});
  for (const ForeignCommand& foreign : foreign_commands) {
    if (!equals_ignoring_case(foreign.word, word)) continue;
    return refuse(Code::bad_sql, where, {message}, {"PostgreSQL has ", foreign.meant, " for it"});
  }
  // A word of three letters is near to some command that is not meant.
  const std::string_view meant = word.size() > 3 ? nearest_listed(commands, word) : std::string_view();
  if (meant.empty()) return refuse(Code::bad_sql, where, {message}, {"write a command, such as CREATE, ALTER or UPDATE"});
  return refuse(Code::bad_sql, where, {message}, {"write `", meant, "`"}, edit(where, meant));
}

/// The word after CREATE, ALTER or DROP, which is `command`.
Status check_kind(SqlWalk& walk, std::string_view command, std::string_view sql, const Part& part) {
  const auto second = walk.next();
  if (!second || is_listed(kinds, walk.text(*second))) return Unit{};
  const std::string_view word = walk.text(*second);
  const Part where = part_of(part, sql, word);
  const std::string message = cat({"PostgreSQL has no `", command, " ", printable(word), "`"});
  const std::string_view meant = nearest_listed(kinds, word);
  if (meant.empty()) return refuse(Code::bad_sql, where, {message}, {"write what is meant there, such as TABLE or INDEX"});
  return refuse(Code::bad_sql, where, {message}, {"write `", meant, "`"}, edit(where, meant));
}

/// A COPY whose rows would have to come from the client, or go to it.
Status check_copy(SqlWalk& walk, std::string_view sql, const Part& part) {
  uint32_t depth = 0;
  auto token = walk.next();
  // The first of these words outside brackets says where the rows come from or go; further ones stand in a condition.
  for (; token && (depth > 0 || !is_listed(" FROM TO ", walk.text(*token))); token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (text == "(") ++depth;
    if (text == ")" && depth > 0) --depth;
  }
  const auto place = walk.next();
  if (!token || !place || !is_listed(" STDIN STDOUT ", walk.text(*place))) return Unit{};
  const bool is_from = equals_ignoring_case(walk.text(*token), "FROM");
  return refuse(
      Code::bad_sql, part_of(part, sql, sql.substr(token->begin, place->end - token->begin)),
      {"a call can ", is_from ? "send no rows to" : "take no rows from", " COPY"},
      {is_from ? "write INSERT, or the name of a file of the server" : "write SELECT, or the name of a file of the server"});
}

}  // namespace

Status check_command(std::string_view sql, const Part& part) {
  SqlWalk all(sql);
  for (auto token = all.next(); token; token = all.next()) {
    if (token->kind == SqlTokenKind::unknown) return refuse_byte(sql, *token, part);
  }
  SqlWalk walk(sql);
  const auto first = walk.next_beginning();
  if (!first) return Unit{};
  const std::string_view word = walk.text(*first);
  if (word != "(" && !is_listed(commands, word)) return refuse_first(word, sql, part);
  if (is_listed(" ALTER CREATE DROP ", word)) return check_kind(walk, word, sql, part);
  return equals_ignoring_case(word, "COPY") ? check_copy(walk, sql, part) : Unit{};
}

}  // namespace mesh::ddl
