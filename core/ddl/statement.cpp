#include "ddl/statement.hpp"

#include <utility>

namespace mesh::ddl {

void Statement::clear() {
  sql.clear();
  clauses.clear();
  breaks.clear();
  notices.clear();
  is_partial = false;
}

PartEdits edit(const Part& part, std::string_view text) { return {{part, std::string(text)}}; }

Refusal refuse(Code code, const Part& part, const Pieces& message, const Pieces& hint, const PartEdits& edits) {
  return {code, part, cat(message), cat(hint), edits};
}

void note(std::vector<Notice>& notices, Code code, const Part& part, const Pieces& message, const Pieces& hint,
          const PartEdits& edits) {
  notices.push_back({code, part, cat(message), cat(hint), edits});
}

std::string pretty(std::string_view sql, std::span<const Break> breaks) {
  std::string out;
  uint32_t from = 0;
  for (const Break& line_break : breaks) {
    out.append(sql, from, line_break.at - from);
    out += '\n';
    out.append(size_t{2} * line_break.indent, ' ');
    from = line_break.at;
    if (from < sql.size() && sql[from] == ' ') ++from;
  }
  out.append(sql, from, std::string_view::npos);
  return out;
}

}  // namespace mesh::ddl
