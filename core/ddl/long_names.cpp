#include "ddl/long_names.hpp"

#include <string>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"

namespace mesh::ddl {
namespace {

/// The name that a token stands for, or nothing for one that is none, or has escapes.
std::string name_of(const SqlToken& token, std::string_view text) {
  if (token.kind == SqlTokenKind::word) return std::string(text);
  const bool is_quoted = token.kind == SqlTokenKind::quoted_identifier && token.is_terminated && text.front() == '"';
  return is_quoted ? unquote_ident(text) : std::string();
}

}  // namespace

void note_long_names(std::string_view sql, const Part& part, std::vector<Notice>& notices) {
  if (sql.size() <= longest_name) return;
  SqlWalk walk(sql);
  std::string_view before;
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (text.size() > longest_name) {
      const bool is_constraint = equals_ignoring_case(before, "CONSTRAINT");
      notice_if_clipped(name_of(*token, text), {is_constraint ? "constraint name" : "name", part_of(part, sql, text)}, notices);
    }
    before = text;
  }
}

}  // namespace mesh::ddl
