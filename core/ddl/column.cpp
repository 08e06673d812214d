#include "ddl/column.hpp"

#include "base/text.hpp"
#include "ddl/column_grammar.hpp"
#include "ddl/column_spelling.hpp"
#include "ddl/column_word.hpp"
#include "ddl/fragment.hpp"
#include "ddl/inline_index.hpp"
#include "ddl/long_names.hpp"
#include "ddl/refusal_list.hpp"
#include "ddl/sql_bytes.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

size_t skip_blanks(std::string_view text, size_t at) {
  while (at < text.size() && is_sql_blank(text[at])) ++at;
  return at;
}

/// The word of the vocabulary that begins at `at`, where a blank, a bracket or a quote follows it, or 0. Moves `at` past it.
ColumnWord take_constraint_word(std::string_view text, size_t& at) {
  const size_t begin = at;
  while (at < text.size() && is_sql_byte(text[at], word_part)) ++at;
  const bool is_followed = at < text.size() && (is_sql_blank(text[at]) || text[at] == '(' || text[at] == '"');
  return is_followed ? find_column_word(text.substr(begin, at - begin)) : ColumnWord{};
}

std::string_view field(std::string_view text, Blanks blanks) { return blanks == Blanks::trim ? trim(text) : text; }

Status write_table_constraint(Statement& into, std::string_view entry, const Part& part, Blanks blanks) {
  const std::string_view sql = field(entry, blanks);
  const Part where = part_of(part, entry, sql);
  if (auto refusal = refuse_inline_index(sql, where)) return *std::move(refusal);
  ColumnReading reading(ColumnReading::Kind::table_constraint, sql, where);
  if (Status status = check_fragment(sql, Slot::table_constraint, where, &reading); !status) return status;
  if (Status status = reading.end(); !status) return status;
  note_long_names(sql, where, into.notices);
  into.sql += sql;
  return Unit{};
}

/// What stands after the first colon of a column's entry, and its parts.
struct Fields {
  std::string_view all;
  std::string_view type;
  std::string_view constraints;
};

/// Checks a column's type and constraints.
Status check_fields(const Fields& fields, std::string_view entry, const Part& part, Blanks blanks) {
  ColumnReading reading(ColumnReading::Kind::column, entry, part);
  Status status = check_fragment(fields.type, Slot::type, part_of(part, entry, fields.type), &reading);
  if (status) {
    status = check_fragment(fields.constraints, Slot::constraints, part_of(part, entry, fields.constraints), &reading);
  }
  if (status) return reading.end();
  if (auto refusal = refuse_missing_colon(entry, fields.all, part, blanks)) return *std::move(refusal);
  return status;
}

/// Appends a blank and a checked field of the entry.
void write_field(Statement& into, std::string_view sql, const Part& part) {
  note_long_names(sql, part, into.notices);
  into.sql += ' ';
  into.sql += sql;
}

/// Appends an entry whose first colon is at `colon`.
Status write_column(Statement& into, std::string_view entry, size_t colon, const Part& part, Blanks blanks) {
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
  if (Status status = check_fields({fields, type, constraints}, entry, part, blanks); !status) return status;
  write_field(into, type, part_of(part, entry, type));
  if (has_constraints) write_field(into, constraints, part_of(part, entry, constraints));
  return Unit{};
}

/// Appends what `entry` says, whichever of the two it is.
Status write_entry_text(Statement& into, std::string_view entry, const Part& part, Blanks blanks) {
  if (is_table_constraint(field(entry, blanks))) return write_table_constraint(into, entry, part, blanks);
  if (const size_t colon = entry.find(':'); colon != std::string_view::npos) return write_column(into, entry, colon, part, blanks);
  if (trim(entry).empty()) {
    return refuse(Code::bad_column, part, {"the column entry is empty"}, {"write \"name:TYPE\" or \"name:TYPE:CONSTRAINTS\""});
  }
  return refuse_entry_without_colon(entry, part, blanks);
}

}  // namespace

bool is_table_constraint(std::string_view entry) {
  size_t at = skip_blanks(entry, 0);
  const ColumnWord first = take_constraint_word(entry, at);
  if (first != "PRIMARY"_word && first != "FOREIGN"_word) return table_constraint_words.contains(first);
  at = skip_blanks(entry, at);
  return take_constraint_word(entry, at) == "KEY"_word;
}

std::optional<std::string_view> column_name_of(std::string_view entry, Blanks blanks) {
  const size_t colon = entry.find(':');
  if (colon == std::string_view::npos || is_table_constraint(field(entry, blanks))) return std::nullopt;
  return field(entry.substr(0, colon), blanks);
}

Status write_column_entry(Statement& into, std::string_view entry, const Part& part, Blanks blanks) {
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
