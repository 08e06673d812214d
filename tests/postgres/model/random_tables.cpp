// Tables and their rows, as raw SQL.
#include <algorithm>

#include "model/statements.hpp"

namespace mesh::test {

std::string Statements::create_table() {
  Table table = new_relation();
  table.columns.clear();
  std::string elements;
  for (size_t count = dice_.below(5); count > 0; --count) {
    const Column column = new_column_of(table, elements.empty());
    if (std::find(table.columns.begin(), table.columns.end(), column.name) != table.columns.end()) continue;
    elements += (elements.empty() ? "" : ", ") + written(column);
    table.columns.push_back(column.name);
  }
  for (size_t count = dice_.below(3); count > 0 && !elements.empty(); --count) elements += ", " + table_constraint(table);
  return "CREATE " + dice_.maybe(4, "UNLOGGED ") + dice_.maybe(2, "TEMP ") + "TABLE " + dice_.maybe(25, "IF NOT EXISTS ") +
         written(table) + " (" + elements + ')' + dice_.maybe(4, " WITH (fillfactor = 70)");
}

std::string Statements::create_partitioned_table() {
  const Table table = new_relation();
  const std::string key = dice_.one_of({"id", "a", "a, id", "(a + 1)"});
  return "CREATE TABLE " + dice_.maybe(40, "IF NOT EXISTS ") + written(table) +
         dice_.one_of({" (id INT, a INT)", " (id INT, a INT, PRIMARY KEY (a, id))", " (id INT NOT NULL, a INT DEFAULT 1, b TEXT)",
                       " (a INT, id INT PRIMARY KEY)"}) +
         " PARTITION BY " + dice_.one_of({"RANGE (", "HASH (", key == "a, id" ? "HASH (" : "LIST ("}) + key + ')';
}

std::string Statements::create_partition() {
  const Table parent = table_of_kind(dice_.chance(95) ? "p" : "r");
  const std::string bounds =
      dice_.one_of({"DEFAULT", "FOR VALUES FROM (1) TO (2)", "FOR VALUES FROM (2) TO (3)", "FOR VALUES IN (1)",
                    "FOR VALUES WITH (MODULUS 2, REMAINDER 0)", "FOR VALUES WITH (MODULUS 2, REMAINDER 1)"});
  return "CREATE TABLE " + dice_.maybe(50, "IF NOT EXISTS ") + written(new_relation()) + " PARTITION OF " + written(parent) + ' ' +
         bounds;
}

std::string Statements::create_other_table() {
  const Table table = new_relation();
  const Table from = some_table();
  const std::string head = "CREATE TABLE " + dice_.maybe(30, "IF NOT EXISTS ") + written(table);
  switch (dice_.below(5)) {
    case 4: return head + " OF " + some_type();
    case 0: return head + " AS SELECT * FROM " + written(from);
    case 1: return head + " (LIKE " + written(from) + dice_.maybe(50, " INCLUDING ALL") + ')';
    case 2: return head + " (z INT) INHERITS (" + written(from) + ')';
    default: return head + " (LIKE " + written(from) + ", z INT)";
  }
}

std::string Statements::drop_table() {
  std::string names = written(some_table());
  if (dice_.chance(15)) names += ", " + written(some_table());
  return "DROP TABLE " + dice_.maybe(50, "IF EXISTS ") + names + behavior();
}

std::string Statements::insert() {
  const Table table = some_table();
  if (dice_.chance(60)) return "INSERT INTO " + written(table) + " DEFAULT VALUES";
  return "INSERT INTO " + written(table) + " (" + written(column_of(table)) + ") VALUES (" + dice_.one_of({"1", "NULL", "'x'"}) +
         ')';
}

std::string Statements::change_rows() {
  const Table table = some_table();
  switch (dice_.below(4)) {
    case 0: return "UPDATE " + written(table) + " SET " + written(column_of(table)) + " = NULL";
    case 1: return "DELETE FROM " + written(table);
    case 2: return "INSERT INTO " + written(table) + " SELECT * FROM " + written(some_table());
    default: return "TRUNCATE " + dice_.maybe(50, "TABLE ") + written(table) + behavior();
  }
}

}  // namespace mesh::test
