#include <string>
#include <utility>
#include <vector>

#include "pool_fixture.hpp"

using namespace mesh;
using namespace mesh::test;

namespace {

Effect effect_of(Database& database, const std::string& sql) {
  CAPTURE(sql);
  auto outcome = database.execute(sql);
  INFO(text_of(outcome));
  REQUIRE(outcome);
  return outcome->effect;
}

const std::string long_name(70, 'n');

}  // namespace

TEST_CASE("a statement that finds its work done is skipped") {
  PoolFixture fixture;
  Database database = fixture.open();
  for (const char* sql : {
           "CREATE TABLE IF NOT EXISTS t (a int, b int)",
           "CREATE INDEX IF NOT EXISTS i ON t (a)",
           "ALTER TABLE t ADD COLUMN IF NOT EXISTS c int",
           "CREATE SCHEMA IF NOT EXISTS s",
           "CREATE SEQUENCE IF NOT EXISTS q",
           "CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1",
           "CREATE TABLE IF NOT EXISTS made AS SELECT 1",
           "CREATE STATISTICS IF NOT EXISTS st ON a, b FROM t",
           "CREATE COLLATION IF NOT EXISTS cc FROM \"C\"",
           "CREATE EXTENSION IF NOT EXISTS file_fdw",
       }) {
    if (std::string_view(sql).ends_with("file_fdw") &&
        fixture.client.value("SELECT count(*) FROM pg_available_extensions WHERE name = 'file_fdw'") == "0") {
      continue;
    }
    CHECK(effect_of(database, sql) == Effect::applied);
    CHECK(effect_of(database, sql) == Effect::skipped);
  }
  CHECK(effect_of(database, "CREATE EXTENSION IF NOT EXISTS plpgsql") == Effect::skipped);
}

TEST_CASE("a statement that drops what is not there is skipped, whatever language the server speaks") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE t (a int, b int)");
  Database database = fixture.open();
  for (const char* sql : {
           "DROP TABLE IF EXISTS x",
           "DROP TABLE IF EXISTS nowhere.x",
           "DROP INDEX IF EXISTS x",
           "DROP VIEW IF EXISTS x",
           "DROP SEQUENCE IF EXISTS x",
           "DROP MATERIALIZED VIEW IF EXISTS x",
           "DROP SCHEMA IF EXISTS x",
           "DROP TYPE IF EXISTS x",
           "DROP FUNCTION IF EXISTS x(int)",
           "DROP FUNCTION IF EXISTS x(nothing)",
           "DROP EXTENSION IF EXISTS x",
           "DROP TRIGGER IF EXISTS x ON t",
           "DROP TRIGGER IF EXISTS x ON y",
           "DROP ROLE IF EXISTS x",
           "DROP DATABASE IF EXISTS x",
           "DROP TABLESPACE IF EXISTS x",
           "DROP SUBSCRIPTION IF EXISTS x",
           "DROP USER MAPPING IF EXISTS FOR current_user SERVER x",
           "ALTER TABLE t DROP COLUMN IF EXISTS x",
           "ALTER TABLE t DROP CONSTRAINT IF EXISTS x",
           "ALTER TABLE t ALTER a DROP IDENTITY IF EXISTS",
           "ALTER TABLE t ALTER a DROP EXPRESSION IF EXISTS",
           "ALTER TABLE IF EXISTS x ADD COLUMN a int",
           "ALTER TABLE IF EXISTS x RENAME TO y",
           "ALTER TABLE IF EXISTS x RENAME COLUMN a TO b",
           "ALTER TABLE IF EXISTS x RENAME CONSTRAINT a TO b",
           "ALTER TABLE IF EXISTS x SET SCHEMA public",
           "ALTER SEQUENCE IF EXISTS x RESTART",
       }) {
    CHECK(effect_of(database, sql) == Effect::skipped);
  }
}

TEST_CASE("a statement that has an effect is applied, whatever else the server says of it") {
  PoolFixture fixture;
  Database database = fixture.open();
  for (const char* sql : {
           "CREATE TABLE t (a int)",
           "CREATE VIEW v AS SELECT * FROM t",
           "DO $$ BEGIN RAISE NOTICE 'table \"x\" does not exist, skipping'; END $$",
           "DO $$ BEGIN RAISE NOTICE 'x' USING ERRCODE = '42P07'; END $$",
           "DO $$ BEGIN RAISE WARNING 'x' USING ERRCODE = '42622'; END $$",
           "ALTER TABLE t DROP COLUMN IF EXISTS a CASCADE",
           "DROP TABLE IF EXISTS t CASCADE",
       }) {
    CHECK(effect_of(database, sql) == Effect::applied);
  }
}

TEST_CASE("a statement that does some of what it says is not skipped") {
  PoolFixture fixture;
  Database database = fixture.open();
  fixture.client.execute(
      "CREATE TABLE kept (a text); CREATE FUNCTION makes() RETURNS int LANGUAGE sql AS 'CREATE TABLE IF NOT EXISTS "
      "kept (a int); SELECT 1'");
  CHECK(effect_of(database, "ALTER TABLE kept ADD COLUMN IF NOT EXISTS a int, ADD COLUMN IF NOT EXISTS b numeric(3, 1)") ==
        Effect::applied);
  CHECK(effect_of(database, "ALTER TABLE kept ADD COLUMN IF NOT EXISTS a int, ADD COLUMN IF NOT EXISTS b int") == Effect::skipped);
  CHECK(effect_of(database, "DO $$ BEGIN DROP TABLE IF EXISTS missing; CREATE TABLE made (i int); END $$") == Effect::applied);
  CHECK(effect_of(database, "SELECT makes()") == Effect::applied);
  CHECK(effect_of(database, "DROP FUNCTION IF EXISTS f(int, text), makes()") == Effect::applied);
  CHECK(effect_of(database, "DROP TABLE IF EXISTS missing, kept") == Effect::applied);
  CHECK(effect_of(database, "DROP TABLE IF EXISTS missing, kept") == Effect::skipped);
}

TEST_CASE("a name that is too long is clipped, and skipped is graver") {
  PoolFixture fixture;
  Database database = fixture.open();
  const std::string sql = "CREATE TABLE IF NOT EXISTS " + long_name + " ()";
  CHECK(effect_of(database, sql) == Effect::clipped);
  auto again = database.execute(sql);
  REQUIRE(again);
  CHECK(again->effect == Effect::skipped);
  REQUIRE(again->notices.size() == 2);
  CHECK(again->notices[0].effect == Effect::clipped);
  CHECK(again->notices[0].sqlstate == "42622");
  CHECK(again->notices[1].effect == Effect::skipped);
  CHECK(again->notices[1].severity == "NOTICE");
  CHECK_THAT(again->notices[1].message, Catch::Contains("already exists, skipping"));
}

TEST_CASE("a statement has its own notices and no other's") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1});
  auto raised = database.execute("DO $$ BEGIN RAISE WARNING 'w' USING DETAIL = 'd', HINT = 'h', ERRCODE = 'AB123'; END $$");
  REQUIRE(raised);
  REQUIRE(raised->notices.size() == 1);
  CHECK(raised->notices[0].severity == "WARNING");
  CHECK(raised->notices[0].sqlstate == "AB123");
  CHECK(raised->notices[0].detail == "d");
  CHECK(raised->notices[0].hint == "h");
  CHECK_FALSE(database.execute("DO $$ BEGIN RAISE NOTICE 'n'; RAISE EXCEPTION 'e'; END $$"));
  auto quiet = database.execute("SELECT 1");
  REQUIRE(quiet);
  CHECK(quiet->notices.empty());
}
