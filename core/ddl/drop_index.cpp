// DROP INDEX, of the index that create_index made of the same columns, or of one by its name.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "ddl/build.hpp"
#include "ddl/dropped_name.hpp"
#include "ddl/index.hpp"
#include "ddl/lone_index.hpp"
#include "ddl/name_spelling.hpp"
#include "ddl/own_form.hpp"
#include "ddl/table_name.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

constexpr uint32_t entries_argument = 1;
constexpr std::string_view concurrently = "concurrently:true";

/// The entries of a drop by name: where in the list they stand.
struct DropByName {
  std::optional<size_t> name;
  std::optional<size_t> concurrently;
};

/// True for a suffix of the column `name`. An operator class alone is one only where it ends in `_ops`, as all that PostgreSQL
/// brings do; anything else that holds `_ops` is sooner the name of an index.
bool is_suffix_of_column(std::string_view text) {
  const auto suffix = parse_index_suffix(text);
  return suffix && (suffix->operator_class.size() < suffix->text.size() || suffix->text.ends_with("_ops"));
}

/// The name after `name:`, or nothing for an entry that does not begin so, or that is the column `name` with a suffix.
std::string_view named_index(std::string_view entry) {
  constexpr std::string_view key = "name:";
  const std::string_view text = trim(entry);
  if (!text.starts_with(key)) return {};
  const std::string_view name = trim(text.substr(key.size()));
  return is_suffix_of_column(name) ? std::string_view{} : name;
}

Part part_at(Strings entries, size_t at) { return whole_part(entries[at], entries_argument, static_cast<int32_t>(at)); }

/// Finds the entries of a drop by name, or none for a drop by columns. An entry that goes with neither is refused.
Result<DropByName, Refusal> find_name(Strings entries) {
  DropByName found;
  for (size_t at = 0; at < entries.size(); ++at) {
    if (!named_index(entries[at]).empty() && !found.name) {
      found.name = at;
    } else if (trim(entries[at]) == concurrently && !found.concurrently) {
      found.concurrently = at;
    }
  }
  const auto open = static_cast<size_t>(std::count_if(entries.begin(), entries.end(), is_left_open));
  const size_t count = (found.name ? 1U : 0U) + (found.concurrently ? 1U : 0U) + open;
  if (count == open || ((found.name || open > 0) && count == entries.size())) return found;
  const size_t at = found.name.value_or(found.concurrently.value_or(0));
  const std::string_view entry = trim(entries[at]);
  return refuse(Code::bad_index_column, part_of(part_at(entries, at), entries[at], entry),
                {"`", printable(entry), found.name ? "` does not go with columns" : "` goes with the index's name"},
                {"write \"name:exact_name\" as the only entry, or with \"", concurrently, "\""});
}

Status write_by_name(Statement& into, const TableName& table, Strings entries, const DropByName& found) {
  into.sql += "DROP INDEX ";
  if (found.concurrently) {
    const uint32_t begin = end_of(into);
    const Part part = part_at(entries, *found.concurrently);
    into.sql += "CONCURRENTLY";
    add_clause(into, part, begin);
    into.sql += ' ';
    note_own_form(part, "an index that is dropped concurrently", into.notices);
    note_lone_index(part, "DROP", into.notices);
  }
  into.sql += "IF EXISTS ";
  const uint32_t begin = end_of(into);
  append_schema(into.sql, table);
  if (!found.name) {
    write_left_open(into);
    return Unit{};
  }
  const Part whole = part_at(entries, *found.name);
  const std::string_view text = named_index(entries[*found.name]);
  const Subject subject{"index name", part_of(whole, entries[*found.name], text)};
  if (Status status = check_dropped_name(text, subject, into.sql); !status) return status;
  auto name = make_name(text, subject);
  if (!name) return std::move(name).error();
  append_ident(into.sql, *name);
  add_clause(into, whole, begin);
  note_name(*name, subject, into.notices);
  note_index_schema(text, table, subject.part, into.notices);
  note_own_form(whole, "an index that is dropped by its name", into.notices);
  if (std::any_of(entries.begin(), entries.end(), is_left_open)) {
    into.sql += ' ';
    write_left_open(into);
  }
  return Unit{};
}

void write_by_columns(Statement& into, const TableName& table, const IndexColumns& list) {
  into.sql += "DROP INDEX IF EXISTS ";
  const uint32_t begin = end_of(into);
  append_schema(into.sql, table);
  write_derived_index_name(into, table.name, list);
  for (const IndexColumn& column : list.columns) {
    if (column.is_unknown()) continue;
    add_clause(into, column.part, begin);
    const std::string_view name = column.name->text();
    note_spelling(name, {"column name", part_of(column.part, column.written, name)}, into.notices);
    note_index_forms(column, into.notices);
  }
}

}  // namespace

Status build_drop_index_sql(std::string_view table, Strings columns, Statement& into) {
  into.clear();
  auto table_name = make_table_name(table, {"table name", whole_part(table, 0)});
  if (!table_name) return std::move(table_name).error();
  auto found = find_name(columns);
  if (!found) return std::move(found).error();
  note_table(*table_name, into.notices);
  if (found->name || found->concurrently) return write_by_name(into, *table_name, columns, *found);
  auto list = read_index_columns(columns, entries_argument, IndexUse::drop, nullptr);
  if (!list) return std::move(list).error();
  write_by_columns(into, *table_name, *list);
  return Unit{};
}

}  // namespace mesh::ddl
