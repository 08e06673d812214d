#include "pool/connection_pool.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "pool/server_error.hpp"

namespace mesh::pool {
namespace {

DatabaseError is_closed_error() { return {.message = "pool is closed"}; }

}  // namespace

Lease::Lease(std::shared_ptr<ConnectionPool> pool, std::unique_ptr<Connection> connection)
    : pool_(std::move(pool)), connection_(std::move(connection)) {}

Lease::~Lease() {
  if (connection_) pool_->take_back(std::move(connection_));
}

Result<std::shared_ptr<ConnectionPool>, DatabaseError> ConnectionPool::open(ConnectionUrl url, const PoolLimits& limits) {
  std::shared_ptr<ConnectionPool> pool(new ConnectionPool(std::move(url), limits));
  for (; pool->taken_ < limits.min; ++pool->taken_) {
    auto made = Connection::open(pool->url_);
    if (!made) return prefixed("pool open: ", std::move(made).error());
    pool->idle_.push_back({std::move(*made), Clock::now()});
  }
  return pool;
}

Result<Lease, DatabaseError> ConnectionPool::checkout() {
  auto place = take_place();
  if (!place) return std::move(place).error();
  if (place->connection && is_fit(*place)) return Lease(shared_from_this(), std::move(place->connection));
  place->connection.reset();
  auto made = open_or_give_place();
  if (made) return Lease(shared_from_this(), std::move(*made));
  give_place({});
  return prefixed("pool connect: ", std::move(made).error());
}

/// Where it throws, the place is given away.
Result<std::unique_ptr<Connection>, DatabaseError> ConnectionPool::open_or_give_place() try {
  return Connection::open(url_);
} catch (...) {
  give_place({});
  throw;
}

PoolUse ConnectionPool::use() const {
  const std::lock_guard lock(mutex_);
  return {.idle = idle_.size(), .lent = taken_ - idle_.size(), .waiting = waiting_.size()};
}

void ConnectionPool::close() {
  std::vector<Place> idle;
  const std::lock_guard lock(mutex_);
  is_closed_ = true;
  idle.swap(idle_);
  taken_ -= idle.size();
  for (Waiter* waiter : waiting_) waiter->turn.notify_one();
}

Result<ConnectionPool::Place, DatabaseError> ConnectionPool::take_place() {
  std::unique_lock lock(mutex_);
  if (is_closed_) return is_closed_error();
  if (!idle_.empty()) {
    Place place = std::move(idle_.back());
    idle_.pop_back();
    return place;
  }
  if (waiting_.empty() && taken_ < limits_.max) {
    ++taken_;
    return Place{};
  }
  return wait_for_place(lock);
}

Result<ConnectionPool::Place, DatabaseError> ConnectionPool::wait_for_place(std::unique_lock<std::mutex>& lock) {
  Waiter waiter;
  waiting_.push_back(&waiter);
  waiter.turn.wait_for(lock, limits_.checkout_timeout, [&] { return waiter.place || is_closed_; });
  if (waiter.place) return std::move(*waiter.place);
  waiting_.erase(std::find(waiting_.begin(), waiting_.end(), &waiter));
  return is_closed_ ? is_closed_error() : DatabaseError{.message = "pool checkout timeout"};
}

void ConnectionPool::give_place(Place place) {
  const std::lock_guard lock(mutex_);
  if (!is_closed_ && !waiting_.empty()) {
    Waiter* first = waiting_.front();
    waiting_.pop_front();
    first->place = std::move(place);
    first->turn.notify_one();
  } else if (!is_closed_ && place.connection && keep_idle(place)) {
    return;
  } else {
    --taken_;
  }
}

bool ConnectionPool::is_fit(const Place& place) const {
  return place.connection->is_alive(Clock::now() - place.idle_since > limits_.idle_before_check);
}

bool ConnectionPool::keep_idle(Place& place) try {
  idle_.push_back(std::move(place));
  return true;
} catch (const std::bad_alloc&) {
  return false;
}

void ConnectionPool::take_back(std::unique_ptr<Connection> connection) {
  try {
    if (!connection->restore()) connection.reset();
  } catch (const std::bad_alloc&) {
    connection.reset();
  }
  give_place({std::move(connection), Clock::now()});
}

}  // namespace mesh::pool
