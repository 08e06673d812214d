// What the tests of the pool begin with: a database of their own, and a client that shares no code with the pool.
#pragma once

#include <mesh/database.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "client.hpp"
#include "cluster.hpp"
#include "server_log.hpp"

namespace mesh::test {

struct PoolFixture {
  std::string name = Cluster::shared().fresh_database();
  std::string url = Cluster::shared().url(name);
  Client client{url};

  /// A pool whose first connection is made when it is needed.
  [[nodiscard]] Database open(PoolOptions options = {}) const {
    auto opened = Database::open(url, std::move(options));
    REQUIRE(opened);
    return *std::move(opened);
  }
  /// What the server was sent from now on is what `sent` gives.
  void forget_sent() { seen_ = statements_in(Cluster::shared().log(name)).size(); }
  [[nodiscard]] std::vector<std::string> sent() const {
    const std::vector<std::string> all = statements_in(Cluster::shared().log(name));
    return {all.begin() + static_cast<ptrdiff_t>(seen_), all.end()};
  }

 private:
  size_t seen_ = 0;
};

/// The text of an Err, or "no error".
template <typename T>
[[nodiscard]] std::string text_of(const Result<T, DatabaseError>& result) {
  return result ? "no error" : const_cast<Result<T, DatabaseError>&>(result).error().text();
}

/// Lets other threads run until `condition` holds; the test fails if it does not within a minute.
template <typename Condition>
void wait_until(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) FAIL("waited a minute in vain");
    std::this_thread::yield();
  }
}

}  // namespace mesh::test
