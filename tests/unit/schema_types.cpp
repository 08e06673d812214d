#include "catch.hpp"
#include "schema_history.hpp"

TEST_CASE("a type that is not there fails from an empty start", "[schema][types]") {
  CHECK(last_of({"CREATE TABLE a (x STRING)"}) == "fails 42704");
  CHECK(last_of({"CREATE TABLE a (x app.kind)"}) == "fails 3F000");
  CHECK(last_of({"CREATE EXTENSION citext", "CREATE TABLE a (x CITEXT)"}) == "unknown existence 42704");
  CHECK(last_of_open({"CREATE TABLE a (x status)"}) == "unknown existence 42704");
  CHECK(last_of_open({"CREATE TABLE a (x status)", "CREATE TABLE b (x status)"}) == "applied");
}

TEST_CASE("an enumeration keeps its values", "[schema][types]") {
  const std::string_view type = "CREATE TYPE e AS ENUM ('a', 'b')";
  CHECK(last_of({type, "ALTER TYPE e ADD VALUE 'a'"}) == "fails 42710");
  CHECK(last_of({type, "ALTER TYPE e ADD VALUE IF NOT EXISTS 'a'"}) == "skipped");
  CHECK(last_of({type, "ALTER TYPE e ADD VALUE 'c' BEFORE 'x'"}) == "fails 22023");
  CHECK(last_of({type, "ALTER TYPE e RENAME VALUE 'x' TO 'y'"}) == "fails 22023");
  CHECK(last_of({type, type}) == "fails 42710");
}

TEST_CASE("a new value cannot be used in its transaction", "[schema][types]") {
  const std::string_view type = "CREATE TYPE e AS ENUM ('a', 'b')";
  CHECK(last_of({type, "ALTER TYPE e ADD VALUE 'c'", "CREATE TABLE t (x e DEFAULT 'c')"}) == "fails 55P04");
  CHECK(last_of({type, "ALTER TYPE e ADD VALUE 'c'", "CREATE TABLE t (x TEXT DEFAULT 'c')"}) == "applied");
  CHECK(last_of({type, "CREATE TABLE t (x e)", "ALTER TYPE e ADD VALUE 'c'", "CREATE INDEX i ON t (x) WHERE x = 'c'"}) ==
        "unknown existence 55P04 !");
  CHECK(last_of({type, "CREATE TABLE t (x e)", "ALTER TYPE e ADD VALUE 'c'", "INSERT INTO t VALUES ('c')"}) ==
        "unknown existence 55P04 !");
  History history;
  (void)history.say({type, "ALTER TYPE e ADD VALUE 'c'"});
  history.schema.begin_function();
  CHECK(history.say("CREATE TABLE t (x e DEFAULT 'c')") == "applied");
  CHECK(history.say({"ALTER TYPE e ADD VALUE 'd'", "CREATE TABLE u (x e DEFAULT 'd')"}) == "fails 55P04");
}

TEST_CASE("from PostgreSQL 17 on, a new value can be used where the transaction has made its type", "[schema][types]") {
  const std::string_view type = "CREATE TYPE e AS ENUM ('a', 'b')";
  History history(mesh::schema::Start::empty, 17);
  CHECK(history.say({type, "ALTER TYPE e ADD VALUE 'c'", "CREATE TABLE t (x e DEFAULT 'c')"}) == "applied");
  history.schema.begin_function();
  CHECK(history.say({"ALTER TYPE e ADD VALUE 'd'", "CREATE TABLE u (x e DEFAULT 'd')"}) == "fails 55P04");
}

TEST_CASE("a type that is renamed is its columns' still", "[schema][types]") {
  CHECK(last_of({"CREATE TYPE e AS ENUM ('a')", "CREATE TABLE t (x e)", "ALTER TYPE e RENAME TO f", "DROP TYPE f"}) ==
        "fails 2BP01");
  CHECK(last_of({"CREATE TYPE e AS ENUM ('a')", "ALTER TYPE e RENAME TO f", "CREATE TABLE t (x e)"}) == "fails 42704");
}
