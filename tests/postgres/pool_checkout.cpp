#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

#include "pool_fixture.hpp"

using namespace mesh;
using namespace mesh::test;
using std::chrono::milliseconds;

namespace {

std::string backend_of(Session& session) {
  auto found = session.query("SELECT pg_backend_pid()");
  REQUIRE(found);
  return *found->rows[0][0];
}

Session checked_out(Database& database) {
  auto session = database.checkout();
  REQUIRE(session);
  return *std::move(session);
}

constexpr const char* count_backends =
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND "
    "pid <> pg_backend_pid()";

}  // namespace

TEST_CASE("min connections are made at once, and max is at least one and min") {
  PoolFixture fixture;
  CHECK(fixture.open({.min = -3, .max = -1}).use().idle == 0);
  const Database database = fixture.open({.min = 3, .max = 2});
  CHECK(database.use().idle == 3);
  CHECK(fixture.client.value(count_backends) == "3");
}

TEST_CASE("a checkout waits for its timeout, which is at least 100 ms, and then is an Err") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 0, .checkout_timeout = milliseconds(-5)});
  const Session only = checked_out(database);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(text_of(database.execute("SELECT 1")) == "pool checkout timeout");
  CHECK(text_of(database.checkout()) == "pool checkout timeout");
  CHECK(std::chrono::steady_clock::now() - begin >= milliseconds(200));
  CHECK(database.use().waiting == 0);
}

TEST_CASE("who waits longest is served first") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1, .checkout_timeout = std::chrono::minutes(1)});
  std::optional<Session> held = checked_out(database);
  constexpr size_t waiters = 8;
  std::vector<std::string> order;
  std::vector<std::thread> threads;
  for (size_t at = 0; at < waiters; ++at) {
    threads.emplace_back([&, at] {
      const auto session = database.checkout();
      // The only connection is ours, and `order` with it.
      if (session) order.push_back(std::to_string(at));
    });
    wait_until([&] { return database.use().waiting == at + 1; });
  }
  held.reset();
  for (std::thread& thread : threads) thread.join();
  CHECK(order == std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7"});
}

TEST_CASE("closing lets those who wait go, and later calls find the pool closed") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1, .checkout_timeout = std::chrono::minutes(1)});
  std::optional<Session> held = checked_out(database);
  std::vector<std::future<std::string>> waiting;
  for (int at = 0; at < 5; ++at)
    waiting.push_back(std::async(std::launch::async, [&] { return text_of(database.execute("SELECT 1")); }));
  wait_until([&] { return database.use().waiting == waiting.size(); });
  database.close();
  for (auto& text : waiting) CHECK(text.get() == "pool is closed");
  CHECK(text_of(database.execute("SELECT 1")) == "pool is closed");
  CHECK(held->execute("SELECT 1"));
  held.reset();
  CHECK(database.use().idle + database.use().lent == 0);
  wait_until([&] { return fixture.client.value(count_backends) == "0"; });
}

TEST_CASE("a connection that the server has ended is replaced, and nobody notices") {
  PoolFixture fixture;
  Database database = fixture.open({.min = 3, .max = 3});
  fixture.client.execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
      "pg_backend_pid()");
  for (int at = 0; at < 5; ++at) CHECK(text_of(database.execute("SELECT 1")) == "no error");
  CHECK(database.use().idle == 3);
}

TEST_CASE("a connection that has been idle for long is asked first, and a busy one is not") {
  PoolFixture fixture;
  Database rested = fixture.open({.min = 1, .max = 1, .idle_before_check = milliseconds(-1)});
  fixture.forget_sent();
  REQUIRE(rested.execute("CREATE TABLE a ()"));
  CHECK(fixture.sent() == std::vector<std::string>{"", "CREATE TABLE a ()"});

  const milliseconds before_check = GENERATE(PoolOptions{}.idle_before_check, milliseconds::max());
  Database busy = fixture.open({.min = 1, .max = 1, .idle_before_check = before_check});
  fixture.forget_sent();
  REQUIRE(busy.execute("CREATE TABLE b (id int)"));
  REQUIRE(busy.execute("INSERT INTO b VALUES (1)"));
  REQUIRE(busy.execute("DROP TABLE b"));
  CHECK(fixture.sent() == std::vector<std::string>{"CREATE TABLE b (id int)", "INSERT INTO b VALUES (1)", "DROP TABLE b"});
}

TEST_CASE("a place that could not be filled goes to the next who waits") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 1, .checkout_timeout = std::chrono::minutes(1)});
  std::optional<Session> held = checked_out(database);
  auto first = std::async(std::launch::async, [&] { return text_of(database.execute("SELECT 1")); });
  wait_until([&] { return database.use().waiting == 1; });
  auto second = std::async(std::launch::async, [&] { return text_of(database.execute("SELECT 1")); });
  wait_until([&] { return database.use().waiting == 2; });
  fixture.client.execute("SELECT pg_terminate_backend(" + backend_of(*held) + ", 5000)");
  Client(Cluster::shared().url("postgres")).execute("ALTER DATABASE " + fixture.name + " ALLOW_CONNECTIONS false");
  held.reset();
  CHECK_THAT(first.get(), Catch::StartsWith("pool connect: ") && Catch::Contains("not currently accepting connections"));
  CHECK_THAT(second.get(), Catch::StartsWith("pool connect: "));
  Client(Cluster::shared().url("postgres")).execute("ALTER DATABASE " + fixture.name + " ALLOW_CONNECTIONS true");
  CHECK(text_of(database.execute("SELECT 1")) == "no error");
}

TEST_CASE("64 threads share 4 connections") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE counted (thread int, at int)");
  Database database = fixture.open({.max = 4, .checkout_timeout = std::chrono::minutes(1)});
  constexpr int threads = 64;
  constexpr int statements = 10;
  std::atomic<int> failures = 0;
  std::atomic<int> done = 0;
  std::vector<std::thread> running;
  for (int thread = 0; thread < threads; ++thread) {
    running.emplace_back([&, thread] {
      for (int at = 0; at < statements; ++at) {
        const std::string first = std::to_string(thread);
        const std::string second = std::to_string(at);
        const std::array<std::string_view, 2> parameters{first, second};
        if (!database.execute("INSERT INTO counted VALUES ($1, $2)", parameters)) ++failures;
      }
      ++done;
    });
  }
  int most = 0;
  wait_until([&] {
    most = std::max(most, std::stoi(fixture.client.value(count_backends)));
    return done == threads;
  });
  for (std::thread& thread : running) thread.join();
  CHECK(failures == 0);
  CHECK(most >= 1);
  CHECK(most <= 4);
  CHECK(database.use().idle <= 4);
  CHECK(database.use().lent == 0);
  CHECK(fixture.client.value("SELECT count(DISTINCT (thread, at)) FROM counted") == std::to_string(threads * statements));
}

TEST_CASE("a pool may be closed while threads are inside it") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE done (thread int)");
  Database database = fixture.open({.max = 3, .checkout_timeout = std::chrono::minutes(1)});
  std::atomic<int> succeeded = 0;
  std::vector<std::future<std::string>> ends;
  for (int thread = 0; thread < 16; ++thread) {
    ends.push_back(std::async(std::launch::async, [&] {
      while (true) {
        std::string text = text_of(database.execute("INSERT INTO done VALUES (1)"));
        if (text != "no error") return text;
        ++succeeded;
      }
    }));
  }
  wait_until([&] { return succeeded >= 50; });
  database.close();
  for (auto& end : ends) CHECK(end.get() == "pool is closed");
  CHECK(fixture.client.value("SELECT count(*) FROM done") == std::to_string(succeeded));
}

TEST_CASE("100,000 checkouts use one connection and keep nothing") {
  PoolFixture fixture;
  Database database = fixture.open({.max = 4});
  const Session first = checked_out(database);
  std::string backend;
  for (int at = 0; at < 100'000; ++at) {
    Session session = checked_out(database);
    if (at == 0) backend = backend_of(session);
    if (at == 99'999) CHECK(backend_of(session) == backend);
  }
  CHECK(fixture.client.value(count_backends) == "2");
}
