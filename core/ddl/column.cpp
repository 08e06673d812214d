#include "ddl/column.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ddl/column_grammar.hpp"
#include "ddl/column_spelling.hpp"
#include "ddl/fragment.hpp"
#include "ddl/inline_index.hpp"
#include "ddl/long_names.hpp"
#include "ddl/refusal_list.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// What a table constraint begins with; a blank stands for one or more.
constexpr auto constraint_words =
    std::to_array<std::string_view>({"CONSTRAINT", "PRIMARY KEY", "UNIQUE", "CHECK", "FOREIGN KEY", "EXCLUDE", "LIKE"});

size_t skip_blanks(std::string_view text, size_t at) {
  while (at < text.size() && is_sql_blank(text[at])) ++at;
  return at;
}

/// The end of `words` in `text` at `at`, in any case, or npos where something else stands there.
size_t match_words(std::string_view text, size_t at, std::string_view words) {
  for (const char wanted : words) {
    if (at == text.size()) return std::string_view::npos;
    if (wanted == ' ' ? !is_sql_blank(text[at]) : to_ascii_upper(text[at]) != wanted) return std::string_view::npos;
    at = wanted == ' ' ? skip_blanks(text, at) : at + 1;
  }
  return at;
}

bool may_follow_constraint_words(std::string_view text, size_t at) {
  return at < text.size() && (is_sql_blank(text[at]) || text[at] == '(' || text[at] == '"');
}

std::string_view field(std::string_view text, Blanks blanks) { return blanks == Blanks::trim ? trim(text) : text; }

Status write_table_constraint(Statement& into, std::string_view entry, Part part, Blanks blanks) {
  const std::string_view sql = field(entry, blanks);
  const Part where = part_of(part, entry, sql);
  if (auto refusal = refuse_inline_index(sql, where)) return *std::move(refusal);
  if (Status status = check_fragment(sql, Slot::table_constraint, where); !status) return status;
  if (Status status = check_constraint_grammar(sql, sql, where); !status) return status;
  note_long_names(sql, where, into.notices);
  into.sql += sql;
  return Unit{};
}

/// Checks a column's type and constraints, which stand after the first colon of `entry`.
Status check_fields(const ColumnText& column, std::string_view entry, std::string_view fields, Part part, Blanks blanks) {
  Status status = check_fragment(column.type, Slot::type, part_of(part, entry, column.type));
  if (status) status = check_fragment(column.constraints, Slot::constraints, part_of(part, entry, column.constraints));
  if (status) return check_column_grammar(column, entry, part);
  if (auto refusal = refuse_missing_colon(entry, fields, part, blanks)) return *std::move(refusal);
  return status;
}

/// Appends a blank and a checked field of the entry.
void write_field(Statement& into, std::string_view sql, Part part) {
  note_long_names(sql, part, into.notices);
  into.sql += ' ';
  into.sql += sql;
}

/// Appends an entry whose first colon is at `colon`.
Status write_column(Statement& into, std::string_view entry, size_t colon, Part part, Blanks blanks) {
  const std::string_view fields = entry.substr(colon + 1);
  const size_t second = fields.find(':');
  const bool has_constraints = second != std::string_view::npos;
  const std::string_view name_text = field(entry.substr(0, colon), blanks);
  const std::string_view type = field(fields.substr(0, second), blanks);
  const std::string_view constraints = has_constraints ? field(fields.substr(second + 1), blanks) : fields.substr(fields.size());

  const Subject subject{"column name", name_text.empty() ? part : part_of(part, entry, name_text)};
  auto name = make_name(name_text, subject);
  if (!name) return std::move(name).error();
  if (trim(type).empty()) return refuse_missing_type(name_text, constraints, part);
  append_ident(into.sql, *name);
  note_name(*name, subject, into.notices);
  if (Status status = check_fields({type, constraints}, entry, fields, part, blanks); !status) return status;
  write_field(into, type, part_of(part, entry, type));
  if (has_constraints) write_field(into, constraints, part_of(part, entry, constraints));
  return Unit{};
}

/// Appends what `entry` says, whichever of the two it is.
Status write_entry_text(Statement& into, std::string_view entry, Part part, Blanks blanks) {
  if (is_table_constraint(field(entry, blanks))) return write_table_constraint(into, entry, part, blanks);
  if (const size_t colon = entry.find(':'); colon != std::string_view::npos) return write_column(into, entry, colon, part, blanks);
  if (trim(entry).empty()) {
    return refuse(Code::bad_column, part, {"the column entry is empty"}, {"write \"name:TYPE\" or \"name:TYPE:CONSTRAINTS\""});
  }
  return refuse_entry_without_colon(entry, part, blanks);
}

}  // namespace

bool is_table_constraint(std::string_view entry) {
  const size_t begin = skip_blanks(entry, 0);
  size_t word_end = begin;
  while (word_end < entry.size() && is_sql_byte(entry[word_end], word_part)) ++word_end;
  // A column's name ends in a colon, so most entries need no further look.
  if (!may_follow_constraint_words(entry, word_end)) return false;
  return std::any_of(constraint_words.begin(), constraint_words.end(),
                     [&](std::string_view words) { return may_follow_constraint_words(entry, match_words(entry, begin, words)); });
}

std::optional<std::string_view> column_name_of(std::string_view entry, Blanks blanks) {
  const size_t colon = entry.find(':');
  if (colon == std::string_view::npos || is_table_constraint(field(entry, blanks))) return std::nullopt;
  return field(entry.substr(0, colon), blanks);
}

Status write_column_entry(Statement& into, std::string_view entry, Part part, Blanks blanks) {
  const uint32_t begin = end_of(into);
  if (Status status = write_entry_text(into, entry, part, blanks); !status) return status;
  add_clause(into, part, begin);
  return Unit{};
}

Status write_column_list(Statement& into, std::span<const std::string_view> entries, uint32_t argument, Blanks blanks) {
  Status list = Unit{};
  into.sql += '(';
  for (size_t at = 0; at < entries.size(); ++at) {
    if (at > 0) into.sql += ',';
    add_break(into, 1);
    if (at > 0) into.sql += ' ';
    if (is_left_open(entries[at])) {
      write_left_open(into);
      continue;
    }
    const Part part = whole_part(entries[at], argument, static_cast<int32_t>(at));
    Status entry = write_column_entry(into, entries[at], part, blanks);
    if (!entry && !keep_refusal(list, std::move(entry).error())) break;
  }
  if (!entries.empty()) add_break(into, 0);
  into.sql += ')';
  return list;
}

}  // namespace mesh::ddl
