#include "ddl/index_entry.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {
namespace {

void set_fault(IndexEntry& into, EntryFault fault, std::string_view blame) {
  into.fault = fault;
  into.blame = blame;
}

/// What the tokens of an expression in brackets tell of it.
struct Brackets {
  /// Just past the bracket that closes the first one, or 0.
  uint32_t end = 0;
  bool is_empty = true;
  /// The first comma directly inside.
  std::string_view comma;
};

Brackets read_brackets(std::string_view text) {
  Brackets found;
  uint32_t depth = 0;
  for (uint32_t at = 0; at < text.size() && found.end == 0;) {
    const SqlToken token = next_sql_token(text, at);
    const std::string_view read = text.substr(at, token.end - at);
    at = token.end;
    if (token.kind == SqlTokenKind::blank || token.kind == SqlTokenKind::comment) continue;
    const bool closes = read == ")" || read == "]";
    if (closes && --depth == 0) found.end = at;
    if (depth > 0 && token.begin > 0) found.is_empty = false;
    if (read == "," && depth == 1 && found.comma.empty()) found.comma = read;
    if (read == "(" || read == "[") ++depth;
  }
  return found;
}

/// Cuts a suffix that follows a blank off `parts.body`.
void cut_trailing_suffix(EntryParts& parts) {
  const std::string_view text = parts.body;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_sql_blank(text[at])) continue;
    const size_t end = at;
    while (at < text.size() && is_sql_blank(text[at])) ++at;
    if (!parse_index_suffix(text.substr(at))) continue;
    parts.body = text.substr(0, end);
    parts.trailing = text.substr(at);
    return;
  }
}

void check_collation(IndexEntry& entry) {
  const std::string_view collation = entry.suffix.collation;
  if (collation.empty() || quoted_collation(collation).empty()) return;
  set_fault(entry, EntryFault::collation_without_quotes, collation);
}

void read_expression(std::string_view text, IndexEntry& into) {
  const Brackets brackets = read_brackets(text);
  if (brackets.end == 0) return set_fault(into, EntryFault::no_end, text);
  const std::string_view expression = text.substr(0, brackets.end);
  if (brackets.is_empty) return set_fault(into, EntryFault::no_expression, expression);
  const std::string_view rest = trim(text.substr(brackets.end));
  if (!rest.empty()) {
    const bool has_colon = rest.front() == ':' && rest.substr(0, 2) != "::";
    const bool is_suffix = read_index_suffix(has_colon ? rest.substr(1) : rest, into.suffix);
    if (!is_suffix) return set_fault(into, EntryFault::after_expression, rest);
    if (!has_colon) return set_fault(into, EntryFault::no_colon, rest);
  }
  if (!brackets.comma.empty()) return set_fault(into, EntryFault::two_expressions, brackets.comma);
  into.text = expression;
  into.is_expression = true;
  check_collation(into);
}

void read_column(std::string_view text, IndexEntry& into) {
  // Most entries are a plain name, or one with a suffix.
  const size_t first_colon = std::min(text.find(':'), text.size());
  into.text = trim(text.substr(0, first_colon));
  const bool is_whole = first_colon == text.size() || read_index_suffix(text.substr(first_colon + 1), into.suffix);
  if (is_whole && are_word_parts(into.text)) return check_collation(into);
  into.suffix = {};
  const EntryParts parts = split_index_entry(text);
  if (reads_as_sql(parts.body)) return set_fault(into, EntryFault::no_brackets, parts.body);
  const bool is_split = parts.suffix || parts.body.find(':') == std::string_view::npos;
  if (is_split && !parts.trailing.empty()) return set_fault(into, EntryFault::no_colon, parts.trailing);
  if (const size_t colon = text.rfind(':'); colon != std::string_view::npos && !parts.suffix) {
    const std::string_view wrong = trim(text.substr(colon + 1));
    return set_fault(into, EntryFault::no_suffix, wrong.empty() ? text.substr(colon, 1) : wrong);
  }
  into.text = parts.body;
  if (parts.suffix) into.suffix = *parts.suffix;
  check_collation(into);
}

}  // namespace

EntryParts split_index_entry(std::string_view entry) {
  EntryParts parts;
  parts.body = trim(entry);
  for (size_t colon = parts.body.find(':'); colon != std::string_view::npos; colon = parts.body.find(':', colon + 1)) {
    const bool is_suffix = read_index_suffix(parts.body.substr(colon + 1), parts.suffix.emplace());
    // After `::` stands a type, which may read as an operator class.
    if (!is_suffix || (parts.suffix->has_names() && colon > 0 && parts.body[colon - 1] == ':')) {
      parts.suffix.reset();
      continue;
    }
    parts.body = trim(parts.body.substr(0, colon));
    break;
  }
  if (!are_word_parts(parts.body)) cut_trailing_suffix(parts);
  return parts;
}

bool reads_as_sql(std::string_view text) {
  return text.find('(') != std::string_view::npos || text.find("->") != std::string_view::npos ||
         text.find("::") != std::string_view::npos;
}

bool is_in_brackets(std::string_view text) { return text.substr(0, 1) == "(" && read_brackets(text).end == text.size(); }

void read_index_entry(std::string_view entry, IndexEntry& into) {
  const std::string_view text = trim(entry);
  if (text.empty()) return set_fault(into, EntryFault::empty, entry);
  return text.front() == '(' ? read_expression(text, into) : read_column(text, into);
}

}  // namespace mesh::ddl
