#include "ddl/column_spelling.hpp"

#include <string>

#include "base/text.hpp"
#include "ddl/column_word.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/inline_index.hpp"
#include "ddl/sql_walk.hpp"

namespace mesh::ddl {
namespace {

/// Where a column's constraints begin in `sql`, or its size.
size_t find_constraints(std::string_view sql) {
  SqlWalk walk(sql);
  for (auto token = walk.next(); token; token = walk.next()) {
    const bool is_word = token->kind == SqlTokenKind::word;
    if (is_word && column_constraint_words.contains(find_column_word(walk.text(*token)))) return token->begin;
  }
  return sql.size();
}

/// True for an entry that a table can have.
bool is_good(std::string_view entry, Blanks blanks) {
  Statement tried;
  return write_column_entry(tried, entry, whole_part(entry, 0), blanks).has_value();
}

/// The entry with its colons, and with the type TEXT where it has none. Empty where none can be told.
std::string spell(std::string_view text) {
  const SqlToken first = next_sql_token(text, 0);
  const bool begins_with_name = first.kind == SqlTokenKind::word || first.kind == SqlTokenKind::quoted_identifier;
  if (!begins_with_name || !check_fragment(text, Slot::table_constraint, {})) return {};
  const std::string_view ident = text.substr(0, first.end);
  const std::string_view rest = trim(text.substr(first.end));
  const size_t split = find_constraints(rest);
  const std::string_view type = trim(rest.substr(0, split));
  const std::string_view constraints = rest.substr(split);
  std::string spelling = ident.front() == '"' ? unquote_ident(ident) : std::string(ident);
  append(spelling, {":", type.empty() ? "TEXT" : type, constraints.empty() ? "" : ":", constraints});
  return spelling;
}

}  // namespace

Refusal refuse_entry_without_colon(std::string_view entry, const Part& part, Blanks blanks) {
  const std::string_view text = trim(entry);
  if (auto refusal = refuse_inline_index(text, part_of(part, entry, text))) return *std::move(refusal);
  const auto refuse_it = [&](const Pieces& hint, const PartEdits& edits = no_edits) {
    return refuse(Code::bad_column, part, {"the entry `", printable(entry), "` has no `:` between a name and a type"}, hint, edits);
  };
  const SqlToken first = next_sql_token(text, 0);
  if (table_constraint_words.contains(find_column_word(text.substr(0, first.end)))) {
    return refuse_it({"write the table constraint in full, such as \"PRIMARY KEY (id)\""});
  }
  const std::string spelling = spell(text);
  if (spelling.empty() || !is_good(spelling, blanks)) return refuse_it({"write \"name:TYPE\" or \"name:TYPE:CONSTRAINTS\""});
  const std::string shown = printable(spelling, longest_shown);
  const bool has_type = find_constraints(trim(text.substr(first.end))) > 0;
  if (!has_type) return refuse_it({"write \"", shown, "\", with the type you mean"});
  return refuse_it({"write \"", shown, "\""}, edit(part, spelling));
}

std::optional<Refusal> refuse_missing_colon(std::string_view entry, std::string_view fields, const Part& part, Blanks blanks) {
  const size_t split = find_constraints(fields);
  const std::string_view type = fields.substr(0, split);
  const std::string_view constraints = fields.substr(split);
  const std::string_view bare_type = trim(type);
  if (constraints.empty() || bare_type.empty() || type.find(':') != std::string_view::npos) return std::nullopt;
  const auto blanks_begin = static_cast<size_t>(bare_type.data() + bare_type.size() - entry.data());
  const auto blanks_end = static_cast<size_t>(constraints.data() - entry.data());
  const std::string spelling = cat({entry.substr(0, blanks_begin), ":", constraints});
  if (!is_good(spelling, blanks)) return std::nullopt;
  const std::string_view word = constraints.substr(0, next_sql_token(constraints, 0).end);
  return refuse(Code::bad_column, part_of(part, entry, word), {"a `:` is missing before `", printable(word), "`"},
                {"write \"", printable(spelling, longest_shown), "\""},
                edit(part_of(part, entry, entry.substr(blanks_begin, blanks_end - blanks_begin)), ":"));
}

Refusal refuse_missing_type(std::string_view name, std::string_view constraints, const Part& part) {
  const std::string_view type = trim(constraints);
  const std::string spelling = cat({name, ":", type.empty() ? "TEXT" : type});
  // After one more colon it would lack its type as well, and so on.
  const bool is_found = !type.empty() && type.front() != ':' && is_good(spelling, Blanks::keep);
  return refuse(Code::bad_column, part, {"the column `", printable(name), "` has no type"},
                {"write \"", printable(name), ":", is_found ? printable(type) : "TEXT",
                 "\", with the type between the first colon and the second"},
                is_found ? edit(part, spelling) : PartEdits{});
}

}  // namespace mesh::ddl
