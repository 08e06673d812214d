#include "pool/statement_rules.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/sql_walk.hpp"
#include "pool/is_one_of.hpp"

namespace mesh::pool {
namespace {

using ddl::SqlTokenKind;

/// PostgreSQL takes no longer message.
constexpr size_t longest_text = 0x3FFFFFFF;

std::string upper(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(), to_ascii_upper);
  return made;
}

/// True for a name, quoted or not, that stands for something of the session: its temporary tables, settings or locks.
bool reaches_into_session(std::string_view name) {
  const std::string read = upper(name.starts_with('"') ? name.substr(1, name.size() - 2) : name);
  // U&"..." may spell any name.
  for (const std::string_view start : {"U&", "PG_TEMP", "PG_ADVISORY_", "PG_TRY_ADVISORY_", "DBLINK"}) {
    if (read.starts_with(start)) return true;
  }
  return is_one_of(read, {"TEMP", "TEMPORARY", "SET_CONFIG", "SETSEED", "PG_SETTINGS"});
}

}  // namespace

std::optional<DatabaseError> cannot_be_sent(std::string_view sql, Parameters parameters) {
  if (sql.size() > longest_text) return DatabaseError{.message = "the SQL is longer than 1 GB, the most that PostgreSQL reads"};
  if (sql.find('\0') != std::string_view::npos) {
    return DatabaseError{.message = "the SQL holds a NUL character, where PostgreSQL would stop reading"};
  }
  for (size_t index = 0; index < parameters.size(); ++index) {
    if (parameters[index].find('\0') == std::string_view::npos) continue;
    return DatabaseError{.message =
                             cat({"parameter $", decimal(index + 1), " holds a NUL character, which no text of PostgreSQL can"})};
  }
  return std::nullopt;
}

bool sets_session(std::string_view sql) {
  ddl::SqlWalk walk(sql);
  const auto first = walk.next_beginning();
  if (!first) return false;
  const std::string word = upper(walk.text(*first));
  if (word == "RESET") return true;
  const auto second = walk.next();
  return word == "SET" && second && !is_one_of(upper(walk.text(*second)), {"LOCAL", "TRANSACTION", "CONSTRAINTS"});
}

bool may_change_session(std::string_view sql) {
  ddl::SqlWalk walk(sql);
  const auto first = walk.next_beginning();
  if (!first || !is_one_of(upper(walk.text(*first)), {"ALTER", "COMMENT", "CREATE", "DELETE", "DROP", "GRANT", "INSERT", "MERGE",
                                                      "REINDEX", "REVOKE", "TRUNCATE", "UPDATE"})) {
    return true;
  }
  while (const auto token = walk.next()) {
    const bool is_name = token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier;
    if (is_name && reaches_into_session(walk.text(*token))) return true;
  }
  return false;
}

}  // namespace mesh::pool
