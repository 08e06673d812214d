#include <array>
#include <future>
#include <stdexcept>
#include <vector>

#include "base/text.hpp"
#include "ddl/sql_lexer.hpp"
#include "pool_fixture.hpp"

using namespace mesh;
using namespace mesh::test;

namespace {

int64_t rows_of(const Result<Executed, DatabaseError>& outcome) {
  INFO(text_of(outcome));
  REQUIRE(outcome);
  return outcome->rows;
}

}  // namespace

TEST_CASE("a statement's number is the last word of its command tag") {
  PoolFixture fixture;
  Database database = fixture.open();
  CHECK(rows_of(database.execute("CREATE TABLE t (a int)")) == 0);
  CHECK(rows_of(database.execute("INSERT INTO t SELECT generate_series(1, 5)")) == 5);
  CHECK(rows_of(database.execute("UPDATE t SET a = 0 WHERE a > 2")) == 3);
  CHECK(rows_of(database.execute("CREATE TABLE u AS SELECT * FROM t")) == 5);
  CHECK(rows_of(database.execute("SELECT * FROM t")) == 5);
  CHECK(rows_of(database.execute("DROP TABLE t;")) == 0);
  CHECK(rows_of(database.execute("")) == 0);
  CHECK(rows_of(database.execute("-- nothing")) == 0);
}

TEST_CASE("parameters are texts, and rows are texts with their columns' names") {
  PoolFixture fixture;
  Database database = fixture.open();
  const std::array<std::string_view, 2> parameters{"7", "O'Brien; \xC3\xBC"};
  auto found = database.query("SELECT $1::int + 1 AS next, $2::text AS name, NULL AS missing", parameters);
  REQUIRE(found);
  CHECK(found->columns == std::vector<std::string>{"next", "name", "missing"});
  REQUIRE(found->rows.size() == 1);
  CHECK(found->rows[0] == std::vector<std::optional<std::string>>{"8", "O'Brien; \xC3\xBC", std::nullopt});
}

TEST_CASE("a string goes on after a line comment, which libpg_query reads otherwise") {
  PoolFixture fixture;
  Database database = fixture.open();
  for (const std::string_view text : {"'a' -- it's\n'''b'", "E'a' -- x\n --\n'\\'b'", "U&'a'\n-- x\n'\\0027b'"}) {
    INFO(text);
    CHECK(ddl::next_sql_token(text, 0).end == text.size());
    auto found = database.query(cat({"SELECT ", text, " AS it"}), {});
    REQUIRE(found);
    CHECK(found->rows.front().front() == "a'b");
  }
}

TEST_CASE("a text that PostgreSQL would cut at a NUL is not sent") {
  PoolFixture fixture;
  Database database = fixture.open();
  using namespace std::string_view_literals;
  CHECK_THAT(text_of(database.execute("CREATE TABLE t ()\0; oops"sv)), Catch::Contains("NUL"));
  const std::array<std::string_view, 2> parameters{"a", "b\0c"sv};
  CHECK_THAT(text_of(database.execute("SELECT $1, $2", parameters)), Catch::Contains("parameter $2 holds a NUL"));
  CHECK(fixture.client.value("SELECT count(*) FROM pg_tables WHERE tablename = 't'") == "0");
}

TEST_CASE("an error of the server's has its fields and, as text, five of them") {
  PoolFixture fixture;
  Database database = fixture.open();
  fixture.client.execute(R"(CREATE TABLE people (id int PRIMARY KEY, age int CONSTRAINT "not	old" CHECK (age < 150)))");

  auto missing = database.execute("SELECT * FROM \xC3\xBC, nowhere");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().sqlstate == "42P01");
  CHECK(missing.error().position == 15);
  CHECK(missing.error().text() == "42P01\t\t\t\trelation \"\xC3\xBC\" does not exist (at character 15)");

  auto check = database.execute("INSERT INTO people VALUES (1, 200)");
  REQUIRE_FALSE(check);
  CHECK(check.error().constraint == "not\told");
  CHECK(check.error().schema == "public");
  CHECK(check.error().text() == "23514\tnot old\tpeople\t\tnew row for relation \"people\" violates check constraint \"not old\"");

  auto null = database.execute("INSERT INTO people VALUES (NULL, 1)");
  REQUIRE_FALSE(null);
  CHECK(null.error().column == "id");
  CHECK_THAT(null.error().text(), Catch::StartsWith("23502\t\tpeople\tid\tnull value in column \"id\""));
  CHECK_THAT(null.error().detail, Catch::Contains("Failing row contains"));

  auto hinted = database.execute("SELECT ag FROM people");
  REQUIRE_FALSE(hinted);
  CHECK_THAT(hinted.error().hint, Catch::Contains("people.age"));
}

TEST_CASE("several statements in one are the server's error") {
  PoolFixture fixture;
  Database database = fixture.open();
  CHECK_THAT(text_of(database.execute("CREATE TABLE a (); CREATE TABLE b ()")), Catch::StartsWith("42601\t"));
  CHECK(fixture.client.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0");
}

TEST_CASE("what begins or ends a transaction is not sent through a pool") {
  PoolFixture fixture;
  Database database = fixture.open();
  for (const char* sql : {"BEGIN", "start transaction", "/* c /* d */ */ Commit", "-- c\nEND;", "ROLLBACK TO SAVEPOINT a", "ABORT",
                          ";; SAVEPOINT a", "RELEASE a", "PREPARE -- c\n TRANSACTION 'x'"}) {
    CHECK_THAT(text_of(database.execute(sql)), Catch::Contains(" is not sent through a pool"));
    CHECK_THAT(text_of(database.query(sql)), Catch::Contains(" is not sent through a pool"));
  }
  CHECK(fixture.sent().empty());
  CHECK_THAT(text_of(database.execute("prepare transaction 'x'")), Catch::StartsWith("PREPARE TRANSACTION is not sent"));
  CHECK(database.execute("PREPARE p AS SELECT 1"));
  CHECK_THAT(text_of(database.execute("\"begin\"")), Catch::StartsWith("42601\t"));
}

TEST_CASE("COPY with the client has no other end, and leaves the connection usable") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1});
  fixture.client.execute("CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 10000)");
  CHECK_THAT(text_of(database.execute("COPY t FROM STDIN")), Catch::StartsWith("57014\t"));
  CHECK_THAT(text_of(database.execute("COPY t TO STDOUT")), Catch::StartsWith("COPY TO STDOUT"));
  CHECK(rows_of(database.execute("SELECT 1")) == 1);
  CHECK(fixture.client.value("SELECT count(*) FROM t") == "10000");
}

TEST_CASE("a constraint that is checked at the end decides what the statement did") {
  PoolFixture fixture;
  Database database = fixture.open();
  fixture.client.execute("CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
  CHECK_THAT(text_of(database.execute("INSERT INTO t VALUES (1), (1)")), Catch::StartsWith("23505\tt_a_key\tt\t\t"));
  CHECK(fixture.client.value("SELECT count(*) FROM t") == "0");
}

TEST_CASE("a statement whose connection is lost is an Err that says what is not known") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1});
  auto outcome = std::async(std::launch::async, [&] { return text_of(database.execute("SELECT pg_sleep(600)")); });
  wait_until([&] {
    return fixture.client.value(
               "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND "
               "datname = current_database()") == "1";
  });
  const std::string text = outcome.get();
  CHECK_THAT(text, Catch::StartsWith("57P01\t\t\t\tread execute: terminating connection"));
  CHECK_THAT(text, Catch::EndsWith("; it is unknown whether the statement took effect"));
  CHECK(rows_of(database.execute("SELECT 1")) == 1);
}

TEST_CASE("the observer is told of every statement that was sent") {
  PoolFixture fixture;
  std::vector<std::string> told;
  Database database = fixture.open({.on_statement = [&](const SentStatement& statement) {
    told.push_back(statement.sql + " -> " + text_of(statement.outcome));
  }});
  static_cast<void>(database.execute("CREATE TABLE t ()"));
  static_cast<void>(database.execute("COMMIT"));
  static_cast<void>(database.execute("SELECT 1 +"));
  CHECK(told == std::vector<std::string>{"CREATE TABLE t () -> no error",
                                         "SELECT 1 + -> 42601\t\t\t\tsyntax error at end of input (at character 11)"});
}

TEST_CASE("what an observer throws is the statement's error, and fails a transaction") {
  PoolFixture fixture;
  bool is_thrown = true;
  Database database = fixture.open({.on_statement = [&](const SentStatement& statement) {
    if (is_thrown) throw std::runtime_error("the log is full: " + statement.sql);
  }});
  const auto made = database.execute("CREATE TABLE t ()");
  CHECK(text_of(made) == "the statement was carried out, but on_statement threw: the log is full: CREATE TABLE t ()");
  auto session = database.checkout();
  REQUIRE(session);
  CHECK_THAT(text_of(session->execute("SELECT 1")), Catch::EndsWith("on_statement threw: the log is full: SELECT 1"));
  CHECK_THAT(text_of(session->execute("SELECT 1 +")), Catch::StartsWith("42601"));

  auto transaction = Transaction::begin(database);
  REQUIRE(transaction);
  CHECK_THAT(text_of(transaction->execute("CREATE TABLE u ()")),
             Catch::EndsWith("on_statement threw: the log is full: CREATE TABLE u ()"));
  is_thrown = false;
  CHECK_THAT(text_of(transaction->execute("SELECT 1")), Catch::StartsWith("25P02"));
  const auto committed = transaction->commit();
  REQUIRE(!committed);
  CHECK_THAT(committed.error().text(), Catch::Contains("on_statement threw"));
  CHECK(text_of(database.execute("CREATE TABLE u ()")) == "no error");
}
