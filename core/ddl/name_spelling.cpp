#include "ddl/name_spelling.hpp"

#include <string>

#include "base/text.hpp"

namespace mesh::ddl {
namespace {

/// Quotes of SQL and of other languages' SQL. None of them is needed: every name is quoted.
bool is_quote(char byte) { return byte == '"' || byte == '\'' || byte == '`'; }

/// True for what most names begin and end with.
bool is_plain_end(char byte) { return is_ascii_graphic(byte) && !is_quote(byte); }

/// `name` without the quotes at its ends, as many as there are. A quote at one end alone is half of `"schema.table"`, unless blanks
/// stand around it.
std::string_view without_quotes(std::string_view name, bool has_blanks) {
  if (has_blanks && !(is_quote(name.front()) && is_quote(name.back()))) return name;
  while (!name.empty() && is_quote(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_quote(name.back())) name.remove_suffix(1);
  return name;
}

/// The blanks or quotes at the start of `name`, or else those at its end, outside of `inner`.
std::string_view odd_end(std::string_view name, std::string_view inner) {
  const auto before = static_cast<size_t>(inner.data() - name.data());
  return before > 0 ? name.substr(0, before) : name.substr(inner.size());
}

}  // namespace

void note_spelling(std::string_view name, const Subject& subject, std::vector<Notice>& notices) {
  if (is_plain_end(name.front()) && is_plain_end(name.back())) return;
  const std::string_view inner = trim(name);
  if (inner.empty()) return;
  const bool has_blanks = inner.size() < name.size();
  const std::string_view meant = trim(without_quotes(inner, has_blanks));
  if (meant.empty() || meant.size() == name.size()) return;
  const std::string_view odd = odd_end(name, has_blanks ? inner : meant);
  note(notices, Code::name_spelling, part_of(subject.part, name, odd),
       {has_blanks ? "the blank" : "the quote", " is part of the ", subject.what, ", which PostgreSQL stores as `", printable(name),
        "`"},
       {"write `", printable(meant), "`"}, edit(subject.part, meant));
}

}  // namespace mesh::ddl
