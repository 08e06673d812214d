// ALTER TABLE and renames.
#include "model/statements.hpp"

namespace mesh::test {

std::string Statements::add_column_action(const Table& table) {
  return "ADD " + dice_.maybe(80, "COLUMN " + dice_.maybe(30, "IF NOT EXISTS ")) + written(new_column_of(table, false));
}

std::string Statements::add_constraint_action(const Table& table) {
  if (dice_.chance(8)) {
    return "ADD CONSTRAINT " + written(constraint_name()) + dice_.one_of({" UNIQUE", " PRIMARY KEY"}) + " USING INDEX " +
           written(index_name());
  }
  const std::string constraint = table_constraint(table);
  const bool may_wait = constraint.find("CHECK") != std::string::npos || constraint.find("FOREIGN") != std::string::npos;
  return "ADD " + constraint + dice_.maybe(may_wait ? 20 : 0, " NOT VALID");
}

std::string Statements::alter_column_action(const Table& table) {
  const std::string column = "ALTER " + dice_.maybe(70, "COLUMN ") + written(column_of(table));
  switch (dice_.below(12)) {
    case 0:
    case 1: return column + " SET NOT NULL";
    case 2:
    case 3: return column + " DROP NOT NULL";
    case 4:
    case 5:
      return column + " SET DEFAULT " +
             dice_.one_of({"NULL", "1", "'1'", "now()", "'sad'", "true", "(SELECT 1)", "nowhere()", "'x'"});
    case 6: return column + " DROP DEFAULT";
    case 7:
    case 8:
      return column + ' ' + dice_.one_of({"TYPE ", "SET DATA TYPE "}) +
             dice_.one_of({"TEXT", "BIGINT", "VARCHAR(40)", "INT", "BOOLEAN", "mood", "amount", "DATE", "VARCHAR(0)"}) +
             dice_.maybe(20, dice_.one_of({" USING NULL", " USING 1", " USING 'x'", " USING true", " USING max(1)"}));
    case 9: return column + " ADD GENERATED ALWAYS AS IDENTITY";
    case 10: return column + " DROP IDENTITY" + dice_.maybe(50, " IF EXISTS");
    default: return column + " DROP EXPRESSION" + dice_.maybe(50, " IF EXISTS");
  }
}

std::string Statements::action(const Table& table) {
  switch (dice_.below(10)) {
    case 0:
    case 1:
    case 2: return add_column_action(table);
    case 3:
    case 4: return "DROP " + dice_.maybe(80, "COLUMN " + dice_.maybe(40, "IF EXISTS ")) + written(column_of(table)) + behavior();
    case 5:
    case 6:
    case 7:
    case 8: return alter_column_action(table);
    default:
      return dice_.one_of({"OWNER TO CURRENT_USER", "SET (fillfactor = 80)", "ENABLE ROW LEVEL SECURITY", "SET LOGGED",
                           "SET UNLOGGED", "REPLICA IDENTITY FULL"});
  }
}

std::string Statements::alter_table() {
  const Table table = some_table();
  std::string sql = "ALTER TABLE " + dice_.maybe(20, "IF EXISTS ") + dice_.maybe(3, "ONLY ") + written(table) + ' ' + action(table);
  if (dice_.chance(15)) sql += ", " + action(table);
  return sql;
}

std::string Statements::add_constraint() {
  const Table table = some_table();
  return "ALTER TABLE " + dice_.maybe(10, "IF EXISTS ") + dice_.maybe(5, "ONLY ") + written(table) + ' ' +
         add_constraint_action(table);
}

std::string Statements::drop_constraint() {
  const Table table = some_table();
  const std::string name = written(constraint_of(table));
  if (dice_.chance(15)) return "ALTER TABLE " + written(table) + " VALIDATE CONSTRAINT " + name;
  return "ALTER TABLE " + dice_.maybe(8, "ONLY ") + written(table) + " DROP CONSTRAINT " + dice_.maybe(40, "IF EXISTS ") + name +
         behavior();
}

std::string Statements::rename_column() {
  const Table table = table_of_kind(dice_.chance(95) ? "rp" : "vm");
  return "ALTER TABLE " + dice_.maybe(10, "IF EXISTS ") + dice_.maybe(5, "ONLY ") + written(table) + " RENAME " +
         dice_.maybe(70, "COLUMN ") + written(column_of(table)) + " TO " + written(new_column());
}

std::string Statements::rename_constraint() {
  const Table table = some_table();
  return "ALTER TABLE " + dice_.maybe(5, "ONLY ") + written(table) + " RENAME CONSTRAINT " + written(constraint_of(table)) +
         " TO " + written(constraint_name());
}

std::string Statements::rename_relation() {
  switch (dice_.below(6)) {
    case 0:
      return "ALTER INDEX " + dice_.maybe(20, "IF EXISTS ") + written(table_of_kind("iI")) + " RENAME TO " + written(index_name());
    case 1: return "ALTER SEQUENCE " + written(table_of_kind("S")) + " RENAME TO " + dice_.one_of({"s1", "s2", "t1_id_seq", "t1"});
    case 2: return "ALTER VIEW " + written(table_of_kind("v")) + " RENAME TO " + dice_.one_of({"v1", "v2", "t1"});
    default:
      return "ALTER TABLE " + dice_.maybe(20, "IF EXISTS ") + written(some_table()) + " RENAME TO " + written(new_relation().name);
  }
}

std::string Statements::attach_or_detach() {
  const Table parent = table_of_kind(dice_.chance(90) ? "p" : "r");
  const Table other = some_table();
  if (dice_.chance(30))
    return "ALTER TABLE " + written(other) + dice_.one_of({" INHERIT ", " NO INHERIT "}) + written(some_table());
  if (dice_.chance(60)) return "ALTER TABLE " + written(parent) + " ATTACH PARTITION " + written(other) + " DEFAULT";
  return "ALTER TABLE " + written(parent) + " DETACH PARTITION " + written(other);
}

std::string Statements::set_schema() {
  const std::string schema = dice_.chance(85) ? some_schema() : "nowhere";
  switch (dice_.below(5)) {
    case 0: return "ALTER VIEW " + written(table_of_kind("v")) + " SET SCHEMA " + written(schema);
    case 1: return "ALTER SEQUENCE " + written(table_of_kind("S")) + " SET SCHEMA " + written(schema);
    case 2: return "ALTER TYPE " + some_type() + " SET SCHEMA " + written(schema);
    default: return "ALTER TABLE " + dice_.maybe(20, "IF EXISTS ") + written(some_table()) + " SET SCHEMA " + written(schema);
  }
}

}  // namespace mesh::test
