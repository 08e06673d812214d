#include "ddl/writer.hpp"

namespace mesh::ddl {

void add_clause(Statement& into, Part part, uint32_t begin) {
  Clause& clause = into.clauses.emplace_back();
  clause.part = part;
  clause.sql = {begin, end_of(into)};
}

void write_left_open(Statement& into) {
  into.sql += left_open;
  into.is_partial = true;
}

void add_break(Statement& into, uint32_t indent) {
  constexpr size_t usual_breaks = 8;
  if (into.breaks.capacity() == 0) into.breaks.reserve(usual_breaks);
  into.breaks.push_back({end_of(into), indent});
}

void write_name(Statement& into, Name name, const Subject& subject) {
  const uint32_t begin = end_of(into);
  append_ident(into.sql, name);
  add_clause(into, subject.part, begin);
  note_name(name, subject, into.notices);
}

Status write_name(Statement& into, std::string_view text, const Subject& subject) {
  auto name = make_name(text, subject);
  if (!name) return std::move(name).error();
  write_name(into, *name, subject);
  return Unit{};
}

}  // namespace mesh::ddl
