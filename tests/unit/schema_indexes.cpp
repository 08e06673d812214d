#include "catch.hpp"
#include "schema_history.hpp"

using mesh::schema::Start;

TEST_CASE("CREATE INDEX IF NOT EXISTS fails for what it needs before it is skipped", "[schema][indexes]") {
  const std::string_view table = "CREATE TABLE a (x INT, j JSON)";
  const std::string_view index = "CREATE INDEX i ON a (x)";
  CHECK(last_of({table, index, index}) == "fails 42P07");
  CHECK(last_of({table, index, "CREATE INDEX IF NOT EXISTS i ON a (x)"}) == "skipped");
  CHECK(last_of({table, index, "CREATE INDEX IF NOT EXISTS i ON nope (x)"}) == "fails 42P01");
  CHECK(last_of({table, index, "CREATE INDEX IF NOT EXISTS i ON a (nope)"}) == "fails 42703");
  CHECK(last_of({table, index, "CREATE INDEX IF NOT EXISTS i ON a USING nope (x)"}) == "fails 42704");
  CHECK(last_of({table, index, "CREATE INDEX IF NOT EXISTS i ON a (j)"}) == "fails 42704");
}

TEST_CASE("a skipped index says what the other one is", "[schema][indexes]") {
  History history;
  (void)history.say({"CREATE TABLE a (x INT, y INT)", "CREATE INDEX i ON a (x)"});
  CHECK(history.say("CREATE UNIQUE INDEX IF NOT EXISTS i ON a (x)") == "skipped");
  CHECK(history.outcome.reason == "the migration has made an index `i` already, over `x` of `a`");
  CHECK(history.say("CREATE INDEX IF NOT EXISTS i ON a (x)") == "skipped");
  CHECK(history.outcome.hint.empty());
}

TEST_CASE("an index of a name that is surely taken is skipped, also on a table that is only taken to be there",
          "[schema][indexes]") {
  CHECK(last_of_open({"CREATE INDEX IF NOT EXISTS i ON a (x)", "CREATE INDEX IF NOT EXISTS i ON a (x, y)"}) == "skipped");
  CHECK(last_of_open({"CREATE INDEX IF NOT EXISTS i ON a (x)", "CREATE INDEX i ON b (x)"}) == "fails 42P07");
}

TEST_CASE("an expression of an index has columns of its table and gives the same each time", "[schema][indexes]") {
  const std::string_view table = "CREATE TABLE a (x INT, y TEXT, at TIMESTAMPTZ)";
  CHECK(last_of({table, "CREATE INDEX ON a ((x + nope))"}) == "fails 42703");
  CHECK(last_of({table, "CREATE INDEX ON a (lower(nope))"}) == "fails 42703");
  CHECK(last_of({table, "CREATE INDEX ON a (lower(y), (x + 1)) WHERE y LIKE 'a%' AND NOT x = 1"}) == "applied");
  CHECK(last_of({table, "CREATE INDEX ON a ((extract(year FROM at AT TIME ZONE 'UTC')))"}) == "applied");
  CHECK(last_of({table, "CREATE INDEX ON a ((x::double precision))"}) == "applied");
  CHECK(last_of({table, "CREATE INDEX ON a (x) WHERE at > now()"}) == "fails 42P17");
  CHECK(last_of({table, "CREATE INDEX IF NOT EXISTS a ON a ((nope))"}) == "fails 42703");
}

TEST_CASE("an index that PostgreSQL cannot make fails", "[schema][indexes]") {
  const std::string_view table = "CREATE TABLE a (x INT, t TEXT, j JSON, p POINT, b JSONB)";
  CHECK(last_of({table, "CREATE INDEX ON a (p)"}) == "fails 42704");
  CHECK(last_of({table, "CREATE INDEX ON a (b)"}) == "applied");
  CHECK(last_of({table, "CREATE UNIQUE INDEX ON a USING hash (x)"}) == "fails 0A000");
  CHECK(last_of({table, "CREATE INDEX ON a USING hash (x, t)"}) == "fails 0A000");
  CHECK(last_of({table, "CREATE INDEX ON a (x, ctid)"}) == "fails 0A000");
  CHECK(last_of({table, "CREATE INDEX ON a (x) WHERE nope > 1"}) == "fails 42703");
  CHECK(last_of({table, "CREATE INDEX ON a USING gin (b jsonb_path_ops)"}) == "applied");
  CHECK(last_of({"CREATE TABLE a (j JSON UNIQUE)"}) == "fails 42704");
  std::string wide = "CREATE INDEX ON a (";
  for (int column = 0; column < 33; ++column) wide += column == 0 ? "x" : ", x";
  CHECK(last_of({table, wide + ")"}) == "fails 54011");
  CHECK(last_of({"CREATE VIEW v AS SELECT 1 AS x", "CREATE INDEX ON v (x)"}) == "fails 42809");
}

TEST_CASE("a name that is another kind's is taken", "[schema][indexes]") {
  CHECK(last_of({"CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)", "CREATE INDEX IF NOT EXISTS b ON a (x)"}) == "skipped");
  CHECK(last_of({"CREATE TABLE a (x INT)", "DROP INDEX a"}) == "fails 42809");
  CHECK(last_of({"CREATE TABLE a (x INT UNIQUE)", "DROP INDEX a_x_key"}) == "fails 2BP01");
}

TEST_CASE("a drop of nothing says which index may be meant", "[schema][indexes]") {
  History history(Start::open);
  (void)history.say({"CREATE TABLE people (nick TEXT, name TEXT)", "CREATE INDEX idx_people_nick ON people (nick)"});
  (void)history.say("ALTER TABLE people RENAME COLUMN nick TO alias");
  CHECK(history.say("DROP INDEX IF EXISTS idx_people_alias") == "unknown existence !");
  CHECK(history.outcome.reason == "this drops nothing unless `idx_people_alias` is there already");
  CHECK(history.outcome.hint == "the index made above is called `idx_people_nick`");
  CHECK(history.say("DROP INDEX IF EXISTS \"IDX_people_nick\"") == "unknown existence !");
  CHECK(history.say("DROP INDEX IF EXISTS idx_orders_nick") == "unknown existence");
  CHECK(last_of({"DROP INDEX IF EXISTS i"}) == "skipped");
  CHECK(last_of_open({"CREATE TABLE a (x INT)", "DROP TABLE IF EXISTS \"A\""}) == "unknown existence !");
}
