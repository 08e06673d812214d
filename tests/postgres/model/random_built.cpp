// Statements that the builders write.
#include <algorithm>
#include <optional>
#include <string_view>

#include "ddl/build.hpp"
#include "model/statements.hpp"

namespace mesh::test {
namespace {

std::vector<std::string_view> views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

/// The statement, or where the builder refuses its input, one without effect.
std::string sql_of(const ddl::Status& status, const ddl::Statement& statement) { return status ? statement.sql : "SELECT 1"; }

}  // namespace

std::string Statements::build_create_table() {
  Table table = new_relation();
  table.columns.clear();
  std::vector<std::string> entries;
  for (size_t count = 1 + dice_.below(5); count > 0; --count) {
    const Column column = new_column_of(table, entries.empty());
    const bool is_there = std::find(table.columns.begin(), table.columns.end(), column.name) != table.columns.end();
    if (is_there && dice_.chance(97)) continue;
    entries.push_back(entry(column));
    table.columns.push_back(column.name);
  }
  if (dice_.chance(25)) entries.push_back(table_constraint(table));
  ddl::Statement statement;
  return sql_of(ddl::build_create_table_sql(dotted(table), views(entries), statement), statement);
}

std::string Statements::build_drop_table() {
  ddl::Statement statement;
  return sql_of(ddl::build_drop_table_sql(dotted(some_table()), statement), statement);
}

std::string Statements::build_add_column() {
  const Table table = some_table();
  ddl::Statement statement;
  return sql_of(ddl::build_add_column_sql(dotted(table), entry(new_column_of(table, false)), statement), statement);
}

std::string Statements::build_drop_column() {
  const Table table = some_table();
  ddl::Statement statement;
  return sql_of(ddl::build_drop_column_sql(dotted(table), column_of(table), statement), statement);
}

std::string Statements::build_rename_column() {
  const Table table = some_table();
  ddl::Statement statement;
  return sql_of(ddl::build_rename_column_sql(dotted(table), column_of(table), new_column(), statement), statement);
}

std::string Statements::build_create_index() {
  const Table table = some_table();
  std::vector<std::string> columns;
  bool needs_name = false;
  for (size_t count = 1 + dice_.below(2); count > 0; --count) {
    columns.push_back(index_element(table));
    needs_name = needs_name || columns.back()[0] == '(';
    columns.back() += dice_.maybe(10, ":DESC") + dice_.maybe(1, ":text_pattern_ops");
  }
  std::string options = dice_.maybe(25, "unique:true ");
  if (needs_name || dice_.chance(30)) options += dice_.one_of({"name:i1 ", "name:i2 ", "name:i3 ", "name:i4 ", "name:t1 "});
  options += dice_.maybe(4, "using:" + dice_.one_of({"hash ", "gin ", "gist ", "brin "}));
  options += dice_.maybe(5, "include:" + column_of(table) + ' ') + dice_.maybe(3, "nulls_not_distinct:true ") +
             dice_.maybe(2, "concurrently:true ");
  options += dice_.maybe(10, "where:\"" + column_of(table) + "\" IS NOT NULL");
  ddl::Statement statement;
  return sql_of(ddl::build_create_index_sql(dotted(table), views(columns), options, statement), statement);
}

std::string Statements::build_drop_index() {
  const Table index = table_of_kind("iI");
  const Table table = some_table();
  std::vector<std::string> columns{dice_.chance(70) ? "name:" + index.name : column_of(table)};
  ddl::Statement statement;
  const std::string in = dotted({index.schema, "t1", {}});
  return sql_of(ddl::build_drop_index_sql(dice_.chance(70) ? in : dotted(table), views(columns), statement), statement);
}

}  // namespace mesh::test
