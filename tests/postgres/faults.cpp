// What goes wrong between a migration and its server: after every fault the catalog is what the results said.
#include <atomic>
#include <chrono>
#include <thread>

#include <mesh/database.hpp>

#include "migrated.hpp"

using namespace mesh::test;

namespace {

constexpr const char* slow = "CREATE TABLE slow AS SELECT 1 FROM pg_sleep(600)";

/// Asks again and again until the server's answer is `wanted`.
void wait_until(Client& client, const std::string& question, const std::string& wanted) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (client.value(question) != wanted) {
    if (std::chrono::steady_clock::now() > deadline) FAIL("never " << wanted << ": " << question);
    client.execute("SELECT pg_sleep(0.01)");
  }
}

void wait_until_slow(Client& client) {
  wait_until(client, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()", "1");
}

/// A C call on a thread of its own, and what it gave.
class Sent {
 public:
  explicit Sent(uint64_t pool) : thread_([this, pool] { outcome_ = error_of(mesh_migration_execute(pool, text(slow))); }) {}
  ~Sent() {
    if (thread_.joinable()) thread_.join();
  }
  Sent(const Sent&) = delete;
  Sent& operator=(const Sent&) = delete;

  /// Waits for the end of the call.
  [[nodiscard]] const std::string& outcome() {
    thread_.join();
    return outcome_;
  }

 private:
  std::string outcome_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a server killed in the middle of a statement is an Err that does not claim to know, and the pool recovers") {
  Cluster cluster;
  const OpenPool pool(cluster.url("postgres"));
  CHECK(number_of(mesh_migration_create_table(pool.handle(), text("before"), list({}))) == 0);
  {
    Client client(cluster.url("postgres"));
    Sent sent(pool.handle());
    wait_until_slow(client);
    cluster.kill();
    CHECK_THAT(sent.outcome(), Catch::StartsWith("read execute: ") && Catch::Contains("unknown whether the statement took effect"));
  }
  CHECK_THAT(error_of(mesh_migration_create_table(pool.handle(), text("without"), list({}))), Catch::StartsWith("pool connect: "));
  cluster.start();
  CHECK(number_of(mesh_migration_create_table(pool.handle(), text("after"), list({}))) == 0);
  Client client(cluster.url("postgres"));
  CHECK(schema_of(client) == Lines{"table after", "table before"});
}

TEST_CASE("a server killed under a burst of calls keeps what was Ok and has nothing that was not sent") {
  Cluster cluster;
  const OpenPool pool(cluster.url("postgres"));
  std::atomic<int> made = 0;
  std::vector<std::string> outcomes;
  std::thread migration([&] {
    for (int table = 0; outcomes.empty() || outcomes.back() == "no error"; ++table) {
      outcomes.push_back(error_of(mesh_migration_create_table(pool.handle(), text("t" + std::to_string(table)), list({"a:INT"}))));
      ++made;
      made.notify_one();
    }
  });
  for (int seen = made; seen < 50; seen = made) made.wait(seen);
  cluster.kill();
  migration.join();
  cluster.start();

  Client client(cluster.url("postgres"));
  const auto is_there = [&](size_t table) {
    return client.value("SELECT to_regclass('t" + std::to_string(table) + "') IS NOT NULL") == "t";
  };
  const size_t last = outcomes.size() - 1;
  for (size_t table = 0; table < last; ++table) CHECK(is_there(table));
  INFO(outcomes.back());
  CHECK((outcomes.back().starts_with("read execute: ") || !is_there(last)));
}

TEST_CASE("a connection cut in the middle of a statement is an Err of the server's, and the next call has another") {
  Migrated on;
  Sent sent(on.pool.handle());
  wait_until_slow(on.client);
  on.client.execute(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
  CHECK_THAT(sent.outcome(), Catch::Contains("terminating connection due to administrator command"));
  CHECK(number_of(mesh_migration_create_table(on.pool.handle(), text("after"), list({}))) == 0);
  CHECK(on.schema() == Lines{"table after"});
}

TEST_CASE("a server restarted between calls is not noticed") {
  Cluster cluster;
  const OpenPool pool(cluster.url("postgres"));
  CHECK(number_of(mesh_migration_create_table(pool.handle(), text("before"), list({}))) == 0);
  cluster.restart();
  CHECK(number_of(mesh_migration_create_table(pool.handle(), text("after"), list({}))) == 0);
  Client client(cluster.url("postgres"));
  CHECK(schema_of(client) == Lines{"table after", "table before"});
}

TEST_CASE("a server with no connection to give is an Err until it has one") {
  Cluster cluster({.lines = {"max_connections = 2", "superuser_reserved_connections = 0", "max_wal_senders = 0"}});
  const OpenPool pool(cluster.url("postgres"));
  Client watching(cluster.url("postgres"));
  // Whoever asked whether the server is up may not have left yet.
  const std::string clients = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'";
  wait_until(watching, clients, "1");
  {
    const Client taking(cluster.url("postgres"));
    CHECK_THAT(error_of(mesh_migration_create_table(pool.handle(), text("t"), list({}))),
               Catch::StartsWith("pool connect: ") && Catch::Contains("too many clients already"));
  }
  wait_until(watching, clients, "1");
  CHECK(schema_of(watching).empty());
  CHECK(number_of(mesh_migration_create_table(pool.handle(), text("t"), list({}))) == 0);
  CHECK(schema_of(watching) == Lines{"table t"});
}

TEST_CASE("a lock that another session holds ends a transaction after lock_timeout, and nothing of it stays") {
  Migrated on;
  on.client.execute("CREATE TABLE t ()");
  on.client.execute("BEGIN; LOCK TABLE t");
  auto database = mesh::Database::open(on.database.url());
  REQUIRE(database);
  auto transaction = mesh::Transaction::begin(*database, {.lock_timeout = std::chrono::milliseconds(50)});
  REQUIRE(transaction);
  CHECK(number_of(mesh_migration_create_table(transaction->handle(), text("made_before"), list({}))) == 0);
  CHECK(error_of(mesh_migration_add_column(transaction->handle(), text("t"), text("a:INT"))) ==
        "55P03\t\t\t\tcanceling statement due to lock timeout");
  const auto committed = transaction->commit();
  REQUIRE_FALSE(committed);
  CHECK_THAT(committed.error().text(), Catch::Contains("lock timeout"));
  on.client.execute("COMMIT");
  CHECK(on.schema() == Lines{"table t"});
}
