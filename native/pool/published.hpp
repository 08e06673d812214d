// A pool with its handle, for as long as its owner lives.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "runtime/pool.hpp"

namespace mesh::pool {

/// Ends the handle and closes the pool. A call that is inside it then keeps it until it comes back.
template <typename Pool>
class Published {
 public:
  explicit Published(std::shared_ptr<Pool> pool) : pool_(std::move(pool)), handle_(runtime::register_pool(pool_)) {}
  ~Published() { end(); }
  Published(const Published&) = delete;
  Published& operator=(const Published&) = delete;

  void end() {
    runtime::release_pool(handle_);
    pool_->close();
  }
  [[nodiscard]] uint64_t handle() const { return handle_; }
  [[nodiscard]] Pool& pool() const { return *pool_; }

 private:
  std::shared_ptr<Pool> pool_;
  uint64_t handle_;
};

}  // namespace mesh::pool
