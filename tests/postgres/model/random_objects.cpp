// Indexes, views, sequences, types and schemas, as raw SQL.
#include "model/statements.hpp"

namespace mesh::test {

std::string Statements::create_index() {
  const Table table = table_of_kind(dice_.chance(96) ? "rp" : "mv");
  const auto element = [&] {
    const std::string text = index_element(table);
    return (text[0] == '(' ? text : written(text)) + dice_.maybe(10, " DESC");
  };
  std::string keys = element();
  if (dice_.chance(35)) keys += ", " + element();
  const std::string name = dice_.maybe(65, dice_.maybe(30, "IF NOT EXISTS ") + written(index_name()) + ' ');
  return "CREATE " + dice_.maybe(25, "UNIQUE ") + "INDEX " + dice_.maybe(2, "CONCURRENTLY ") + name + "ON " +
         dice_.maybe(2, "ONLY ") + written(table) + dice_.maybe(8, dice_.one_of({" USING btree", " USING hash", " USING gin"})) +
         " (" + keys + ')' + dice_.maybe(6, " INCLUDE (" + written(column_of(table)) + ')') +
         dice_.maybe(10, " WHERE " + written(column_of(table)) + " IS NOT NULL");
}

std::string Statements::drop_index() {
  std::string names = written(table_of_kind("iI"));
  if (dice_.chance(10)) names += ", " + written(table_of_kind("iI"));
  return "DROP INDEX " + dice_.maybe(2, "CONCURRENTLY ") + dice_.maybe(50, "IF EXISTS ") + names + behavior();
}

std::string Statements::create_view() {
  const Table table = table_of_kind(dice_.chance(85) ? "rp" : "vm");
  const std::string columns = table.columns.empty() || dice_.chance(30) ? "*" : written(column_of(table));
  const std::string query = " AS SELECT " + columns + " FROM " + written(table);
  const std::string name = written(dice_.one_of({"v1", "v2", "v3", "t1"}));
  if (dice_.chance(20)) return "CREATE MATERIALIZED VIEW " + dice_.maybe(40, "IF NOT EXISTS ") + name + query;
  return "CREATE " + dice_.maybe(30, "OR REPLACE ") + "VIEW " + name + query;
}

std::string Statements::drop_view() {
  const bool is_materialized = dice_.chance(25);
  return "DROP " + std::string(is_materialized ? "MATERIALIZED " : "") + "VIEW " + dice_.maybe(50, "IF EXISTS ") +
         written(table_of_kind(dice_.chance(95) ? (is_materialized ? "m" : "v") : "rvm")) + behavior();
}

std::string Statements::create_sequence() {
  const Table table = some_table();
  return "CREATE SEQUENCE " + dice_.maybe(30, "IF NOT EXISTS ") + written(dice_.one_of({"s1", "s2", "t1_id_seq", "t2_a_seq"})) +
         dice_.maybe(20, " START 5") + dice_.maybe(20, " OWNED BY " + written(table) + '.' + written(column_of(table)));
}

std::string Statements::drop_sequence() {
  return "DROP SEQUENCE " + dice_.maybe(50, "IF EXISTS ") + written(table_of_kind("S")) + behavior();
}

std::string Statements::create_type() {
  const std::string name = written(dice_.one_of({"mood", "amount", "pair", "t1", "Kind"}));
  switch (dice_.below(4)) {
    case 0: return "CREATE TYPE " + name + " AS (x INT, y " + (dice_.chance(70) ? "TEXT" : some_type()) + ')';
    case 1:
      if (dice_.chance(15)) return "CREATE DOMAIN " + name + " AS " + some_type();
      return "CREATE DOMAIN " + name + " AS " +
             dice_.one_of({"INT", "TEXT", "INT CHECK (VALUE > 0)", "INT NOT NULL", "INT DEFAULT 'x'", "TEXT CHECK (VALUE > 1)",
                           "VARCHAR(0)", "INT DEFAULT 1 CHECK (VALUE IS NOT NULL)"});
    default: return "CREATE TYPE " + name + " AS ENUM ('sad', 'ok', 'glad')";
  }
}

std::string Statements::alter_type() {
  switch (dice_.below(5)) {
    case 0:
      return "ALTER TYPE " + some_type() + " RENAME VALUE " + dice_.one_of({"'sad'", "'mad'"}) + " TO " +
             dice_.one_of({"'mad'", "'ok'"});
    case 1: return "ALTER TYPE " + some_type() + " RENAME TO " + written(dice_.one_of({"mood", "amount", "t2"}));
    default:
      return "ALTER TYPE " + some_type() + " ADD VALUE " + dice_.maybe(40, "IF NOT EXISTS ") +
             dice_.one_of({"'mad'", "'new'", "'ok'"}) + dice_.maybe(25, dice_.one_of({" BEFORE 'ok'", " AFTER 'gone'"}));
  }
}

std::string Statements::drop_type() {
  return "DROP " + dice_.one_of({"TYPE ", "TYPE ", "TYPE ", "DOMAIN "}) + dice_.maybe(50, "IF EXISTS ") + some_type() + behavior();
}

std::string Statements::create_schema() {
  return "CREATE SCHEMA " + dice_.maybe(40, "IF NOT EXISTS ") + written(dice_.one_of({"app", "other", "My app"}));
}

std::string Statements::drop_schema() {
  const std::string schema = dice_.chance(95) ? dice_.one_of({"app", "other", "My app"}) : "public";
  if (dice_.chance(25)) return "ALTER SCHEMA " + written(schema) + " RENAME TO " + dice_.one_of({"app", "other", "later"});
  return "DROP SCHEMA " + dice_.maybe(50, "IF EXISTS ") + written(schema) + behavior();
}

std::string Statements::set_search_path() {
  const std::string path = dice_.chance(50) ? '"' + some_schema() + "\", public"
                                            : dice_.one_of({"app, public", "public", "public, app", "other", "DEFAULT"});
  return "SET " + dice_.maybe(30, "LOCAL ") + "search_path " + dice_.one_of({"TO ", "= "}) + path;
}

std::string Statements::without_effect() {
  const Table table = some_table();
  switch (dice_.below(5)) {
    case 0: return "COMMENT ON TABLE " + written(table) + " IS 'what it is'";
    case 1: return "COMMENT ON COLUMN " + written(table) + '.' + written(column_of(table)) + " IS NULL";
    case 2: return "GRANT SELECT ON " + written(table) + " TO PUBLIC";
    case 3: return "LOCK TABLE " + written(table);
    default: return "ANALYZE " + written(table);
  }
}

}  // namespace mesh::test
