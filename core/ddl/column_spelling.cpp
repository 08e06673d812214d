#include "ddl/column_spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {
namespace {

constexpr auto column_constraint_words = std::to_array<std::string_view>(
    {"CHECK", "COLLATE", "CONSTRAINT", "DEFAULT", "GENERATED", "NOT", "NULL", "PRIMARY", "REFERENCES", "UNIQUE"});
constexpr auto table_constraint_words =
    std::to_array<std::string_view>({"CHECK", "CONSTRAINT", "EXCLUDE", "FOREIGN", "LIKE", "PRIMARY", "UNIQUE"});

bool is_one_of(std::span<const std::string_view> words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return equals_ignoring_case(word, text); });
}

/// Where a column's constraints begin in `sql`, or its size.
size_t find_constraints(std::string_view sql) {
  for (uint32_t at = 0; at < sql.size();) {
    const SqlToken token = next_sql_token(sql, at);
    if (token.kind == SqlTokenKind::word && is_one_of(column_constraint_words, sql.substr(at, token.end - at))) return at;
    at = token.end;
  }
  return sql.size();
}

}  // namespace

std::string hint_for_entry_without_colon(std::string_view entry) {
  const std::string_view text = trim(entry);
  const SqlToken first = next_sql_token(text, 0);
  if (is_one_of(table_constraint_words, text.substr(0, first.end))) {
    return "write the table constraint in full, such as \"PRIMARY KEY (id)\"";
  }
  const bool begins_with_name = first.kind == SqlTokenKind::word || first.kind == SqlTokenKind::quoted_identifier;
  if (!begins_with_name || !check_fragment(text, Slot::table_constraint, {})) {
    return "write \"name:TYPE\" or \"name:TYPE:CONSTRAINTS\"";
  }
  const std::string_view ident = text.substr(0, first.end);
  const std::string name = ident.front() == '"' ? unquote_ident(ident) : std::string(ident);
  const std::string_view rest = trim(text.substr(first.end));
  const size_t split = find_constraints(rest);
  const std::string_view type = trim(rest.substr(0, split));
  const std::string_view constraints = rest.substr(split);
  std::string spelling = cat({name, ":", type.empty() ? "TEXT" : type});
  if (!constraints.empty()) append(spelling, {":", constraints});
  return cat({"write \"", printable(spelling), "\"", type.empty() ? ", with the type you mean" : ""});
}

}  // namespace mesh::ddl
