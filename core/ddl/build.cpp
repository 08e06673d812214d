#include "ddl/build.hpp"

#include "base/text.hpp"
#include "ddl/column.hpp"
#include "ddl/index.hpp"
#include "ddl/index_options.hpp"
#include "ddl/table_name.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// Starts ALTER TABLE "table" and goes on with `action` on a line of its own.
Status begin_alter_table(Statement& into, std::string_view table, std::string_view action) {
  into.clear();
  into.sql += "ALTER TABLE ";
  if (Status status = write_table(into, table); !status) return status;
  add_break(into, 1);
  into.sql += action;
  return Unit{};
}

/// `alter` is ALTER TABLE with the table's quoted name. LIKE copies columns, which only CREATE TABLE can.
Refusal refuse_table_constraint(std::string_view alter, std::string_view constraint, Part part) {
  const bool is_like = equals_ignoring_case(trim(constraint).substr(0, 4), "LIKE");
  constexpr std::string_view message = "add_column adds a column, and this entry is a table constraint";
  if (is_like) return refuse(Code::bad_column, part, {message}, {"write it as an entry of create_table"});
  return refuse(Code::bad_column, part, {message},
                {"write Migration.execute with ", alter, " ADD ", printable(trim(constraint), 1000)});
}

/// Appends CREATE [UNIQUE ]INDEX IF NOT EXISTS and the name, given or derived.
Status begin_create_index(Statement& into, const TableName& table, const IndexColumns& columns, const IndexOptions& options) {
  into.sql += "CREATE ";
  if (options.unique && options.unique->value) {
    const uint32_t begin = end_of(into);
    into.sql += "UNIQUE";
    add_clause(into, options.unique->part, begin);
    into.sql += ' ';
  }
  into.sql += "INDEX IF NOT EXISTS ";
  const uint32_t begin = end_of(into);
  if (options.name) {
    write_name(into, options.name->value, {"index name", options.name->part});
  } else if (Status status = write_derived_index_name(into, table.name, columns); !status) {
    return status;
  }
  into.made_index = MadeIndex{{begin, end_of(into)}, std::string(schema_of(table))};
  return Unit{};
}

}  // namespace

Status build_create_table_sql(std::string_view table, Strings columns, Statement& into) {
  into.clear();
  into.sql += "CREATE TABLE IF NOT EXISTS ";
  if (Status status = write_table(into, table); !status) return status;
  into.sql += ' ';
  return write_column_list(into, columns, 1, Blanks::keep);
}

Status build_drop_table_sql(std::string_view table, Statement& into) {
  into.clear();
  into.sql += "DROP TABLE IF EXISTS ";
  return write_table(into, table);
}

Status build_add_column_sql(std::string_view table, std::string_view column, Statement& into) {
  constexpr std::string_view action = " ADD COLUMN IF NOT EXISTS ";
  if (Status status = begin_alter_table(into, table, action); !status) return status;
  const Part part = whole_part(column, 1);
  if (is_table_constraint(column)) {
    return refuse_table_constraint(into.sql.substr(0, into.sql.size() - action.size()), column, part);
  }
  return write_column_entry(into, column, part, Blanks::keep);
}

Status build_drop_column_sql(std::string_view table, std::string_view column, Statement& into) {
  if (Status status = begin_alter_table(into, table, " DROP COLUMN IF EXISTS "); !status) return status;
  return write_name(into, column, {"column name", whole_part(column, 1)});
}

Status build_rename_column_sql(std::string_view table, std::string_view old_name, std::string_view new_name, Statement& into) {
  if (Status status = begin_alter_table(into, table, " RENAME COLUMN "); !status) return status;
  if (Status status = write_name(into, old_name, {"column name", whole_part(old_name, 1)}); !status) return status;
  into.sql += " TO ";
  return write_name(into, new_name, {"new column name", whole_part(new_name, 2)});
}

Status build_create_index_sql(std::string_view table, Strings columns, std::string_view options, Statement& into) {
  into.clear();
  auto table_name = make_table_name(table, {"table name", whole_part(table, 0)});
  if (!table_name) return std::move(table_name).error();
  auto given = parse_index_options(options, whole_part(options, 2), into.notices);
  if (!given) return std::move(given).error();
  const IndexColumns index_columns{columns, 1};
  if (Status status = check_index_columns(index_columns); !status) return status;

  if (Status status = begin_create_index(into, *table_name, index_columns, *given); !status) return status;
  add_break(into, 1);
  into.sql += " ON ";
  write_table(into, *table_name);
  into.sql += ' ';
  if (Status status = write_index_columns(into, index_columns); !status) return status;
  if (given->predicate) {
    add_break(into, 1);
    into.sql += ' ';
    const uint32_t begin = end_of(into);
    into.sql += "WHERE ";
    into.sql += given->predicate->value;
    add_clause(into, given->predicate->part, begin);
  }
  return Unit{};
}

Status build_drop_index_sql(std::string_view table, Strings columns, Statement& into) {
  into.clear();
  auto table_name = make_table_name(table, {"table name", whole_part(table, 0)});
  if (!table_name) return std::move(table_name).error();
  const IndexColumns index_columns{columns, 1};
  if (Status status = check_index_columns(index_columns); !status) return status;
  into.sql += "DROP INDEX IF EXISTS ";
  const uint32_t begin = end_of(into);
  append_schema(into.sql, *table_name);
  if (Status status = write_derived_index_name(into, table_name->name, index_columns); !status) return status;
  for (size_t at = 0; at < columns.size(); ++at) add_clause(into, index_columns.part(at), begin);
  return Unit{};
}

}  // namespace mesh::ddl
