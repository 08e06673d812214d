#include "catch.hpp"
#include "schema_history.hpp"

TEST_CASE("a table that is made twice fails, or is skipped where the statement says so", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a (id INT)", "CREATE TABLE a (id INT)"}) == "fails 42P07");
  History history;
  CHECK(history.say("CREATE TABLE IF NOT EXISTS \"users\" (\"id\" UUID)") == "applied");
  CHECK(history.say("CREATE TABLE IF NOT EXISTS \"users\" (\"id\" UUID, \"email\" TEXT, \"nick\" TEXT)") == "skipped");
  CHECK(history.outcome.reason == "the migration has made a table `users` already");
  CHECK(history.outcome.hint == "this adds no `email`, `nick`; write Migration.add_column for what is missing");
  CHECK(history.outcome.because_of == 0U);
  CHECK(history.table("users").columns.size() == 1);
  CHECK(history.say("CREATE TABLE IF NOT EXISTS users (id INT)") == "skipped");
  CHECK(history.outcome.hint == "the column `id` stays `uuid`");
}

TEST_CASE("CREATE TABLE IF NOT EXISTS looks at nothing within where its name is taken", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a (id INT)", "CREATE TABLE IF NOT EXISTS a (x INT PRIMARY KEY, x NOPE PRIMARY KEY)"}) == "skipped");
  CHECK(last_of({"CREATE TABLE IF NOT EXISTS a (x INT, x INT)"}) == "fails 42701");
}

TEST_CASE("names of tables, views, indexes and sequences are one namespace, and types share it in part", "[schema][tables]") {
  CHECK(last_of({"CREATE TYPE a AS ENUM ('x')", "CREATE TABLE IF NOT EXISTS a (id INT)"}) == "fails 42710");
  CHECK(last_of({"CREATE DOMAIN a AS INT", "CREATE TABLE a (id INT)"}) == "fails 42710");
  CHECK(last_of({"CREATE TYPE a AS (x INT)", "CREATE TABLE IF NOT EXISTS a (id INT)"}) == "skipped");
  CHECK(last_of({"CREATE VIEW a AS SELECT 1", "CREATE TABLE IF NOT EXISTS a (id INT)"}) == "skipped");
  CHECK(last_of({"CREATE SEQUENCE a", "CREATE TABLE IF NOT EXISTS a (id INT)"}) == "skipped");
  CHECK(last_of({"CREATE VIEW a AS SELECT 1", "DROP TABLE IF EXISTS a"}) == "fails 42809");
  CHECK(last_of({"CREATE TYPE a AS (x INT)", "DROP TABLE a"}) == "fails 42809");
  CHECK(last_of({"CREATE TYPE a AS ENUM ('x')", "CREATE INDEX a ON b (x)"}) == "fails 42P01");
  CHECK(last_of({"CREATE TABLE b (x INT)", "CREATE TYPE a AS ENUM ('x')", "CREATE INDEX a ON b (x)"}) == "applied");
  CHECK(last_of({"CREATE TABLE b (x INT)", "CREATE TYPE b AS ENUM ('x')"}) == "fails 42710");
}

TEST_CASE("a missing schema fails, and a drop in it is skipped", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE app.a (id INT)"}) == "fails 3F000");
  CHECK(last_of({"ALTER TABLE app.a ADD COLUMN x INT"}) == "fails 3F000");
  CHECK(last_of({"CREATE INDEX i ON app.a (x)"}) == "fails 3F000");
  CHECK(last_of({"DROP TABLE IF EXISTS app.a"}) == "skipped");
  CHECK(last_of({"CREATE SCHEMA app", "CREATE TABLE app.a (id INT)"}) == "applied");
  CHECK(last_of({"CREATE SCHEMA app", "CREATE SCHEMA app"}) == "fails 42P06");
  CHECK(last_of({"CREATE TABLE a (id INT)", "DROP SCHEMA public"}) == "fails 2BP01");
  CHECK(last_of({"CREATE SCHEMA app", "CREATE TABLE app.a (id INT)", "DROP SCHEMA app"}) == "fails 2BP01");
  CHECK(last_of_open({"CREATE TABLE app.a (id INT)"}) == "unknown existence 3F000");
}

TEST_CASE("a temporary table makes its name unknown", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a (id INT)", "CREATE TEMP TABLE a (x INT)", "ALTER TABLE a ADD COLUMN id INT"}) ==
        "unknown existence");
  CHECK(last_of({"CREATE UNLOGGED TABLE a (id INT PRIMARY KEY)", "CREATE TABLE b (x INT REFERENCES a)"}) == "fails 42P16");
}

TEST_CASE("CREATE looks in the first schema of search_path, and ALTER in all", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a (id INT)", "CREATE SCHEMA app", "SET search_path TO app, public",
                 "ALTER TABLE a ADD COLUMN id INT"}) == "fails 42701");
  CHECK(last_of({"CREATE TABLE a (id INT)", "CREATE SCHEMA app", "SET search_path TO app, public", "CREATE TABLE a (id INT)"}) ==
        "applied");
  CHECK(last_of_open({"SET search_path TO app, public", "CREATE TABLE a (id INT)", "CREATE TABLE a (id INT)"}) ==
        "unknown existence");
  CHECK(last_of({"CREATE TABLE a (id INT)", "CREATE SCHEMA app", "SET search_path TO app, public", "CREATE INDEX i ON a (id)",
                 "SET search_path TO public", "DROP INDEX i"}) == "applied");
}

TEST_CASE("columns of one CREATE TABLE that say something twice fail", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a (x INT, y INT, x TEXT)"}) == "fails 42701");
  CHECK(last_of({"CREATE TABLE a (xmin INT)"}) == "fails 42701");
  CHECK(last_of({"CREATE TABLE a (\"XMIN\" INT)"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x INT PRIMARY KEY, y INT PRIMARY KEY)"}) == "fails 42P16");
  CHECK(last_of({"CREATE TABLE a (x SERIAL DEFAULT 1)"}) == "fails 42601");
  CHECK(last_of({"CREATE TABLE a (x INT NULL NOT NULL)"}) == "fails 42601");
  CHECK(last_of({"CREATE TABLE a (x INT, PRIMARY KEY (y))"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x INT, CHECK (y > 0))"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x INT, UNIQUE (x, x))"}) == "fails 42701");
}

TEST_CASE("PostgreSQL looks at the columns of a new table before it looks at its name, and at its expressions after",
          "[schema][tables]") {
  const std::string_view table = "CREATE TABLE a (x INT)";
  CHECK(last_of({table, "CREATE TABLE a (y STRING)"}) == "fails 42704");
  CHECK(last_of({table, "CREATE TABLE a (y INT PRIMARY KEY, z INT PRIMARY KEY)"}) == "fails 42P16");
  CHECK(last_of({table, "CREATE TABLE a (y INT, UNIQUE (z))"}) == "fails 42703");
  CHECK(last_of({table, "CREATE TABLE a (y INT, y INT)"}) == "fails 42701");
  CHECK(last_of({table, "CREATE TABLE a (y TEXT DEFAULT pending)"}) == "fails 42P07");
  CHECK(last_of({table, "CREATE TABLE a (y JSON UNIQUE)"}) == "fails 42P07");
  CHECK(last_of({"CREATE TABLE a (x a)"}) == "fails 42704");
  CHECK(last_of({"CREATE TABLE IF NOT EXISTS app.a (x INT PRIMARY KEY, y INT PRIMARY KEY)"}) == "fails 3F000");
}

TEST_CASE("an identity counts in whole numbers, and a generated column uses no other", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a (x TEXT GENERATED ALWAYS AS IDENTITY)"}) == "fails 22023");
  CHECK(last_of({"CREATE TABLE a (x BIGINT GENERATED ALWAYS AS IDENTITY)"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x INT GENERATED ALWAYS AS (x + 1) STORED)"}) == "fails 42P17");
  CHECK(last_of({"CREATE TABLE a (x INT GENERATED ALWAYS AS (nope + 1) STORED)"}) == "fails 42703");
  CHECK(last_of({"CREATE TABLE a (x FLOAT8 GENERATED ALWAYS AS (random()) STORED)"}) == "fails 42P17");
}

TEST_CASE("a table that comes of a query may fail for what the query lacks", "[schema][tables]") {
  CHECK(last_of({"CREATE TABLE a AS SELECT * FROM b"}) == "unknown existence 42P01");
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE IF NOT EXISTS a AS SELECT 1", "ALTER TABLE a ADD COLUMN x INT"}) ==
        "fails 42701");
}

TEST_CASE("names that are cut to the same 63 bytes are one name", "[schema][tables]") {
  const std::string name(63, 'a');
  const std::string one = "CREATE TABLE " + name + "one (x INT)";
  const std::string two = "CREATE TABLE " + name + "two (x INT)";
  CHECK(last_of({one, two}) == "fails 42P07");
}

TEST_CASE("a DEFAULT that is a bare word fails", "[schema][tables]") {
  History history;
  CHECK(history.say("CREATE TABLE a (x TEXT DEFAULT pending)") == "fails 0A000");
  CHECK(history.outcome.hint == "write a text in single quotes: 'pending'");
  CHECK(last_of({"CREATE TABLE a (x TEXT DEFAULT CURRENT_USER, y BOOL DEFAULT true, z INT DEFAULT NULL)"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (x TEXT)", "ALTER TABLE a ALTER COLUMN x SET DEFAULT pending"}) == "fails 0A000");
  CHECK(last_of({"CREATE TABLE a (x INT DEFAULT y + 1, y INT)"}) == "fails 0A000");
  CHECK(
      last_of(
          {"CREATE TABLE a (x TIMESTAMPTZ DEFAULT (now() AT TIME ZONE 'UTC'), y TEXT DEFAULT 'a'::text, z INT DEFAULT (1 + 1))"}) ==
      "applied");
}

TEST_CASE("a failure leaves only what it names unknown", "[schema][tables]") {
  History history;
  (void)history.say({"CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)"});
  CHECK(history.say("ALTER TABLE a ADD COLUMN x INT") == "fails 42701");
  CHECK(history.say("ALTER TABLE a ADD COLUMN x INT") == "unknown after a failure");
  CHECK(history.say("CREATE INDEX i ON a (nope)") == "unknown after a failure");
  CHECK(history.say("ALTER TABLE b ADD COLUMN x INT") == "fails 42701");
}

TEST_CASE("after something opaque nothing is known, until a function that begins anew", "[schema][tables]") {
  History history;
  (void)history.say({"CREATE TABLE a (x INT)", "DO $$ BEGIN END $$"});
  CHECK(history.say("CREATE TABLE a (x INT)") == "unknown opaque");
  CHECK(history.outcome.because_of == 1U);
  CHECK(history.schema.tables().empty());
  CHECK_FALSE(history.schema.is_whole());
  history.schema.begin_function();
  CHECK(history.say("ALTER TABLE a ADD COLUMN x INT") == "unknown existence 42P01");
}

TEST_CASE("the columns of many parents are merged in one pass, and are 1600 at most") {
  std::string one = "CREATE TABLE p (a0 int";
  std::string other = "CREATE TABLE q (b0 int";
  for (int at = 1; at < 1000; ++at) {
    one += ", a" + std::to_string(at) + " int";
    other += ", b" + std::to_string(at) + " int";
  }
  const std::string first = one + ")";
  const std::string second = other + ")";
  CHECK(last_of({first, second, "CREATE TABLE c () INHERITS (p, q)"}) == "fails 54011");
  CHECK(last_of({first, second, "CREATE TABLE c (a1 text) INHERITS (p, q)"}) == "fails 42804");
  CHECK(last_of({first, "CREATE TABLE c (a1 int) INHERITS (p)"}) == "applied");
}
