// A transaction that another thread, or a signal handler, cancels.
#include <thread>

#include "catalog.hpp"
#include "held_table.hpp"

using namespace mesh::test;

TEST_CASE("a cancelled transaction gives up what it waits for, and nothing more of it is sent") {
  HeldTable database;
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
  CHECK(schema_of(database.client) == std::vector<std::string>{"table held"});
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
  HeldTable database;
  database.client.execute(
      "CREATE TABLE t (id int);"
      "CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN LOCK TABLE held; RETURN NULL; END';"
      "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION waits()");
  mesh::Database opened = database.open();
  auto transaction = mesh::Transaction::begin(opened);
  REQUIRE(transaction);
  CHECK(transaction->execute("INSERT INTO t VALUES (1)"));
  std::thread other([&] {
    database.wait_until_one_waits();
    transaction->cancel();
  });
  CHECK(text_of(transaction->commit()).starts_with("57014\t"));
  other.join();
  CHECK(database.client.value("SELECT count(*) FROM t") == "0");
}
