#include "ddl/column.hpp"

#include <fmt/compile.h>

#include <array>

#include "base/text.hpp"
#include "ddl/column_spelling.hpp"
#include "ddl/fragment.hpp"
#include "ddl/sql_lexer.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// The words a table constraint begins with; `second` follows after blanks where it is not empty.
struct ConstraintWords {
  std::string_view first;
  std::string_view second;
};
constexpr auto constraint_words = std::to_array<ConstraintWords>({
    {"CONSTRAINT", ""},
    {"PRIMARY", "KEY"},
    {"UNIQUE", ""},
    {"CHECK", ""},
    {"FOREIGN", "KEY"},
    {"EXCLUDE", ""},
    {"LIKE", ""},
});

/// The word at `at`, empty if something else stands there.
std::string_view word_at(std::string_view text, size_t at) {
  if (at >= text.size() || !starts_sql_word(text[at])) return {};
  const SqlToken token = next_sql_token(text, static_cast<uint32_t>(at));
  return token.kind == SqlTokenKind::word ? text.substr(at, token.end - at) : std::string_view{};
}

/// The end of the blank at `at`, or `at`.
size_t skip_blank(std::string_view text, size_t at) {
  if (at >= text.size()) return at;
  const SqlToken token = next_sql_token(text, static_cast<uint32_t>(at));
  return token.kind == SqlTokenKind::blank ? token.end : at;
}

bool is_table_constraint(std::string_view entry) {
  const size_t begin = skip_blank(entry, 0);
  const std::string_view first = word_at(entry, begin);
  for (const ConstraintWords& words : constraint_words) {
    if (!equals_ignoring_case(first, words.first)) continue;
    size_t end = begin + first.size();
    if (!words.second.empty()) {
      const size_t second = skip_blank(entry, end);
      if (!equals_ignoring_case(word_at(entry, second), words.second)) return false;
      end = second + words.second.size();
    }
    return end < entry.size() && std::string_view(" \t\n\r\f(\"").find(entry[end]) != std::string_view::npos;
  }
  return false;
}

std::string_view field(std::string_view text, Blanks blanks) { return blanks == Blanks::trim ? trim(text) : text; }

Refusal refuse_missing_type(std::string_view name, std::optional<std::string_view> constraints, Part part) {
  const std::string_view type = constraints && !trim(*constraints).empty() ? trim(*constraints) : "TEXT";
  return {Code::bad_column, part, fmt::format(FMT_COMPILE("the column `{}` has no type"), printable(name)),
          fmt::format(FMT_COMPILE("write \"{}:{}\", with the type between the first colon and the second"), printable(name),
                      printable(type))};
}

Result<ColumnEntry, Refusal> parse_table_constraint(std::string_view entry, Part part, Blanks blanks) {
  const std::string_view sql = field(entry, blanks);
  if (Status status = check_fragment(sql, Slot::table_constraint, part_of(part, entry, sql)); !status)
    return std::move(status).error();
  return ColumnEntry(TableConstraint{sql});
}

/// Reads an entry whose first colon is at `colon`.
Result<ColumnEntry, Refusal> parse_column(std::string_view entry, size_t colon, Part part, Blanks blanks) {
  const size_t second = entry.find(':', colon + 1);
  const bool has_constraints = second != std::string_view::npos;
  const std::string_view name_text = field(entry.substr(0, colon), blanks);
  const std::string_view type = field(entry.substr(colon + 1, has_constraints ? second - colon - 1 : second), blanks);
  std::optional<std::string_view> constraints;
  if (has_constraints) constraints = field(entry.substr(second + 1), blanks);

  const Part name_part = name_text.empty() ? part : part_of(part, entry, name_text);
  auto name = make_name(name_text, {"column name", name_part});
  if (!name) return std::move(name).error();
  if (trim(type).empty()) return refuse_missing_type(name_text, constraints, part);
  if (Status status = check_fragment(type, Slot::type, part_of(part, entry, type)); !status) return std::move(status).error();
  if (constraints) {
    const Part constraints_part = part_of(part, entry, *constraints);
    if (Status status = check_fragment(*constraints, Slot::constraints, constraints_part); !status)
      return std::move(status).error();
  }
  return ColumnEntry(Column{*name, type, constraints});
}

}  // namespace

std::optional<std::string_view> column_name_of(std::string_view entry, Blanks blanks) {
  const size_t colon = entry.find(':');
  if (colon == std::string_view::npos || is_table_constraint(field(entry, blanks))) return std::nullopt;
  return field(entry.substr(0, colon), blanks);
}

Result<ColumnEntry, Refusal> parse_column_entry(std::string_view entry, Part part, Blanks blanks) {
  if (is_table_constraint(field(entry, blanks))) return parse_table_constraint(entry, part, blanks);
  if (const size_t colon = entry.find(':'); colon != std::string_view::npos) return parse_column(entry, colon, part, blanks);
  if (trim(entry).empty()) {
    return Refusal{Code::bad_column, part, "the column entry is empty", "write \"name:TYPE\" or \"name:TYPE:CONSTRAINTS\""};
  }
  return Refusal{Code::bad_column, part,
                 fmt::format(FMT_COMPILE("the entry `{}` has no `:` between a name and a type"), printable(entry)),
                 hint_for_entry_without_colon(entry)};
}

void write_column_entry(Statement& into, const ColumnEntry& entry, std::string_view text, Part part) {
  const uint32_t begin = end_of(into);
  if (const auto* constraint = std::get_if<TableConstraint>(&entry)) {
    into.sql += constraint->sql;
  } else if (const auto* column = std::get_if<Column>(&entry)) {
    append_ident(into.sql, column->name);
    into.sql += ' ';
    into.sql += column->type;
    if (column->constraints) {
      into.sql += ' ';
      into.sql += *column->constraints;
    }
    const std::string_view name = column->name.text();
    notice_if_clipped(name, {"column name", part_of(part, text, name)}, into.notices);
  }
  add_clause(into, part, begin);
}

Status write_column_list(Statement& into, std::span<const std::string_view> entries, uint32_t argument, Blanks blanks) {
  into.sql += '(';
  for (size_t at = 0; at < entries.size(); ++at) {
    if (at > 0) into.sql += ',';
    add_break(into, 1);
    if (at > 0) into.sql += ' ';
    const Part part = whole_part(entries[at], argument, static_cast<int32_t>(at));
    const auto entry = parse_column_entry(entries[at], part, blanks);
    if (!entry) return entry.error();
    write_column_entry(into, *entry, entries[at], part);
  }
  if (!entries.empty()) add_break(into, 0);
  into.sql += ')';
  return Unit{};
}

}  // namespace mesh::ddl
