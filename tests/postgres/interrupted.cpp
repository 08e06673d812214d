// A run that a signal ends while the server is at work on a statement.
#include <signal.h>

#include "command_fixture.hpp"
#include "pool_fixture.hpp"

using namespace mesh::test;

namespace {

/// How many other sessions in this database wait for a lock or have a transaction open.
std::string at_work(Client& client) {
  return client.value(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      " AND (wait_event_type = 'Lock' OR xact_start IS NOT NULL)");
}

/// A database with a table that a transaction of `holder` keeps everyone from.
struct Held : PoolFixture {
  Client holder{url};

  Held() {
    client.execute("CREATE TABLE held ()");
    holder.execute("BEGIN; LOCK TABLE held");
  }
  void wait_until_one_waits() {
    wait_until([&] { return client.value("SELECT count(*) FROM pg_locks WHERE NOT granted") == "1"; });
  }
};

}  // namespace

TEST_CASE("a signal has the server cancel the statement that waits, and ends the run with nothing kept") {
  const Folder folder;
  // What it makes of the Err is no way around: nothing more is sent.
  folder.write("waits.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
               "  case Migration.add_column(pool, \"held\", \"id:INT\") do\n    Ok(_) -> Ok(0)\n"
               "    Err(_) -> Migration.add_column(pool, \"held\", \"other:INT\")\n  end\nend\n");
  for (const Command& way : ways_to_run(folder, "waits.mpl")) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      INFO(way.back() << " with " << signal);
      Held database;
      const std::string log = "log-" + database.name;
      Running run(with_url(way, database.url), folder.file(log));
      database.wait_until_one_waits();
      run.send(signal);
      CHECK(run.status() == 128 + signal);
      CHECK(at_work(database.client) == "1");
      CHECK(folder.read(log).ends_with("  -- failed\ninterrupted, and nothing of it was kept\n"));
      CHECK(schema_of(database.client) == Lines{"table held"});
    }
  }
}

TEST_CASE("a cancelled transaction gives up what it waits for, and nothing more of it is sent") {
  Held database;
  mesh::Database opened = database.open();
  auto transaction = mesh::Transaction::begin(opened);
  REQUIRE(transaction);
  CHECK(transaction->execute("CREATE TABLE t ()"));
  std::thread other([&] {
    database.wait_until_one_waits();
    transaction->cancel();
  });
  CHECK(text_of(transaction->execute("ALTER TABLE held ADD id int")).starts_with("57014\t"));
  other.join();
  CHECK(text_of(transaction->execute("SELECT 1")).starts_with("25P02\t"));
  CHECK(text_of(transaction->commit()).find("the transaction was rolled back") != std::string::npos);
  CHECK(schema_of(database.client) == Lines{"table held"});
  CHECK(opened.execute("SELECT 1"));
}

TEST_CASE("a transaction that is cancelled between statements is not committed") {
  const PoolFixture database;
  mesh::Database opened = database.open();
  for (const bool sends : {true, false}) {
    auto transaction = mesh::Transaction::begin(opened);
    REQUIRE(transaction);
    CHECK(transaction->execute("CREATE TABLE t ()"));
    transaction->cancel();
    if (sends) CHECK(text_of(transaction->execute("SELECT 1")).starts_with("57014\t"));
    CHECK(text_of(transaction->commit()).find("the transaction was cancelled") != std::string::npos);
  }
  Client client(database.url);
  CHECK(schema_of(client).empty());
}

TEST_CASE("a commit that waits is cancelled too") {
  PoolFixture database;
  database.client.execute(
      "CREATE TABLE held (); CREATE TABLE t (id int);"
      "CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN LOCK TABLE held; RETURN NULL; END';"
      "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION waits()");
  Client holder(database.url);
  holder.execute("BEGIN; LOCK TABLE held");
  mesh::Database opened = database.open();
  auto transaction = mesh::Transaction::begin(opened);
  REQUIRE(transaction);
  CHECK(transaction->execute("INSERT INTO t VALUES (1)"));
  std::thread other([&] {
    wait_until([&] { return database.client.value("SELECT count(*) FROM pg_locks WHERE NOT granted") == "1"; });
    transaction->cancel();
  });
  CHECK(text_of(transaction->commit()).starts_with("57014\t"));
  other.join();
  CHECK(database.client.value("SELECT count(*) FROM t") == "0");
}
