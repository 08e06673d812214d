#include "ddl/build.hpp"

#include "base/text.hpp"
#include "ddl/column.hpp"
#include "ddl/dropped_name.hpp"
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
  if (Status status = check_dropped_table(table, {"table name", whole_part(table, 0)}, into.sql); !status) return status;
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
  const Subject subject{"column name", whole_part(column, 1)};
  if (Status status = check_dropped_name(column, subject, into.sql); !status) return status;
  return write_name(into, column, subject);
}

Status build_rename_column_sql(std::string_view table, std::string_view old_name, std::string_view new_name, Statement& into) {
  if (Status status = begin_alter_table(into, table, " RENAME COLUMN "); !status) return status;
  if (Status status = write_name(into, old_name, {"column name", whole_part(old_name, 1)}); !status) return status;
  into.sql += " TO ";
  return write_name(into, new_name, {"new column name", whole_part(new_name, 2)});
}

}  // namespace mesh::ddl
