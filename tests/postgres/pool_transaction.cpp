#include <mesh/runtime.h>

#include <future>
#include <vector>

#include "pool_fixture.hpp"
#include "runtime/values.hpp"

using namespace mesh;
using namespace mesh::test;
using mesh::runtime::new_string;
using std::chrono::milliseconds;

namespace {

Transaction begun(Database& database, const TransactionOptions& options = {}) {
  auto transaction = Transaction::begin(database, options);
  INFO(text_of(transaction));
  REQUIRE(transaction);
  return *std::move(transaction);
}

std::string tables_of(PoolFixture& fixture) {
  return fixture.client.value(
      "SELECT coalesce(string_agg(tablename, ',' ORDER BY tablename), '') FROM pg_tables WHERE schemaname = 'public'");
}

void* create_table(uint64_t pool, std::string_view name, std::string_view column = "id:INT") {
  const uint64_t element = runtime::word_of(new_string(column));
  return mesh_migration_create_table(pool, new_string(name), mesh_list_from_array(&element, 1));
}

bool is_ok(void* result) { return static_cast<MeshResult*>(result)->tag == runtime::tag_ok; }

}  // namespace

TEST_CASE("a migration on a transaction's handle is there as a whole or not at all") {
  PoolFixture fixture;
  Database database = fixture.open();
  {
    Transaction transaction = begun(database);
    CHECK(is_ok(create_table(transaction.handle(), "a")));
    CHECK(is_ok(mesh_migration_add_column(transaction.handle(), new_string("a"), new_string("name:TEXT"))));
    CHECK(tables_of(fixture).empty());
    CHECK(text_of(transaction.commit()) == "no error");
    CHECK(tables_of(fixture) == "a");
    CHECK_FALSE(is_ok(create_table(transaction.handle(), "b")));
  }
  {
    Transaction transaction = begun(database);
    CHECK(is_ok(create_table(transaction.handle(), "b")));
    transaction.rollback();
    transaction.rollback();
    CHECK(text_of(transaction.commit()) == "the transaction is over");
    CHECK(text_of(transaction.execute("SELECT 1")) == "the transaction is over");
  }
  {
    const Transaction dropped = begun(database);
    CHECK(is_ok(create_table(dropped.handle(), "c")));
  }
  CHECK(tables_of(fixture) == "a");
  CHECK(database.use().lent == 0);
}

TEST_CASE("a transaction does not depend on what the database is set to") {
  PoolFixture fixture;
  for (const char* setting : {"client_min_messages = error", "default_transaction_read_only = on",
                              "default_transaction_isolation = 'serializable'", "client_connection_check_interval = 0"}) {
    fixture.client.execute("ALTER DATABASE " + fixture.name + " SET " + setting);
  }
  Database database = fixture.open();
  Transaction transaction = begun(database);
  CHECK(is_ok(create_table(transaction.handle(), "a")));
  CHECK(is_ok(create_table(transaction.handle(), "a")));
  const std::vector<SentStatement> sent = transaction.executed();
  REQUIRE(sent.size() == 2);
  CHECK(sent.front().outcome->effect == Effect::applied);
  CHECK(sent.back().outcome->effect == Effect::skipped);
  auto settings =
      transaction.query("SELECT current_setting('transaction_isolation'), current_setting('client_connection_check_interval')");
  REQUIRE(settings);
  CHECK(settings->rows.front() == std::vector<std::optional<std::string>>{"read committed", "1s"});
  CHECK(text_of(transaction.commit()) == "no error");
}

TEST_CASE("after a failure nothing more is sent, and commit names the failure") {
  PoolFixture fixture;
  Database database = fixture.open();
  Transaction transaction = begun(database);
  CHECK(is_ok(create_table(transaction.handle(), "a")));
  CHECK_FALSE(is_ok(mesh_migration_add_column(transaction.handle(), new_string("missing"), new_string("name:TEXT"))));
  fixture.forget_sent();
  CHECK(text_of(transaction.execute("CREATE TABLE b ()")) ==
        "25P02\t\t\t\tthe transaction has failed, and nothing more is sent: relation \"missing\" does not exist");
  CHECK(text_of(transaction.commit()) == "42P01\t\t\t\tthe transaction was rolled back: relation \"missing\" does not exist");
  CHECK(fixture.sent() == std::vector<std::string>{"ROLLBACK"});
  CHECK(tables_of(fixture).empty());
}

TEST_CASE("a call that was refused fails its transaction too") {
  PoolFixture fixture;
  Database database = fixture.open();
  Transaction transaction = begun(database);
  CHECK(is_ok(create_table(transaction.handle(), "a")));
  CHECK_FALSE(is_ok(create_table(transaction.handle(), "b", "no type")));
  CHECK_THAT(text_of(transaction.commit()), Catch::StartsWith("the transaction was rolled back: a call was refused: "));
  CHECK(tables_of(fixture).empty());
}

TEST_CASE("what PostgreSQL refuses in a transaction is not sent in one") {
  PoolFixture fixture;
  Database database = fixture.open();
  for (const char* sql : {"CREATE INDEX CONCURRENTLY i ON a (id)", "vacuum", "DROP DATABASE d"}) {
    Transaction transaction = begun(database);
    CHECK(is_ok(create_table(transaction.handle(), "a")));
    CHECK_THAT(text_of(transaction.execute(sql)), Catch::Contains(" is not sent: PostgreSQL refuses it in a transaction"));
    CHECK_FALSE(transaction.commit());
  }
  CHECK(tables_of(fixture).empty());
}

TEST_CASE("only commit and rollback end a transaction") {
  PoolFixture fixture;
  Database database = fixture.open();
  for (const char* sql : {"BEGIN", "COMMIT", "/* */ rollback", "END", "SAVEPOINT a"}) {
    Transaction transaction = begun(database);
    CHECK(is_ok(create_table(transaction.handle(), "a")));
    CHECK_THAT(text_of(transaction.execute(sql)), Catch::Contains(" is not sent: everything sent here is one transaction"));
    CHECK_FALSE(transaction.commit());
  }
  CHECK(tables_of(fixture).empty());
}

TEST_CASE("a transaction knows what became of each of its statements") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE there ()");
  Database database = fixture.open();
  Transaction transaction = begun(database);
  CHECK(is_ok(create_table(transaction.handle(), "there")));
  CHECK(is_ok(create_table(transaction.handle(), "new")));
  CHECK(transaction.query("SELECT 1"));
  CHECK_FALSE(transaction.execute("SELECT 1 / 0"));
  CHECK_FALSE(transaction.execute("SELECT 2"));
  auto executed = transaction.executed();
  REQUIRE(executed.size() == 4);
  CHECK(executed[0].sql == R"(CREATE TABLE IF NOT EXISTS "there" ("id" INT))");
  CHECK(executed[0].outcome->effect == Effect::skipped);
  CHECK(executed[1].outcome->effect == Effect::applied);
  CHECK(executed[2].outcome->rows == 1);
  CHECK(executed[3].outcome.error().sqlstate == "22012");
}

TEST_CASE("a transaction waits for a lock no longer than it is told, and so does nobody after it") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE t ()");
  fixture.client.execute("BEGIN; LOCK t");
  Database database = fixture.open({.max = 1});
  {
    Transaction transaction = begun(database, {.lock_timeout = milliseconds(50)});
    CHECK_THAT(text_of(transaction.execute("ALTER TABLE t ADD COLUMN a int")), Catch::StartsWith("55P03\t"));
  }
  {
    Transaction transaction = begun(database, {.statement_timeout = milliseconds(50)});
    CHECK_THAT(text_of(transaction.execute("ALTER TABLE t ADD COLUMN a int")), Catch::StartsWith("57014\t"));
  }
  fixture.forget_sent();
  {
    Transaction transaction = begun(database, {.lock_timeout = milliseconds(1), .statement_timeout = milliseconds(60000)});
    CHECK(transaction.execute("CREATE TABLE u ()"));
    CHECK(transaction.commit());
  }
  CHECK(database.execute("CREATE TABLE v ()"));
  CHECK(fixture.sent() ==
        std::vector<std::string>{"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL client_min_messages = 'notice'; "
                                 "SET LOCAL client_connection_check_interval = '1000'; SET LOCAL lock_timeout = '1'; "
                                 "SET LOCAL statement_timeout = '60000'; SELECT pg_catalog.pg_backend_pid()",
                                 "CREATE TABLE u ()", "SET CONSTRAINTS ALL IMMEDIATE; COMMIT", "CREATE TABLE v ()"});
  for (const char* sql : {"SHOW lock_timeout", "SHOW statement_timeout"}) {
    auto shown = database.query(sql);
    REQUIRE(shown);
    CHECK(shown->rows[0][0] == "0");
  }
}

TEST_CASE("a transaction that cannot begin leaves the connection as it was") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1});
  CHECK_THAT(text_of(Transaction::begin(database, {.lock_timeout = milliseconds(int64_t{1} << 40)})), Catch::StartsWith("22023\t"));
  CHECK(text_of(database.execute("CREATE TABLE a ()")) == "no error");
  database.close();
  CHECK(text_of(Transaction::begin(database)) == "pool is closed");
}

TEST_CASE("a constraint that fails at the commit is the commit's error") {
  PoolFixture fixture;
  Database database = fixture.open();
  fixture.client.execute("CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
  Transaction transaction = begun(database);
  CHECK(transaction.execute("INSERT INTO t VALUES (1), (1)"));
  CHECK_THAT(text_of(transaction.commit()), Catch::StartsWith("23505\tt_a_key\t"));
  CHECK(fixture.client.value("SELECT count(*) FROM t") == "0");
}

TEST_CASE("a transaction whose connection is lost says what is known of it") {
  PoolFixture fixture;
  Database database = fixture.open();
  const char* end_all =
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  {
    Transaction transaction = begun(database);
    CHECK(transaction.execute("CREATE TABLE a ()"));
    fixture.client.execute(end_all);
    CHECK_THAT(text_of(transaction.execute("CREATE TABLE b ()")),
               Catch::Contains("read execute: ") && Catch::EndsWith("nothing of it took effect"));
    CHECK_THAT(text_of(transaction.commit()), Catch::Contains("the transaction was rolled back: read execute: "));
  }
  {
    Transaction transaction = begun(database);
    CHECK(transaction.execute("CREATE TABLE a ()"));
    fixture.client.execute(end_all);
    CHECK_THAT(text_of(transaction.commit()),
               Catch::Contains("read commit: ") && Catch::EndsWith("it is unknown whether the transaction was committed"));
  }
  CHECK(tables_of(fixture).empty());
  CHECK(text_of(database.execute("CREATE TABLE c ()")) == "no error");
}

TEST_CASE("threads that share a transaction wait for each other's statements") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE t (a int)");
  Database database = fixture.open();
  Transaction transaction = begun(database);
  std::vector<std::future<bool>> outcomes;
  for (int thread = 0; thread < 8; ++thread) {
    outcomes.push_back(std::async(std::launch::async, [&] {
      bool is_fine = true;
      for (int at = 0; at < 20; ++at) is_fine = is_fine && transaction.execute("INSERT INTO t VALUES (1)").has_value();
      return is_fine;
    }));
  }
  for (auto& outcome : outcomes) CHECK(outcome.get());
  CHECK(transaction.executed().size() == 160);
  CHECK(transaction.commit());
  CHECK(fixture.client.value("SELECT count(*) FROM t") == "160");
}
