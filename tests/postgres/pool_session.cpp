#include <future>
#include <vector>

#include "pool/statement_rules.hpp"
#include "pool_fixture.hpp"

using namespace mesh;
using namespace mesh::test;
using mesh::pool::may_change_session;

namespace {

template <typename Pool>
std::string value_of(Pool& pool, const std::string& sql) {
  auto found = pool.query(sql);
  INFO(text_of(found));
  REQUIRE(found);
  return found->rows.at(0).at(0).value_or("NULL");
}

}  // namespace

TEST_CASE("what a statement leaves in its session does not reach the next borrower") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE t (a text)");
  Database database = fixture.open({.max = 1});
  const std::string locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()";
  const std::vector<std::pair<const char*, std::string>> traces{
      {"SET work_mem = '77MB'", "SHOW work_mem"},
      {"SELECT set_config('work_mem', '77MB', false)", "SHOW work_mem"},
      {"INSERT INTO t VALUES (\"set_config\"('work_mem', '77MB', false))", "SHOW work_mem"},
      {"UPDATE pg_settings SET setting = '77MB' WHERE name = 'work_mem'", "SHOW work_mem"},
      {"DO $$ BEGIN SET work_mem = '77MB'; END $$", "SHOW work_mem"},
      {"SET ROLE pg_monitor", "SELECT current_user"},
      {"CREATE TEMP TABLE trace ()", "SELECT count(*) FROM pg_class WHERE relname = 'trace'"},
      {"CREATE TABLE pg_temp.trace ()", "SELECT count(*) FROM pg_class WHERE relname = 'trace'"},
      {"PREPARE trace AS SELECT 1", "SELECT count(*) FROM pg_prepared_statements WHERE name = 'trace'"},
      {"LISTEN trace", "SELECT count(*) FROM pg_listening_channels()"},
      {"SELECT pg_advisory_lock(1)", locks},
      {"INSERT INTO t VALUES (pg_try_advisory_lock(1)::text)", locks},
  };
  for (const auto& [sql, probe] : traces) {
    CAPTURE(sql);
    const std::string before = value_of(database, probe);
    REQUIRE(database.execute(sql));
    CHECK(value_of(database, probe) == before);
  }
}

TEST_CASE("statements that leave their session as it was are told from those that may not") {
  for (const char* sql : {"CREATE TABLE IF NOT EXISTS \"t\" (\"id\" INT)", "  /* c */ insert into t values ($1, 'SET temp')",
                          "ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT", "DROP INDEX IF EXISTS i", "DELETE FROM t",
                          "MERGE INTO t USING u ON a = b WHEN MATCHED THEN DELETE", "CREATE INDEX i ON t (attempt)",
                          "UPDATE t SET a = 'pg_advisory_lock'"}) {
    CAPTURE(sql);
    CHECK_FALSE(may_change_session(sql));
  }
  for (const char* sql : {"", "SELECT 1", "(SELECT 1)", "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", "SET a = b",
                          "create global TEMPORARY table t ()", "INSERT INTO t SELECT U&\"set\\005fconfig\"('a', 'b', false)",
                          "ALTER TABLE PG_TEMP_3.t ADD a int", "INSERT INTO t SELECT dblink_connect('x')", "CALL p()", "EXECUTE p",
                          "DECLARE c CURSOR WITH HOLD FOR SELECT 1", "LOAD 'x'", "EXPLAIN ANALYZE SELECT f()"}) {
    CAPTURE(sql);
    CHECK(may_change_session(sql));
  }
}

TEST_CASE("a session is one connection, which goes back as it came") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1});
  {
    auto session = database.checkout();
    REQUIRE(session);
    REQUIRE(session->execute("SET work_mem = '77MB'"));
    CHECK(value_of(*session, "SHOW work_mem") == "77MB");
    REQUIRE(session->execute("BEGIN"));
    REQUIRE(session->execute("CREATE TABLE kept ()"));
    REQUIRE(session->execute("SAVEPOINT s"));
    REQUIRE_FALSE(session->execute("SELECT nothing"));
    REQUIRE(session->execute("ROLLBACK TO s"));
    REQUIRE(session->execute("COMMIT"));
    REQUIRE(session->execute("BEGIN"));
    REQUIRE(session->execute("CREATE TABLE lost ()"));
  }
  CHECK(value_of(database, "SHOW work_mem") != "77MB");
  CHECK(fixture.client.value("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'") == "kept");
}

TEST_CASE("a failed transaction is rolled back at check-in, with no round trip more than that") {
  PoolFixture fixture;
  Database database = fixture.open({.min = 1, .max = 1});
  fixture.forget_sent();
  {
    auto session = database.checkout();
    REQUIRE(session);
    REQUIRE(session->execute("CREATE TABLE a ()"));
  }
  REQUIRE(database.execute("CREATE TABLE b ()"));
  CHECK(fixture.sent() == std::vector<std::string>{"CREATE TABLE a ()", "CREATE TABLE b ()"});
  fixture.forget_sent();
  {
    auto session = database.checkout();
    REQUIRE(session);
    REQUIRE(session->execute("BEGIN"));
    REQUIRE_FALSE(session->execute("CREATE TABLE a ()"));
  }
  REQUIRE(database.execute("CREATE TABLE c ()"));
  CHECK(fixture.sent() == std::vector<std::string>{"BEGIN", "CREATE TABLE a ()", "ROLLBACK", "DISCARD ALL", "CREATE TABLE c ()"});
}

TEST_CASE("what would commit a failed transaction is an Err, for the server rolls it back") {
  PoolFixture fixture;
  Database database = fixture.open();
  auto session = database.checkout();
  REQUIRE(session);
  for (const char* commit : {"COMMIT", "/* */ end", "COMMIT AND CHAIN", "PREPARE TRANSACTION 'x'"}) {
    CAPTURE(commit);
    REQUIRE(session->execute("BEGIN"));
    REQUIRE(session->execute("CREATE TABLE lost ()"));
    REQUIRE_FALSE(session->execute("SELECT nothing"));
    CHECK(text_of(session->execute(commit)) == "25P02\t\t\t\tthe transaction had failed and was rolled back");
    REQUIRE(session->execute("ROLLBACK"));
  }
  CHECK(fixture.client.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0");
}

TEST_CASE("a session that was moved goes on, and outlives its database") {
  PoolFixture fixture;
  std::optional<Database> database = fixture.open({.max = 2});
  auto first = database->checkout();
  auto second = database->checkout();
  REQUIRE(first);
  REQUIRE(second);
  const std::string backend = value_of(*first, "SELECT pg_backend_pid()");
  *second = *std::move(first);
  CHECK(database->use().idle == 1);
  CHECK(value_of(*second, "SELECT pg_backend_pid()") == backend);
  database.reset();
  CHECK(value_of(*second, "SELECT pg_backend_pid()") == backend);
}

TEST_CASE("a session that lost its connection says what is known, and sends nothing more") {
  PoolFixture fixture;
  Database database = fixture.open();
  const auto begin_and_lose = [&](Session& session) {
    REQUIRE(session.execute("BEGIN"));
    fixture.client.execute("SELECT pg_terminate_backend(" + value_of(session, "SELECT pg_backend_pid()") + ", 5000)");
  };
  {
    auto inside = database.checkout();
    REQUIRE(inside);
    begin_and_lose(*inside);
    CHECK_THAT(text_of(inside->execute("CREATE TABLE t ()")), Catch::EndsWith("nothing of it took effect"));
    CHECK_THAT(text_of(inside->execute("SELECT 1")),
               Catch::StartsWith("send execute: ") && Catch::EndsWith("the statement was not sent"));
  }
  {
    auto ending = database.checkout();
    REQUIRE(ending);
    begin_and_lose(*ending);
    CHECK_THAT(text_of(ending->execute("COMMIT")), Catch::EndsWith("it is unknown whether the statement took effect"));
  }
  CHECK(database.use().idle + database.use().lent == 0);
}

TEST_CASE("threads that share a session wait for each other's statements") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE t (a int)");
  Database database = fixture.open();
  auto session = database.checkout();
  REQUIRE(session);
  std::vector<std::future<std::string>> outcomes;
  for (int thread = 0; thread < 8; ++thread) {
    outcomes.push_back(std::async(std::launch::async, [&] {
      std::string text;
      for (int at = 0; at < 20 && (text.empty() || text == "no error"); ++at) {
        text = text_of(session->execute("INSERT INTO t VALUES (1)"));
      }
      return text;
    }));
  }
  for (auto& outcome : outcomes) CHECK(outcome.get() == "no error");
  CHECK(fixture.client.value("SELECT count(*) FROM t") == "160");
}

TEST_CASE("strings are read as the builders read them, whatever the database is set to") {
  PoolFixture fixture;
  fixture.client.execute("ALTER DATABASE " + fixture.name + " SET standard_conforming_strings = off");
  Database database = fixture.open({.max = 1});
  CHECK(value_of(database, R"(SELECT 'a\')") == R"(a\)");
  REQUIRE(database.execute("SET work_mem = '77MB'"));
  CHECK(value_of(database, R"(SELECT 'a\')") == R"(a\)");
}
