#include "ddl/index_spelling.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/index_entry.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"

namespace mesh::ddl {
namespace {

bool ends_operand(const SqlToken& token, std::string_view text) {
  return token.kind == SqlTokenKind::string || token.kind == SqlTokenKind::number || text == ")" || text == "]";
}

/// True for a word that joins operands, such as AND, or is part of one that does, such as AT TIME ZONE.
bool joins_operands(std::string_view word) {
  constexpr auto joining = std::to_array<std::string_view>({"AT", "BETWEEN", "TIME", "ZONE"});
  return is_reserved_word(word) ||
         std::any_of(joining.begin(), joining.end(), [&](std::string_view known) { return equals_ignoring_case(word, known); });
}

bool begins_operand(const SqlToken& token, std::string_view text) {
  if (token.kind == SqlTokenKind::word) return !joins_operands(text);
  return token.kind != SqlTokenKind::symbol || text == "(";
}

/// True where an operand follows another without an operator between them, which is no expression.
bool lacks_operator(std::string_view expression) {
  SqlWalk walk(expression);
  bool was_operand = false;
  bool was_name = false;
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view text = walk.text(*token);
    const bool is_name =
        token->kind == SqlTokenKind::quoted_identifier || (token->kind == SqlTokenKind::word && begins_operand(*token, text));
    if ((was_operand && begins_operand(*token, text)) || (was_name && is_name)) return true;
    was_operand = ends_operand(*token, text);
    was_name = is_name;
  }
  return false;
}

bool is_sound(std::string_view text) {
  IndexEntry entry;
  read_index_entry(text, entry);
  if (entry.fault != EntryFault::none || !check_text(text, Code::bad_index_column, {})) return false;
  return !entry.is_expression || (check_fragment(entry.text, Slot::expression, {}) && !lacks_operator(entry.text));
}

/// Appends the words of `text`, each after a `_`.
void append_words(std::string& name, std::string_view text) {
  bool is_inside = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool is_word = is_sql_byte(text[at], word_part) && point.is_well_formed && !is_blank(point.value);
    if (is_word && !is_inside) name += '_';
    if (is_word) name += text.substr(at, point.size);
    is_inside = is_word;
    at += point.size;
  }
}

}  // namespace

std::string spell_index_entry(std::string_view entry) {
  const EntryParts parts = split_index_entry(entry);
  const bool is_expression = parts.body.substr(0, 1) == "(" || reads_as_sql(parts.body);
  const bool wants_brackets = is_expression && !is_in_brackets(parts.body);
  std::string spelt = cat({wants_brackets ? "(" : "", parts.body, wants_brackets ? ")" : ""});
  if (!parts.trailing.empty()) append(spelt, {":", parts.trailing});
  if (parts.suffix) append(spelt, {parts.trailing.empty() ? ":" : " ", parts.suffix->text});
  return is_sound(spelt) ? spelt : std::string();
}

std::string suggest_index_name(std::string_view table, std::span<const std::string_view> entries) {
  std::string name = "idx";
  append_words(name, table);
  for (const std::string_view entry : entries) {
    if (name.size() > longest_name) break;
    append_words(name, split_index_entry(entry).body);
  }
  return std::string(clip_utf8(name, longest_name));
}

}  // namespace mesh::ddl
