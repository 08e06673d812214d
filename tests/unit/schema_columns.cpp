#include "catch.hpp"
#include "schema_history.hpp"

using mesh::schema::Start;

TEST_CASE("a column that is added twice fails, or is skipped where the statement says so", "[schema][columns]") {
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN x INT"}) == "fails 42701");
  History history;
  (void)history.say("CREATE TABLE a (x INT)");
  CHECK(history.say("ALTER TABLE a ADD COLUMN IF NOT EXISTS x TEXT UNIQUE NOT NULL REFERENCES nope") == "skipped");
  CHECK(history.outcome.reason == "`a` has a column `x` already");
  CHECK(history.outcome.hint == "its type stays `int4`");
  CHECK(history.table("a").indexes.empty());
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN IF NOT EXISTS ctid INT"}) == "fails 42701");
}

TEST_CASE("a column that is not in the table fails, and DROP IF EXISTS is skipped", "[schema][columns]") {
  History history;
  (void)history.say("CREATE TABLE a (email TEXT)");
  CHECK(history.say("ALTER TABLE a DROP COLUMN emial") == "fails 42703");
  CHECK(history.outcome.hint == "did you mean `email`?");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a DROP COLUMN IF EXISTS y"}) == "skipped");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a RENAME COLUMN y TO z"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT)", "ALTER TABLE a RENAME COLUMN x TO y"}) == "fails 42701");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ALTER COLUMN y SET NOT NULL"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE b ADD COLUMN y INT"}) == "fails 42P01");
}

TEST_CASE("a column takes with it what uses it", "[schema][columns]") {
  History history;
  (void)history.say("CREATE TABLE a (x INT, y INT, z SERIAL, UNIQUE (x, y), CHECK (x > y), CHECK (y > 0))");
  (void)history.say({"CREATE INDEX i1 ON a (y, x)", "CREATE INDEX i2 ON a (y) INCLUDE (x)", "CREATE INDEX i3 ON a (y) WHERE x > 1",
                     "CREATE INDEX i4 ON a ((x + y))", "CREATE INDEX i5 ON a (y)"});
  CHECK(history.say("ALTER TABLE a DROP COLUMN x") == "applied");
  CHECK(names_of(history.table("a").indexes) == " i5");
  CHECK(names_of(history.table("a").constraints) == " a_y_check");
  CHECK(history.say("DROP INDEX IF EXISTS i1") == "skipped");
  CHECK(history.say("ALTER TABLE a DROP COLUMN z") == "applied");
  CHECK(history.say("DROP SEQUENCE a_z_seq") == "fails 42P01");
  CHECK(history.say("CREATE INDEX i6 ON a (x)") == "fails 42703");
}

TEST_CASE("a column that others need stays", "[schema][columns]") {
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY)", "CREATE TABLE b (y INT REFERENCES a)", "ALTER TABLE a DROP COLUMN x"}) ==
        "fails 2BP01");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT GENERATED ALWAYS AS (x + 1) STORED)", "ALTER TABLE a DROP COLUMN x"}) ==
        "fails 2BP01");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY, y INT REFERENCES a)", "ALTER TABLE a DROP COLUMN x"}) == "fails 2BP01");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY, y INT REFERENCES a)", "ALTER TABLE a DROP COLUMN y"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT)", "CREATE VIEW v AS SELECT x FROM a", "ALTER TABLE a DROP COLUMN x"}) ==
        "unknown existence 2BP01 !");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT)", "CREATE VIEW v AS SELECT x FROM a", "ALTER TABLE a DROP COLUMN y"}) == "applied");
  History history;
  (void)history.say({"CREATE TABLE a (x INT PRIMARY KEY)", "CREATE TABLE b (y INT REFERENCES a)"});
  CHECK(history.say("ALTER TABLE a DROP COLUMN x CASCADE") == "applied");
  CHECK(history.table("b").constraints.empty());
}

TEST_CASE("what a new column asks of rows is unknown, unless there are none", "[schema][columns]") {
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN y INT NOT NULL"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x INT)", "INSERT INTO a VALUES (1)", "ALTER TABLE a ADD COLUMN y INT NOT NULL"}) ==
        "unknown rows 23502");
  CHECK(last_of({"CREATE TABLE a (x INT)", "INSERT INTO a VALUES (1)", "ALTER TABLE a ADD COLUMN y INT NOT NULL DEFAULT 0"}) ==
        "applied");
  CHECK(last_of({"CREATE TABLE a (x INT)", "INSERT INTO a VALUES (1)", "ALTER TABLE a ADD COLUMN y INT DEFAULT 0 UNIQUE"}) ==
        "unknown rows 23505");
  CHECK(last_of({"CREATE TABLE a (x INT)", "INSERT INTO a VALUES (1)", "CREATE UNIQUE INDEX i ON a (x)"}) == "unknown rows 23505");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE UNIQUE INDEX i ON a (x)"}) == "applied");
  CHECK(last_of_open({"ALTER TABLE a ADD COLUMN y INT NOT NULL"}) == "unknown rows 23502");
}

TEST_CASE("ALTER TABLE goes through its actions in PostgreSQL's order", "[schema][columns]") {
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN y INT, DROP COLUMN y"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN y INT REFERENCES a, ADD COLUMN z INT PRIMARY KEY"}) ==
        "applied");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN IF NOT EXISTS x INT, ADD COLUMN y INT"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN y INT, ADD COLUMN y INT"}) == "fails 42701");
}

TEST_CASE("a type changes by itself only where PostgreSQL casts it", "[schema][columns]") {
  CHECK(last_of({"CREATE TABLE a (x TEXT)", "ALTER TABLE a ALTER COLUMN x TYPE UUID"}) == "fails 42804");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ALTER COLUMN x TYPE BIGINT"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a ALTER COLUMN x TYPE TEXT"}) == "applied");
}
