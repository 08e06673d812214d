#include "ddl/name_spelling.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/sql_walk.hpp"

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

/// A word of SQL, or a name in quotes.
bool is_name(std::string_view text) {
  if (text.size() > 2 && text.front() == '"') return text.find('"', 1) == text.size() - 1;
  return is_sql_word(text);
}

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) { return to_ascii_upper(byte) != byte; });
}

/// What reads as SQL in a name, and the name that is meant, which may not be known.
struct SqlInName {
  std::string_view odd;
  std::string_view meant;
};

/// Whether a text is names with commas between them.
bool is_list(std::string_view text) {
  for (bool has_comma = false;; has_comma = true) {
    const size_t comma = text.find(',');
    if (!is_name(trim(text.substr(0, comma)))) return false;
    if (comma == std::string_view::npos) return has_comma;
    text.remove_prefix(comma + 1);
  }
}

SqlInName find_sql(std::string_view name) {
  if (name.find_first_of(" ,;\t\n\r") == std::string_view::npos) return {};
  // No name goes over lines: a quote was forgotten.
  const std::string_view inner = trim(name);
  if (const size_t line = inner.find_first_of("\n\r"); line != std::string_view::npos) return {inner.substr(line, 1), {}};
  if (const size_t end = name.find(';'); end != std::string_view::npos) {
    const bool is_end = end + 1 == name.size();
    return {name.substr(end, 1), is_end ? without_quotes(trim(name.substr(0, end)), false) : std::string_view()};
  }
  if (is_list(name)) return {name.substr(name.find(','), 1), {}};
  SqlWalk walk(name);
  std::array<std::string_view, 4> words;
  for (std::string_view& word : words) {
    if (const auto token = walk.next()) word = walk.text(*token);
  }
  const size_t exists = equals_ignoring_case(words[1], "NOT") ? 2 : 1;
  if (equals_ignoring_case(words[0], "IF") && equals_ignoring_case(words[exists], "EXISTS")) {
    const auto end = static_cast<size_t>(words[exists].data() + words[exists].size() - name.data());
    const std::string_view rest = trim(name.substr(end));
    if (is_name(rest)) return {trim(name.substr(0, end)), without_quotes(rest, false)};
  }
  // The words of a heading, such as Ship To, are written otherwise.
  const auto is_so_named = [](std::string_view word) { return is_name(word) && has_small_letter(word); };
  const bool is_joined = (words[1] == "TO" || words[1] == "AS") && words[3].empty();
  return is_joined && is_so_named(words[0]) && is_so_named(words[2]) ? SqlInName{words[1], {}} : SqlInName{};
}

void note_sql(std::string_view name, const SqlInName& sql, const Subject& subject, std::vector<Notice>& notices) {
  const std::string meant = sql.meant.empty() ? std::string() : cat({"write `", printable(sql.meant), "`"});
  const bool is_entry = sql.odd == "," && subject.part.element != no_element;
  note(notices, Code::name_spelling, part_of(subject.part, name, sql.odd),
       {"`", printable(sql.odd), "` is part of the ", subject.what, ", which PostgreSQL stores as `", printable(name), "`"},
       {meant, !meant.empty() ? ""
               : is_entry     ? "write each as an entry of its own"
                              : "write one name"},
       sql.meant.empty() ? no_edits : edit(subject.part, sql.meant));
}

}  // namespace

void note_spelling(std::string_view name, const Subject& subject, std::vector<Notice>& notices) {
  if (is_plain_end(name.front()) && is_plain_end(name.back()) && are_word_parts(name)) return;
  if (const SqlInName sql = find_sql(name); !sql.odd.empty()) return note_sql(name, sql, subject, notices);
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
