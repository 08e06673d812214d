#include "catch.hpp"
#include "schema_history.hpp"

namespace {

/// What becomes of the last statement on an empty database of that version.
std::string on(unsigned postgres, std::initializer_list<std::string_view> statements) {
  return History(mesh::schema::Start::empty, postgres).say(statements);
}

}  // namespace

TEST_CASE("what only a newer server can parse fails, whatever else is wrong", "[schema][versions]") {
  const std::string_view generated = "CREATE TABLE IF NOT EXISTS a (x INT, y INT GENERATED ALWAYS AS (x + 1))";
  CHECK(on(18, {generated}) == "applied");
  CHECK(on(17, {generated}) == "fails 42601");
  CHECK(on(17, {"CREATE TABLE a (x INT)", generated}) == "fails 42601");
  CHECK(on(17, {"ALTER TABLE nope ADD COLUMN y INT GENERATED ALWAYS AS (1) VIRTUAL"}) == "fails 42601");
  CHECK(on(17, {"CREATE TABLE a (x INT, y INT GENERATED ALWAYS AS (x + 1) STORED)"}) == "applied");
  const std::string_view table = "CREATE TABLE a (x INT)";
  for (const std::string_view unique :
       {"CREATE UNIQUE INDEX i ON a (x) NULLS NOT DISTINCT", "ALTER TABLE a ADD CONSTRAINT i UNIQUE NULLS NOT DISTINCT (x)"}) {
    CHECK(on(15, {table, unique}) == "applied");
    CHECK(on(14, {table, unique}) == "fails 42601");
  }
}

TEST_CASE("a version that is not known counts as the nearest", "[schema][versions]") {
  CHECK(on(3, {"CREATE TABLE a (x INT UNIQUE NULLS NOT DISTINCT)"}) == "fails 42601");
  CHECK(on(99, {"CREATE TABLE a (x INT, y INT GENERATED ALWAYS AS (x + 1))"}) == "applied");
}

TEST_CASE("a scale beyond the precision is for PostgreSQL 15 and later, and what is said before names both", "[schema][versions]") {
  const std::string_view wide = "CREATE TABLE a (x NUMERIC(3, 5))";
  CHECK(on(15, {wide}) == "applied");
  History before(mesh::schema::Start::empty, 14);
  CHECK(before.say(wide) == "fails 22023");
  CHECK(before.outcome.reason == "the scale of `numeric` is 0 to 3, not 5");
  CHECK(before.outcome.hint == "PostgreSQL 15 takes -1000 to 1000");
  CHECK(on(14, {"CREATE TABLE a (x NUMERIC(5, 5))"}) == "applied");
  CHECK(on(14, {"CREATE TABLE a (x NUMERIC(5, -1))"}) == "fails 22023");
  CHECK(on(15, {"CREATE TABLE a (x NUMERIC(5, - 1))"}) == "applied");
  CHECK(on(15, {"CREATE TABLE a (x NUMERIC(3, 1001))"}) == "fails 22023");
}
