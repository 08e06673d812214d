// The pools behind a Session and a Transaction: one connection, one statement at a time.
#pragma once

#include <mesh/database.hpp>

#include <mutex>
#include <optional>
#include <vector>

#include "pool/connection_pool.hpp"
#include "pool/guarded_pool.hpp"
#include "pool/server_pool.hpp"
#include "pool/statement_pool.hpp"

namespace mesh::pool {

class SessionPool final : public StatementPool {
 public:
  SessionPool(Lease lease, Observer observer) : observer_(std::move(observer)), lease_(std::move(lease)) {}

  [[nodiscard]] Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows) override;
  /// Gives the connection back.
  void close() override;

 private:
  const Observer observer_;
  std::mutex mutex_;
  std::optional<Lease> lease_;
};

class TransactionPool final : public GuardedPool {
 public:
  /// Begins on the connection.
  [[nodiscard]] static Result<std::shared_ptr<TransactionPool>, DatabaseError> begin(Lease lease, const TransactionOptions& options,
                                                                                     Observer observer);
  TransactionPool(Lease lease, int server_process, Observer observer)
      : GuardedPool(std::move(lease), server_process, std::move(observer)) {}

  [[nodiscard]] Result<Unit, DatabaseError> commit();

 protected:
  [[nodiscard]] Result<Executed, DatabaseError> send(Connection& connection, std::string_view sql, Parameters parameters,
                                                     QueryRows* rows) override;
  [[nodiscard]] std::optional<DatabaseError> refusal_of(std::string_view sql) const override;
  [[nodiscard]] std::string_view noun() const override { return "transaction"; }
  [[nodiscard]] Room room_to_look() const override {
    return {"SAVEPOINT mesh_ddl_look", "ROLLBACK TO SAVEPOINT mesh_ddl_look; RELEASE SAVEPOINT mesh_ddl_look"};
  }
};

}  // namespace mesh::pool
