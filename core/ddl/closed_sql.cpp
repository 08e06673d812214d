#include "ddl/closed_sql.hpp"

#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {
namespace {

/// How a statement's text ends, its closing blanks left out.
struct Ending {
  uint32_t end = 0;
  bool is_closed = false;
  bool is_line_comment = false;
};

Ending ending_of(std::string_view sql) {
  Ending ending;
  for (uint32_t at = 0; at < sql.size();) {
    const SqlToken token = next_sql_token(sql, at);
    const std::string_view text = sql.substr(token.begin, token.end - token.begin);
    at = token.end;
    if (token.kind == SqlTokenKind::blank) continue;
    ending.end = token.end;
    ending.is_line_comment = token.kind == SqlTokenKind::comment && text.substr(0, 2) == "--";
    if (token.kind != SqlTokenKind::comment) ending.is_closed = token.kind == SqlTokenKind::symbol && text == ";";
  }
  return ending;
}

std::string_view closing(const Ending& ending) {
  if (ending.is_closed) return "";
  return ending.is_line_comment ? "\n;" : ";";
}

}  // namespace

std::string closed_sql(std::string_view sql) {
  const Ending ending = ending_of(sql);
  return std::string(sql.substr(0, ending.end)).append(closing(ending));
}

std::string_view closing_of_sql(std::string_view sql) { return closing(ending_of(sql)); }

}  // namespace mesh::ddl
