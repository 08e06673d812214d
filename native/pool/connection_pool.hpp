// A bounded number of connections, lent in the order in which they are asked for.
#pragma once

#include <mesh/database.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "pool/connection.hpp"

namespace mesh::pool {

struct PoolLimits {
  size_t min = 0;
  size_t max = 1;
  std::chrono::milliseconds checkout_timeout{};
  std::chrono::milliseconds idle_before_check{};
};

class ConnectionPool;

/// A connection on loan: it goes back when the lease ends. A lease that was moved from holds none.
class Lease {
 public:
  Lease(std::shared_ptr<ConnectionPool> pool, std::unique_ptr<Connection> connection);
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease();

  [[nodiscard]] Connection* operator->() const { return connection_.get(); }
  [[nodiscard]] Connection& operator*() const { return *connection_; }

 private:
  std::shared_ptr<ConnectionPool> pool_;
  std::unique_ptr<Connection> connection_;
};

/// At most `max` connections exist or are being made. None is made, asked or closed while the mutex is held.
class ConnectionPool : public std::enable_shared_from_this<ConnectionPool> {
 public:
  /// A pool with `min` connections made.
  [[nodiscard]] static Result<std::shared_ptr<ConnectionPool>, DatabaseError> open(ConnectionUrl url, const PoolLimits& limits);

  /// A connection in the state in which a new one is. Who waits longest is served first.
  ///
  /// Errors:  `pool checkout timeout`; `pool is closed`; `pool connect: ` and the reason.
  [[nodiscard]] Result<Lease, DatabaseError> checkout();

  [[nodiscard]] PoolUse use() const;

  /// Lets everyone who waits go, and connections as they come back.
  void close();

 private:
  friend class Lease;
  using Clock = std::chrono::steady_clock;

  /// The right to one of the `max` connections, with the connection if it has been made.
  struct Place {
    std::unique_ptr<Connection> connection;
    Clock::time_point idle_since;
  };
  struct Waiter {
    std::condition_variable turn;
    std::optional<Place> place;
  };

  ConnectionPool(ConnectionUrl url, const PoolLimits& limits) : url_(std::move(url)), limits_(limits) {}
  [[nodiscard]] Result<Place, DatabaseError> take_place();
  [[nodiscard]] Result<Place, DatabaseError> wait_for_place(std::unique_lock<std::mutex>& lock);
  /// Hands a place to who waits longest, or keeps it.
  void give_place(Place place);
  /// False where there is no memory for it.
  [[nodiscard]] bool keep_idle(Place& place);
  [[nodiscard]] Result<std::unique_ptr<Connection>, DatabaseError> open_or_give_place();
  [[nodiscard]] bool is_fit(const Place& place) const;
  void take_back(std::unique_ptr<Connection> connection);

  const ConnectionUrl url_;
  const PoolLimits limits_;
  mutable std::mutex mutex_;
  /// Never holds one while someone waits.
  std::vector<Place> idle_;
  std::deque<Waiter*> waiting_;
  /// Places that are idle, lent or on their way to either.
  size_t taken_ = 0;
  bool is_closed_ = false;
};

}  // namespace mesh::pool
