#include "catch.hpp"
#include "ddl/query_use.hpp"
#include "schema_history.hpp"

namespace {

/// What becomes of a statement after two tables and a view of this query.
std::string with_view(std::string_view query, std::string_view last) {
  const std::string view = "CREATE VIEW v AS " + std::string(query);
  return last_of({"CREATE TABLE users (a INT, b INT)", "CREATE TABLE other (a INT, b INT, c INT)", view, last});
}

constexpr std::string_view drop_column = "ALTER TABLE users DROP COLUMN a";
constexpr std::string_view warned = "unknown existence 2BP01 !";
constexpr std::string_view unsure = "unknown existence 2BP01";

}  // namespace

TEST_CASE("a view uses what FROM names", "[schema][views]") {
  CHECK(with_view("SELECT 1 FROM users", "DROP TABLE users") == warned);
  CHECK(with_view("SELECT 1 FROM other, (other o2 JOIN users u ON true)", "DROP TABLE users") == warned);
  CHECK(with_view("TABLE users", "DROP TABLE users") == warned);
  CHECK(with_view("SELECT users.a FROM (SELECT 1 AS a) users", "DROP TABLE users") == "applied");
  CHECK(with_view("SELECT other.b AS users FROM other", "DROP TABLE users") == "applied");
  CHECK(with_view("WITH users AS (SELECT 1 AS a) SELECT a FROM users", "DROP TABLE users") == unsure);
  CHECK(with_view("WITH users (a) AS NOT MATERIALIZED (SELECT 1) SELECT a FROM users", "DROP TABLE users") == unsure);
  CHECK(with_view("SELECT NULL::users FROM other", "DROP TABLE users") == unsure);
}

TEST_CASE("a long query is read in a time that grows with it", "[schema][views]") {
  using mesh::ddl::Use;
  std::string aliases;
  std::string called;
  std::string columns;
  std::string nested;
  for (size_t at = 0; at < 50'000; ++at) {
    const std::string number = std::to_string(at);
    aliases += "t a" + number + ", ";
    called += "t AS ";
    columns += "a" + number + ".b, ";
    nested += "t (";
  }
  const auto use = [](const std::string& query) { return mesh::ddl::use_in_query(query, "", "t", "c"); };
  CHECK(use("SELECT " + columns + "1 FROM " + aliases + "o") == Use::no);
  CHECK(use("SELECT " + columns + "a77.c FROM " + aliases + "o") == Use::yes);
  CHECK(use("SELECT c FROM " + aliases + called + "o") == Use::yes);
  CHECK(use("SELECT c FROM t, " + nested) == Use::yes);
  CHECK(use("WITH t AS (SELECT 1) SELECT c FROM " + aliases + "o") == Use::maybe);
}

TEST_CASE("a view uses the columns that it names of the table", "[schema][views]") {
  for (const std::string_view query : {"SELECT a FROM users", "SELECT u.a FROM other o JOIN users u USING (b)",
                                       "SELECT b FROM users WHERE a > 1", "SELECT b FROM users ORDER BY a"})
    CHECK(with_view(query, drop_column) == warned);
  for (const std::string_view query : {"SELECT b AS a FROM users", "SELECT o.a FROM other o JOIN users u ON o.b = u.b",
                                       "SELECT count(*) FROM users", "SELECT b * 2 FROM users", "SELECT a FROM other"})
    CHECK(with_view(query, drop_column) == "applied");
  for (const std::string_view query : {"SELECT a FROM other UNION SELECT b FROM users", "SELECT b a FROM users"})
    CHECK(with_view(query, drop_column) == unsure);
}

TEST_CASE("a star stands for the columns that were there", "[schema][views]") {
  for (const std::string_view query :
       {"SELECT * FROM users", "SELECT u.* FROM users u, other", "SELECT DISTINCT ON (b) * FROM users", "TABLE users"})
    CHECK(with_view(query, drop_column) != "applied");
  CHECK(with_view("SELECT o.* FROM users, other o", drop_column) == "applied");
  CHECK(last_of({"CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT * FROM t", "ALTER TABLE t ADD COLUMN c INT",
                 "ALTER TABLE t DROP COLUMN c"}) == "applied");
  CHECK(last_of({"CREATE TABLE t (a INT)", "CREATE VIEW v AS SELECT a FROM t", "ALTER TABLE t ADD COLUMN c INT",
                 "CREATE OR REPLACE VIEW v AS SELECT * FROM t", "ALTER TABLE t DROP COLUMN c"}) == warned);
}

TEST_CASE("views that go together hold each other back no more", "[schema][views]") {
  CHECK(last_of({"CREATE VIEW v AS SELECT 1 AS a", "CREATE VIEW w AS SELECT * FROM v", "DROP VIEW v, w"}) == "applied");
  CHECK(last_of({"CREATE VIEW v AS SELECT 1 AS a", "CREATE VIEW w AS SELECT * FROM v", "DROP VIEW v"}) == warned);
}

TEST_CASE("a view uses the table of the schema that it names", "[schema][views]") {
  const std::initializer_list<std::string_view> tables{"CREATE SCHEMA app", "CREATE TABLE app.users (a INT)",
                                                       "CREATE TABLE users (a INT)", "CREATE VIEW v AS SELECT a FROM app.users"};
  History history;
  (void)history.say(tables);
  CHECK(history.say("DROP TABLE users") == "applied");
  CHECK(history.say("DROP TABLE app.users") == warned);
  CHECK(last_of_open({"CREATE TABLE users (a INT)", "CREATE VIEW v AS SELECT a FROM public.users", "DROP TABLE users"}) == warned);
}

TEST_CASE("a search_path whose first schema is not known makes what is named unknown", "[schema][views]") {
  const auto with_path = [](std::string_view path) {
    const std::string set = "SET search_path = " + std::string(path);
    const std::string_view table = "CREATE TABLE t (a INT)";
    return last_of({"CREATE SCHEMA app", set, table, table});
  };
  for (const std::string_view path : {"pg_catalog, app", "pg_temp, app", "\"$user\", app", "missing, pg_temp"})
    CHECK(with_path(path) == "unknown opaque");
  for (const std::string_view path : {"app, pg_catalog", "app, pg_temp", "\"$user\", public"})
    CHECK(with_path(path) == "fails 42P07");
}
