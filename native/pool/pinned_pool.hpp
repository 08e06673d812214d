// The pools behind a Session and a Transaction: one connection, one statement at a time.
#pragma once

#include <mesh/database.hpp>

#include <mutex>
#include <optional>
#include <vector>

#include "pool/connection_pool.hpp"
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

class TransactionPool final : public StatementPool {
 public:
  /// Begins on the connection.
  [[nodiscard]] static Result<std::shared_ptr<TransactionPool>, DatabaseError> begin(Lease lease, const TransactionOptions& options,
                                                                                     Observer observer);
  TransactionPool(Lease lease, int server_process, Observer observer)
      : server_process_(server_process), observer_(std::move(observer)), lease_(std::move(lease)) {}

  [[nodiscard]] Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows) override;
  void refused(const ddl::Refusal& refusal) noexcept override;
  /// Rolls back, unless it has come to its end already, and gives the connection back.
  void close() override;

  [[nodiscard]] Result<QueryRows, DatabaseError> inspect(std::string_view sql, Parameters parameters);
  void refuse(const DatabaseError& why);

  [[nodiscard]] Result<Unit, DatabaseError> commit();
  void cancel() noexcept { cancellation_ = true; }
  [[nodiscard]] std::vector<SentStatement> executed() const;
  [[nodiscard]] int server_process() const { return server_process_; }

 private:
  /// Lets nothing more be sent, where nothing has failed before.
  void keep_failure(const DatabaseError& why);
  /// Why the statement may not be sent now, or nothing.
  [[nodiscard]] std::optional<DatabaseError> refusal_of(std::string_view sql, Parameters parameters) const;

  const int server_process_;
  const Observer observer_;
  Cancellation cancellation_{false};
  mutable std::mutex mutex_;
  std::optional<Lease> lease_;
  std::vector<SentStatement> executed_;
  /// The first thing that went wrong, after which the transaction can only be rolled back.
  std::optional<DatabaseError> failure_;
};

}  // namespace mesh::pool
