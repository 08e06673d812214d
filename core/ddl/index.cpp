#include "ddl/index.hpp"

#include "base/text.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

Refusal refuse_suffix(std::string_view name, std::string_view suffix, Part part) {
  const std::string column = printable(name);
  const std::string message = suffix.empty() ? cat({"the column `", column, "` ends in a `:` without an order"})
                                             : cat({"`", printable(suffix), "` is no order for the column `", column, "`"});
  return refuse(Code::bad_index_column, part, {message}, {"write \"", column, ":ASC\", \"", column, ":DESC\" or \"", column, "\""});
}

std::string_view suffix_of(Order order) {
  switch (order) {
    case Order::unstated: return "";
    case Order::ascending: return " ASC";
    case Order::descending: return " DESC";
  }
  return "";
}

}  // namespace

Result<IndexColumn, Refusal> parse_index_column(std::string_view entry, Part part) {
  if (trim(entry).empty()) {
    return refuse(Code::bad_index_column, part, {"the index column is empty"}, {"write a column's name, such as \"email\""});
  }
  const size_t colon = entry.rfind(':');
  const std::string_view name_text = trim(entry.substr(0, colon));
  Order order = Order::unstated;
  if (colon != std::string_view::npos) {
    const std::string_view suffix = trim(entry.substr(colon + 1));
    if (equals_ignoring_case(suffix, "ASC")) {
      order = Order::ascending;
    } else if (equals_ignoring_case(suffix, "DESC")) {
      order = Order::descending;
    } else {
      const std::string_view wrong = suffix.empty() ? entry.substr(colon, 1) : suffix;
      return refuse_suffix(name_text, suffix, part_of(part, entry, wrong));
    }
  }
  auto name = make_name(name_text, {"column name", name_text.empty() ? part : part_of(part, entry, name_text)});
  if (!name) return std::move(name).error();
  return IndexColumn{*name, order};
}

Status check_index_columns(const IndexColumns& columns) {
  if (!columns.entries.empty()) return Unit{};
  return refuse(Code::bad_index_column, {columns.argument, no_element, {}}, {"the index has no columns"},
                {"write at least one column"});
}

Status write_derived_index_name(Statement& into, Name table, const IndexColumns& columns) {
  const uint32_t begin = end_of(into);
  into.sql += "\"idx_";
  append_ident_piece(into.sql, table.text());
  for (size_t at = 0; at < columns.entries.size(); ++at) {
    const auto column = parse_index_column(columns.entries[at], columns.part(at));
    if (!column) return column.error();
    into.sql += '_';
    append_ident_piece(into.sql, column->name.text());
  }
  into.sql += '"';
  const std::string_view quoted = std::string_view(into.sql).substr(begin);
  if (quoted.size() - 2 > longest_name) {
    notice_if_clipped(unquote_ident(quoted), {"index name", {columns.argument, no_element, {}}}, into.notices,
                      "write shorter table or column names, or name the index with the option `name:`");
  }
  return Unit{};
}

Status write_index_columns(Statement& into, const IndexColumns& columns) {
  into.sql += '(';
  for (size_t at = 0; at < columns.entries.size(); ++at) {
    const std::string_view entry = columns.entries[at];
    const auto column = parse_index_column(entry, columns.part(at));
    if (!column) return column.error();
    if (at > 0) into.sql += ", ";
    const uint32_t begin = end_of(into);
    append_ident(into.sql, column->name);
    into.sql += suffix_of(column->order);
    add_clause(into, columns.part(at), begin);
    const std::string_view name = column->name.text();
    notice_if_clipped(name, {"column name", part_of(columns.part(at), entry, name)}, into.notices);
  }
  into.sql += ')';
  return Unit{};
}

}  // namespace mesh::ddl
