// The pool behind a Database: each statement takes whatever connection is free, and is a transaction of its own.
#pragma once

#include <mesh/database.hpp>

#include <memory>

#include "pool/connection_pool.hpp"
#include "pool/observer.hpp"
#include "pool/statement_pool.hpp"

namespace mesh::pool {

class ServerPool final : public StatementPool {
 public:
  /// Errors:  `pool open: ` and the reason.
  [[nodiscard]] static Result<std::shared_ptr<ServerPool>, DatabaseError> open(std::string_view url, PoolOptions options);
  ServerPool(std::shared_ptr<ConnectionPool> connections, Observer observer)
      : connections_(std::move(connections)), observer_(std::move(observer)) {}

  [[nodiscard]] Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows) override;
  void close() override { connections_->close(); }

  [[nodiscard]] Result<Lease, DatabaseError> checkout() { return connections_->checkout(); }
  [[nodiscard]] PoolUse use() const { return connections_->use(); }
  [[nodiscard]] const Observer& observer() const { return observer_; }

 private:
  const std::shared_ptr<ConnectionPool> connections_;
  const Observer observer_;
};

}  // namespace mesh::pool
