#include "ddl/postgres.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/column.hpp"
#include "ddl/dropped_name.hpp"
#include "ddl/table_name.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// Checks and writes a name whose blanks at both ends are no part of it.
Status write_trimmed_name(Statement& into, std::string_view text, std::string_view what, uint32_t argument) {
  const std::string_view name = trim(text);
  const Part whole = whole_part(text, argument);
  return write_name(into, name, {what, name.empty() ? whole : part_of(whole, text, name)});
}

/// The same for a table's name, argument 0.
Result<TableName, Refusal> make_trimmed_table(std::string_view text, std::string_view what) {
  const std::string_view name = trim(text);
  const Part whole = whole_part(text, 0);
  return make_table_name(name, {what, name.empty() ? whole : part_of(whole, text, name)});
}

Status write_trimmed_table(Statement& into, std::string_view text, std::string_view what) {
  auto table = make_trimmed_table(text, what);
  if (!table) return std::move(table).error();
  write_table(into, *table);
  return Unit{};
}

/// Refuses a partition column that is not the name of exactly one entry.
Status check_partition_column(std::string_view column, Strings entries, bool is_partial) {
  const std::string_view name = trim(column);
  size_t count = 0;
  for (const std::string_view entry : entries) {
    const auto entry_name = column_name_of(entry, Blanks::trim);
    if (entry_name && *entry_name == name) ++count;
  }
  if (count == 1 || (count == 0 && is_partial)) return Unit{};
  const Part part = part_of(whole_part(column, 2), column, name);
  if (count == 0) {
    return refuse(Code::bad_name, part, {"no column of the table is named `", printable(name), "`"},
                  {"write the name of one of the columns"});
  }
  return refuse(Code::bad_name, part, {decimal(count), " columns of the table are named `", printable(name), "`"},
                {"write each column once"});
}

/// Appends the operator class, each part between dots quoted, as one clause.
Status write_opclass(Statement& into, std::string_view text, uint32_t argument) {
  const Part whole = whole_part(text, argument);
  const std::string_view opclass = trim(text);
  const uint32_t begin = end_of(into);
  for (size_t at = 0; at <= opclass.size();) {
    const size_t dot = std::min(opclass.find('.', at), opclass.size());
    const std::string_view piece = trim(opclass.substr(at, dot - at));
    const Subject subject{"operator class name", piece.empty() ? whole : part_of(whole, text, piece)};
    auto name = make_name(piece, subject);
    if (!name) return std::move(name).error();
    if (at > 0) into.sql += '.';
    append_ident(into.sql, *name);
    note_name(*name, subject, into.notices);
    at = dot + 1;
  }
  add_clause(into, whole, begin);
  return Unit{};
}

}  // namespace

Status build_create_extension_sql(std::string_view name, Statement& into) {
  into.clear();
  into.sql += "CREATE EXTENSION IF NOT EXISTS ";
  return write_trimmed_name(into, name, "extension name", 0);
}

Status build_create_range_partitioned_table_sql(std::string_view table, Strings columns, std::string_view partition_column,
                                                Statement& into) {
  into.clear();
  into.sql += "CREATE TABLE IF NOT EXISTS ";
  if (Status status = write_trimmed_table(into, table, "table name"); !status) return status;
  into.sql += ' ';
  if (Status status = write_column_list(into, columns, 1, Blanks::trim); !status) return status;
  into.sql += " PARTITION BY RANGE (";
  if (Status status = write_trimmed_name(into, partition_column, "partition column name", 2); !status) return status;
  into.sql += ')';
  return check_partition_column(partition_column, columns, into.is_partial);
}

Status build_create_gin_index_sql(std::string_view table, std::string_view index, std::string_view column, std::string_view opclass,
                                  Statement& into) {
  into.clear();
  auto table_name = make_trimmed_table(table, "table name");
  if (!table_name) return std::move(table_name).error();
  into.sql += "CREATE INDEX IF NOT EXISTS ";
  if (Status status = write_trimmed_name(into, index, "index name", 1); !status) return status;
  add_break(into, 1);
  into.sql += " ON ";
  write_table(into, *table_name);
  into.sql += " USING GIN (";
  if (Status status = write_trimmed_name(into, column, "column name", 2); !status) return status;
  into.sql += ' ';
  if (Status status = write_opclass(into, opclass, 3); !status) return status;
  into.sql += ')';
  return Unit{};
}

Status build_drop_partition_sql(std::string_view partition, Statement& into) {
  into.clear();
  into.sql += "DROP TABLE IF EXISTS ";
  const Subject subject{"partition name", whole_part(partition, 0)};
  if (Status status = check_dropped_table(partition, subject, into.sql); !status) return status;
  return write_trimmed_table(into, partition, "partition name");
}

}  // namespace mesh::ddl
