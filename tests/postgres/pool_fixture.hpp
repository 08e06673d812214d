// What the tests of the pool begin with: a database of their own, and a client that shares no code with the pool.
#pragma once

#include <mesh/database.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "client.hpp"
#include "cluster.hpp"
#include "server_log.hpp"
#include "wait_until.hpp"

namespace mesh::test {

struct PoolFixture {
  FreshDatabase made{Cluster::shared()};
  std::string name = made.name();
  std::string url = made.url();
  Client client{url};

  /// A pool whose first connection is made when it is needed.
  [[nodiscard]] Database open(PoolOptions options = {}) const {
    auto opened = Database::open(url, std::move(options));
    REQUIRE(opened);
    return *std::move(opened);
  }
  /// What the server was sent from now on is what `sent` gives.
  void forget_sent() { seen_ = statements_in(made.log()).size(); }
  [[nodiscard]] std::vector<std::string> sent() const {
    const std::vector<std::string> all = statements_in(made.log());
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

}  // namespace mesh::test
