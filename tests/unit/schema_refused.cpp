#include "catch.hpp"
#include "schema_history.hpp"

namespace {

/// What becomes of the statement after a call with these texts was refused, from an empty start.
std::string after_refused(std::initializer_list<std::string_view> statements, const std::vector<std::string_view>& texts,
                          std::string_view last, mesh::schema::Start start = mesh::schema::Start::empty) {
  History history(start);
  (void)history.say(statements);
  history.schema.refuse(texts, static_cast<uint32_t>(statements.size()));
  return history.say(last);
}

}  // namespace

TEST_CASE("what a refused call is about is unknown after it, and nothing else is", "[schema][refused]") {
  const std::initializer_list<std::string_view> before{"CREATE TABLE a (x INT)", "CREATE INDEX i ON a (x)",
                                                       "CREATE TABLE app (x INT)"};
  for (const std::string_view unknown :
       {"CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN x INT", "DROP TABLE a", "DROP INDEX i"})
    CHECK(after_refused(before, {"a", "y:INT, z"}, unknown) == "unknown after a failure");
  CHECK(after_refused(before, {"a", "y:INT, z"}, "CREATE TABLE app (x INT)") == "fails 42P07");
  CHECK(after_refused(before, {"a", "y:INT, z"}, "ALTER TABLE app ADD COLUMN x INT") == "fails 42701");
  CHECK(after_refused(before, {"a", "y:INT, z"}, "DROP TABLE b") == "fails 42P01");
  CHECK(after_refused({"CREATE SCHEMA s", "CREATE TABLE s.a (x INT)", "CREATE TABLE a (x INT)"}, {"s.a", "y"},
                      "ALTER TABLE a ADD COLUMN x INT") == "fails 42701");
  CHECK(after_refused({"CREATE SCHEMA s", "CREATE TABLE s.a (x INT)", "CREATE TABLE a (x INT)"}, {"s.a", "y"},
                      "ALTER TABLE s.a ADD COLUMN x INT") == "unknown after a failure");
}

TEST_CASE("a refused call may have made indexes and sequences of its table, and what its options name", "[schema][refused]") {
  const std::initializer_list<std::string_view> before{"CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)"};
  for (const std::string_view name : {"idx_a_x", "a_x_key", "Exact", "my-index"})
    CHECK(after_refused(before, {"a", "x y", "name:Exact"}, std::string("DROP INDEX \"") + std::string(name) + "\"")
              .starts_with(name == "my-index" ? "fails" : "unknown"));
  CHECK(after_refused(before, {"a", "x", "name:my-index"}, "DROP INDEX \"my-index\"") == "unknown after a failure");
  CHECK(after_refused(before, {"a", "x y"}, "DROP INDEX idx_b_x") == "fails 42704");
}

TEST_CASE("what a refused table may reference can be used, but not surely dropped", "[schema][refused]") {
  const std::initializer_list<std::string_view> before{"CREATE TABLE users (id INT PRIMARY KEY)", "CREATE TYPE mood AS ENUM ('a')"};
  const std::vector<std::string_view> texts{"posts", "user_id:INT:REFERENCES users(id", "m:mood"};
  CHECK(after_refused(before, texts, "ALTER TABLE users ADD COLUMN name TEXT") == "applied");
  CHECK(after_refused(before, texts, "DROP TABLE users") == "unknown after a failure 2BP01");
  CHECK(after_refused(before, texts, "DROP TYPE mood") == "unknown after a failure 2BP01");
}

TEST_CASE("a refused call blames no statement, and what is made after it is known", "[schema][refused]") {
  History history;
  history.schema.refuse({"a", "x"}, 0);
  CHECK(history.say("CREATE TABLE a (x INT)") == "unknown after a failure");
  CHECK_FALSE(history.outcome.because_of);
  CHECK(history.say({"CREATE TABLE b (x INT)", "DROP TABLE b", "DROP TABLE b"}) == "fails 42P01");
}

TEST_CASE("many refused calls are followed in a time that grows with them", "[schema][refused]") {
  History history(mesh::schema::Start::open);
  // Each time two names are lost once more.
  for (size_t call = 0; call < 200'000; ++call) history.schema.refuse({"a", "x"}, 0);
  for (size_t call = 0; call < 15'000; ++call) history.schema.refuse({"t" + std::to_string(call), "x"}, 0);
  CHECK(history.say("ALTER TABLE b ADD COLUMN x INT") == "unknown existence 42P01");
}

TEST_CASE("only so many objects of refused calls are followed", "[schema][refused]") {
  History history(mesh::schema::Start::open);
  CHECK(history.say("CREATE TABLE kept (x INT)") == "applied");
  CHECK(history.schema.tables().size() == 1);
  for (size_t call = 0; call < mesh::schema::most_objects; ++call) history.schema.refuse({"t" + std::to_string(call), "x"}, 1);
  CHECK(history.schema.tables().empty());
  CHECK(history.say("ALTER TABLE kept ADD COLUMN y INT") == "unknown opaque");
}
