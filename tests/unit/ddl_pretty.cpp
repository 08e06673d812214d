#include "ddl/statement.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

TEST_CASE("a table is shown with a line for each entry") {
  CHECK(pretty(accept(build_create_table_sql, "users", List{"id:UUID:PRIMARY KEY", "name:TEXT", "UNIQUE (name)"})) ==
        R"(CREATE TABLE IF NOT EXISTS "users" (
  "id" UUID PRIMARY KEY,
  "name" TEXT,
  UNIQUE (name)
))");
}

TEST_CASE("a table without columns stays on one line") {
  CHECK(pretty(accept(build_create_table_sql, "empty", List{})) == R"(CREATE TABLE IF NOT EXISTS "empty" ())");
}

TEST_CASE("a partitioned table names its partition column after the closing bracket") {
  CHECK(pretty(accept(build_create_range_partitioned_table_sql, "events", List{"at:DATE"}, "at")) ==
        R"(CREATE TABLE IF NOT EXISTS "events" (
  "at" DATE
) PARTITION BY RANGE ("at"))");
}

TEST_CASE("an altered table is shown with its action on the second line") {
  CHECK(pretty(accept(build_add_column_sql, "t", "a:INT")) == "ALTER TABLE \"t\"\n  ADD COLUMN IF NOT EXISTS \"a\" INT");
  CHECK(pretty(accept(build_drop_column_sql, "t", "a")) == "ALTER TABLE \"t\"\n  DROP COLUMN IF EXISTS \"a\"");
  CHECK(pretty(accept(build_rename_column_sql, "t", "a", "b")) == "ALTER TABLE \"t\"\n  RENAME COLUMN \"a\" TO \"b\"");
}

TEST_CASE("an index is shown with its table and its predicate on lines of their own") {
  CHECK(pretty(accept(build_create_index_sql, "t", List{"a", "b"}, "where:a > 0")) ==
        R"(CREATE INDEX IF NOT EXISTS "idx_t_a_b"
  ON "t" ("a", "b")
  WHERE a > 0)");
}

TEST_CASE("short statements stay on one line") {
  CHECK(pretty(accept(build_drop_table_sql, "t")) == sql(build_drop_table_sql, "t"));
  CHECK(pretty(accept(build_drop_index_sql, "t", List{"a"})) == sql(build_drop_index_sql, "t", List{"a"}));
}

TEST_CASE("a line break inside a fragment is kept") {
  CHECK(pretty(accept(build_add_column_sql, "t", "a:INT:DEFAULT 1\nNOT NULL")) ==
        "ALTER TABLE \"t\"\n  ADD COLUMN IF NOT EXISTS \"a\" INT DEFAULT 1\nNOT NULL");
}
