// Where a statement ends, as the SQL lexer sees it; and input of several lines taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ddl/sql_lexer.hpp"

namespace mesh::test {

/// Whether the brackets that `sql` opens are all closed by its last byte and not before, with no `;` on the way.
inline bool is_closed_only_at_end(const std::string& sql) {
  int depth = 0;
  bool was_opened = false;
  for (uint32_t at = 0; at < sql.size();) {
    const ddl::SqlToken token = ddl::next_sql_token(sql, at);
    at = token.end;
    if (!token.is_terminated) return false;
    if (token.kind != ddl::SqlTokenKind::symbol) continue;
    const char symbol = sql[token.begin];
    if (symbol == ';') return false;
    depth += symbol == '(' ? 1 : symbol == ')' ? -1 : 0;
    was_opened = was_opened || depth == 1;
    if (was_opened && depth == 0) return at == sql.size();
  }
  return false;
}

inline std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace mesh::test
