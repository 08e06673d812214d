#include "pool/statement_rules.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/sql_lexer.hpp"
#include "pool/is_one_of.hpp"

namespace mesh::pool {
namespace {

using ddl::SqlToken;
using ddl::SqlTokenKind;

/// PostgreSQL takes no longer message.
constexpr size_t longest_text = 0x3FFFFFFF;

std::string upper(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(), to_ascii_upper);
  return made;
}

/// A walk over the tokens that mean something.
class Tokens {
 public:
  explicit Tokens(std::string_view sql) : sql_(sql) {}

  /// The next token that is neither blank nor comment, or nothing at the end.
  std::optional<SqlToken> next() {
    while (at_ < sql_.size()) {
      const SqlToken token = ddl::next_sql_token(sql_, at_);
      at_ = token.end;
      if (token.kind != SqlTokenKind::blank && token.kind != SqlTokenKind::comment) return token;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::string_view text(const SqlToken& token) const { return sql_.substr(token.begin, token.end - token.begin); }

  /// The next token in upper case, if it is a word.
  std::string next_word() {
    const auto token = next();
    return token ? word(*token) : "";
  }
  /// The first word. Empty statements before it are passed, as the server does.
  std::string first_word() {
    auto token = next();
    while (token && text(*token) == ";") token = next();
    return token ? word(*token) : "";
  }

 private:
  [[nodiscard]] std::string word(const SqlToken& token) const { return token.kind == SqlTokenKind::word ? upper(text(token)) : ""; }

  std::string_view sql_;
  uint32_t at_ = 0;
};

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

std::string transaction_command(std::string_view sql) {
  Tokens tokens(sql);
  std::string first = tokens.first_word();
  if (is_one_of(first, {"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"})) return first;
  if (first == "PREPARE" && tokens.next_word() == "TRANSACTION") return "PREPARE TRANSACTION";
  return "";
}

bool may_change_session(std::string_view sql) {
  Tokens tokens(sql);
  if (!is_one_of(tokens.first_word(), {"ALTER", "COMMENT", "CREATE", "DELETE", "DROP", "GRANT", "INSERT", "MERGE", "REINDEX",
                                       "REVOKE", "TRUNCATE", "UPDATE"})) {
    return true;
  }
  while (const auto token = tokens.next()) {
    const bool is_name = token->kind == SqlTokenKind::word || token->kind == SqlTokenKind::quoted_identifier;
    if (is_name && reaches_into_session(tokens.text(*token))) return true;
  }
  return false;
}

}  // namespace mesh::pool
