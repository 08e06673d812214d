#include "catch.hpp"
#include "schema_history.hpp"

using mesh::schema::Start;

TEST_CASE("a table that another references stays", "[schema][drops]") {
  History history;
  (void)history.say({"CREATE TABLE a (x INT PRIMARY KEY)", "CREATE TABLE b (x INT REFERENCES a)"});
  CHECK(history.say("DROP TABLE IF EXISTS a") == "fails 2BP01");
  CHECK(history.outcome.reason == "the foreign key `b_x_fkey` of `b` needs the table `a`");
  CHECK(history.outcome.because_of == 1U);
  const std::string_view parent = "CREATE TABLE a (x INT PRIMARY KEY)";
  const std::string_view child = "CREATE TABLE b (x INT REFERENCES a)";
  CHECK(last_of({parent, child, "DROP TABLE a, b"}) == "applied");
  CHECK(last_of({parent, child, "DROP TABLE b", "DROP TABLE a"}) == "applied");
  CHECK(last_of({parent, child, "ALTER TABLE b DROP COLUMN x", "DROP TABLE a"}) == "applied");
  CHECK(last_of({parent, child, "DROP TABLE a CASCADE", "ALTER TABLE b DROP CONSTRAINT b_x_fkey"}) == "fails 42704");
}

TEST_CASE("what was dropped is not there, and its names are free", "[schema][drops]") {
  CHECK(last_of({"CREATE TABLE a (x INT)", "DROP TABLE a", "ALTER TABLE a ADD COLUMN y INT"}) == "fails 42P01");
  CHECK(last_of({"CREATE TABLE a (x INT)", "DROP TABLE a", "DROP TABLE IF EXISTS a"}) == "skipped");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE INDEX i ON a (x)", "DROP TABLE a", "DROP INDEX i"}) == "fails 42704");
  History history;
  (void)history.say({"CREATE TABLE a (x SERIAL PRIMARY KEY)", "DROP TABLE a", "CREATE TABLE a (x SERIAL PRIMARY KEY)"});
  CHECK(names_of(history.table("a").indexes) == " a_pkey");
  CHECK(history.table("a").columns.front().default_value == "nextval('a_x_seq'::regclass)");
}

TEST_CASE("from an open start a drop is believed", "[schema][drops]") {
  History history(Start::open);
  CHECK(history.say("DROP TABLE IF EXISTS a") == "unknown existence");
  CHECK(history.outcome.reason.empty());
  CHECK(history.say("ALTER TABLE a ADD COLUMN x INT") == "fails 42P01");
  CHECK(history.schema.gone().size() == 1);
  CHECK(last_of_open({"DROP TABLE a", "CREATE TABLE a (x INT)", "CREATE INDEX i ON a (y)"}) == "fails 42703");
}

TEST_CASE("types, sequences and schemas are dropped when nothing needs them", "[schema][drops]") {
  CHECK(last_of({"CREATE TYPE e AS ENUM ('x')", "CREATE TABLE a (x e)", "DROP TYPE e"}) == "fails 2BP01");
  CHECK(last_of({"CREATE TYPE e AS ENUM ('x')", "CREATE TABLE a (x e)", "DROP TABLE a", "DROP TYPE e"}) == "applied");
  CHECK(last_of({"DROP TYPE e"}) == "fails 42704");
  CHECK(last_of({"CREATE TABLE a (x SERIAL)", "DROP SEQUENCE a_x_seq"}) == "fails 2BP01");
  CHECK(last_of({"CREATE TABLE a (x SERIAL)", "DROP TYPE a"}) == "fails 2BP01");
}

TEST_CASE("a column of a table that nobody made is known once it was added or dropped", "[schema][drops]") {
  CHECK(last_of_open({"ALTER TABLE a ADD COLUMN IF NOT EXISTS x INT", "ALTER TABLE a ADD COLUMN IF NOT EXISTS x INT"}) ==
        "skipped");
  CHECK(last_of_open({"ALTER TABLE a DROP COLUMN x", "CREATE INDEX i ON a (x)"}) == "fails 42703");
  CHECK(last_of_open({"ALTER TABLE a RENAME COLUMN x TO y", "CREATE INDEX i ON a (x)"}) == "fails 42703");
  CHECK(last_of_open({"ALTER TABLE a RENAME COLUMN x TO y", "ALTER TABLE a ADD COLUMN y INT"}) == "fails 42701");
}

TEST_CASE("a function begins where the one before it ended", "[schema][drops]") {
  History history(Start::open);
  (void)history.say({"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN y INT NOT NULL"});
  mesh::schema::Schema after = history.schema;
  history.schema.begin_function();
  CHECK(history.say("ALTER TABLE a ADD COLUMN z INT NOT NULL") == "unknown rows 23502");
  CHECK(history.say("DROP TABLE a") == "applied");
  CHECK(after.find_table({"", "a", {}}) != nullptr);
  CHECK(after.find_table({"", "a", {}})->columns.size() == 2);
  after.settle();
  CHECK(after.tables().front()->made_by == mesh::schema::before_all);
}

TEST_CASE("a copy knows what was known, and what happens to it happens to it alone", "[schema][drops]") {
  History history;
  (void)history.say({"CREATE SEQUENCE s", "CREATE TABLE a (x INT DEFAULT nextval('s'))", "CREATE TABLE b (y INT)"});
  History copy = history;
  const mesh::schema::Table* shared = &history.table("b");
  CHECK(&copy.table("b") == shared);
  CHECK(history.say("DROP SEQUENCE s") == copy.say("DROP SEQUENCE s"));
  CHECK(copy.say("ALTER TABLE b ADD z INT") == "applied");
  CHECK(&history.table("b") == shared);
  CHECK(shared->columns.size() == 1);
  CHECK(copy.table("b").columns.size() == 2);
}
