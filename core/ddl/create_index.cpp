// CREATE INDEX.
#include <utility>

#include "ddl/build.hpp"
#include "ddl/index.hpp"
#include "ddl/index_options.hpp"
#include "ddl/lone_index.hpp"
#include "ddl/name_spelling.hpp"
#include "ddl/table_name.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

constexpr uint32_t columns_argument = 1;
constexpr uint32_t options_argument = 2;

/// Appends an option's words as a clause of their own.
void write_option(Statement& into, std::string_view words, const Part& part) {
  const uint32_t begin = end_of(into);
  into.sql += words;
  add_clause(into, part, begin);
}

void write_index_name(Statement& into, const TableName& table, const IndexColumns& columns, const IndexOptions& options) {
  if (options.name) {
    const uint32_t begin = end_of(into);
    append_ident(into.sql, options.name->value);
    add_clause(into, options.name->part, begin);
    const std::string_view name = options.name->value.text();
    notice_if_clipped(name, {"index name", options.name->part}, into.notices);
    // The option's last bytes are the name.
    Part part = options.name->part;
    part.bytes.begin = part.bytes.end - static_cast<uint32_t>(name.size());
    note_spelling(name, {"index name", part}, into.notices);
    note_index_schema(name, table, part, into.notices);
  } else {
    write_derived_index_name(into, table.name, columns);
  }
}

void begin_create_index(Statement& into, const IndexOptions& options) {
  into.sql += "CREATE ";
  if (options.unique && options.unique->value) {
    write_option(into, "UNIQUE", options.unique->part);
    into.sql += ' ';
  }
  into.sql += "INDEX ";
  if (options.concurrently) {
    write_option(into, "CONCURRENTLY", options.concurrently->part);
    into.sql += ' ';
    note_lone_index(options.concurrently->part, "CREATE", into.notices);
  }
  into.sql += "IF NOT EXISTS ";
}

void write_included(Statement& into, const IncludedColumns& included) {
  const uint32_t begin = end_of(into);
  into.sql += " INCLUDE (";
  for (const IncludedColumn& column : included.columns) {
    if (&column != included.columns.data()) into.sql += ", ";
    append_ident(into.sql, column.name);
    note_name(column.name, {"column name", column.part}, into.notices);
  }
  into.sql += ')';
  add_clause(into, included.part, begin + 1);
}

/// Appends what stands after the columns.
void end_create_index(Statement& into, const IndexOptions& options) {
  if (options.include) write_included(into, *options.include);
  if (options.nulls_not_distinct) {
    into.sql += ' ';
    write_option(into, "NULLS NOT DISTINCT", options.nulls_not_distinct->part);
  }
  if (!options.predicate) return;
  add_break(into, 1);
  into.sql += ' ';
  const uint32_t begin = end_of(into);
  into.sql += "WHERE ";
  into.sql += options.predicate->value;
  add_clause(into, options.predicate->part, begin);
}

}  // namespace

Status build_create_index_sql(std::string_view table, Strings columns, std::string_view options, Statement& into) {
  into.clear();
  auto table_name = make_table_name(table, {"table name", whole_part(table, 0)});
  if (!table_name) return std::move(table_name).error();
  IndexOptions given;
  if (Status read = read_index_options(options, whole_part(options, options_argument), given, into.notices); !read) return read;
  const UnnamedIndex unnamed{table_name->name.text(), columns, options, options_argument};
  auto list = read_index_columns(columns, columns_argument, IndexUse::create, given.name ? nullptr : &unnamed);
  if (!list) return std::move(list).error();

  begin_create_index(into, given);
  write_index_name(into, *table_name, *list, given);
  add_break(into, 1);
  into.sql += " ON ";
  write_table(into, *table_name);
  into.sql += ' ';
  if (given.method) {
    const uint32_t begin = end_of(into);
    (into.sql += "USING ") += given.method->value;
    add_clause(into, given.method->part, begin);
    into.sql += ' ';
  }
  write_index_columns(into, *list);
  end_create_index(into, given);
  return Unit{};
}

}  // namespace mesh::ddl
