#include "catch.hpp"
#include "schema_history.hpp"

TEST_CASE("a foreign key needs a table, a key and a type that fits", "[schema][constraints]") {
  CHECK(last_of({"CREATE TABLE b (x INT REFERENCES a)"}) == "fails 42P01");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE b (x INT REFERENCES a)"}) == "fails 42704");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE b (x INT REFERENCES a (x))"}) == "fails 42830");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE UNIQUE INDEX i ON a (x) WHERE x > 0",
                 "CREATE TABLE b (x INT REFERENCES a (x))"}) == "fails 42830");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE UNIQUE INDEX i ON a (x)", "CREATE TABLE b (x INT REFERENCES a (x))"}) ==
        "applied");
  CHECK(last_of({"CREATE TABLE a (x UUID PRIMARY KEY)", "CREATE TABLE b (x INT REFERENCES a)"}) == "fails 42804");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY)", "CREATE TABLE b (x BIGINT REFERENCES a)"}) == "applied");
  CHECK(last_of({"CREATE VIEW a AS SELECT 1 AS x", "CREATE TABLE b (x INT REFERENCES a)"}) == "fails 42809");
  CHECK(last_of({"CREATE TABLE \"Users\" (id INT PRIMARY KEY)", "CREATE TABLE b (x INT REFERENCES Users)"}) == "fails 42P01");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY)", "CREATE TABLE b (x INT REFERENCES a (y))"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT, UNIQUE (x, y))", "CREATE TABLE b (x INT REFERENCES a (x, y))"}) == "fails 42830");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY, y INT REFERENCES a)"}) == "applied");
}

TEST_CASE("from an open start a later table tells what an earlier key needs", "[schema][constraints]") {
  History history(mesh::schema::Start::open);
  CHECK(history.say("CREATE TABLE b (x INT REFERENCES events (id))") == "unknown existence 42P01");
  CHECK(history.outcome.reason.empty());
  CHECK(history.schema.take_hindsights().empty());
  CHECK(history.say("CREATE TABLE events (id INT PRIMARY KEY)") == "unknown existence");
  const auto hindsights = history.schema.take_hindsights();
  REQUIRE(hindsights.size() == 1);
  CHECK(hindsights.front().statement == 0);
  CHECK(hindsights.front().reason == "this fails unless `events` is there already (42P01)");
  CHECK(hindsights.front().because_of == 1U);
}

TEST_CASE("keys and checks have one name in a table, those with an index one in a schema", "[schema][constraints]") {
  CHECK(last_of({"CREATE TABLE a (x INT CONSTRAINT c CHECK (x > 0), y INT CONSTRAINT c CHECK (y > 0))"}) == "fails 42710");
  CHECK(last_of({"CREATE TABLE a (x INT CONSTRAINT c UNIQUE, y INT CONSTRAINT c UNIQUE)"}) == "fails 42P07");
  CHECK(last_of({"CREATE TABLE a (x INT CONSTRAINT c CHECK (x > 0))", "CREATE TABLE b (x INT CONSTRAINT c CHECK (x > 0))"}) ==
        "applied");
  CHECK(last_of({"CREATE TABLE a (x INT CONSTRAINT c UNIQUE)", "CREATE TABLE b (x INT CONSTRAINT c UNIQUE)"}) == "fails 42P07");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY)", "ALTER TABLE a ADD PRIMARY KEY (x)"}) == "fails 42P16");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a DROP CONSTRAINT c"}) == "fails 42704");
  CHECK(last_of({"CREATE TABLE a (x INT)", "ALTER TABLE a DROP CONSTRAINT IF EXISTS c"}) == "skipped");
}

TEST_CASE("a key that another table references stays", "[schema][constraints]") {
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY)", "CREATE TABLE b (x INT REFERENCES a)",
                 "ALTER TABLE a DROP CONSTRAINT a_pkey"}) == "fails 2BP01");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE UNIQUE INDEX i ON a (x)", "CREATE TABLE b (x INT REFERENCES a (x))",
                 "DROP INDEX i"}) == "fails 2BP01");
}

TEST_CASE("an index becomes a key's, and has its name", "[schema][constraints]") {
  History history;
  (void)history.say({"CREATE TABLE a (x INT)", "CREATE UNIQUE INDEX i ON a (x)"});
  CHECK(history.say("ALTER TABLE a ADD CONSTRAINT k UNIQUE USING INDEX i") == "applied");
  CHECK(names_of(history.table("a").indexes) == " k");
  CHECK(history.say("DROP INDEX i") == "fails 42704");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE INDEX i ON a (x)", "ALTER TABLE a ADD CONSTRAINT k UNIQUE USING INDEX i"}) ==
        "fails 42809");
}

TEST_CASE("what is unique in a partitioned table holds its partition key", "[schema][constraints]") {
  CHECK(last_of({"CREATE TABLE a (x INT, y INT PRIMARY KEY) PARTITION BY RANGE (x)"}) == "fails 0A000");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT) PARTITION BY RANGE (x)", "CREATE UNIQUE INDEX i ON a (y)"}) == "fails 0A000");
  CHECK(last_of({"CREATE TABLE a (x INT, y INT, PRIMARY KEY (x, y)) PARTITION BY RANGE (x)"}) == "applied");
}

TEST_CASE("events of a deferred key warn of what does not wait for them", "[schema][constraints]") {
  const std::string_view parent = "CREATE TABLE a (x INT PRIMARY KEY)";
  const std::string_view child = "CREATE TABLE b (x INT REFERENCES a DEFERRABLE INITIALLY DEFERRED)";
  CHECK(last_of({parent, child, "INSERT INTO b VALUES (1)", "CREATE INDEX i ON b (x)"}) == "unknown rows 55006 !");
  CHECK(last_of({parent, child, "INSERT INTO b VALUES (1)", "SET CONSTRAINTS ALL IMMEDIATE", "CREATE INDEX i ON b (x)"}) ==
        "applied");
}

TEST_CASE("partitions and children have their parent's columns", "[schema][constraints]") {
  const std::string_view parent = "CREATE TABLE p (a INT, b INT) PARTITION BY RANGE (a)";
  const std::string_view part = "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2)";
  CHECK(last_of({parent, part, "ALTER TABLE p1 ADD COLUMN c INT"}) == "fails 42809");
  CHECK(last_of({parent, part, "ALTER TABLE p1 DROP COLUMN b"}) == "fails 42P16");
  CHECK(last_of({parent, part, "ALTER TABLE p DROP COLUMN a"}) == "fails 42P16");
  CHECK(last_of({parent, part, "CREATE INDEX i ON p (b)", "DROP INDEX p1_b_idx"}) == "fails 2BP01");
  CHECK(last_of({parent, "CREATE INDEX CONCURRENTLY i ON p (b)"}) == "fails 0A000");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE b () INHERITS (a)", "ALTER TABLE a ADD COLUMN y INT",
                 "ALTER TABLE b ADD COLUMN y INT"}) == "fails 42701");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE b () INHERITS (a)", "ALTER TABLE b DROP COLUMN x"}) == "fails 42P16");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE b () INHERITS (a)", "DROP TABLE a"}) == "fails 2BP01");
}
