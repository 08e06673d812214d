// The pool behind a StatementSequence: one connection, each statement a transaction of its own.
#pragma once

#include <mesh/database.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "pool/connection_pool.hpp"
#include "pool/observer.hpp"
#include "pool/statement_pool.hpp"

namespace mesh::pool {

class SequencePool final : public StatementPool {
 public:
  SequencePool(Lease lease, TransactionOptions options, Observer observer)
      : options_(std::move(options)),
        observer_(std::move(observer)),
        server_process_(lease->announced_process()),
        lease_(std::move(lease)) {}

  [[nodiscard]] Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows) override;
  void refused(const ddl::Refusal& refusal) noexcept override;
  void close() override;

  [[nodiscard]] Result<QueryRows, DatabaseError> inspect(std::string_view sql, Parameters parameters);
  void refuse(const DatabaseError& why);

  void cancel() noexcept { cancellation_ = true; }
  [[nodiscard]] std::vector<SentStatement> executed() const;
  [[nodiscard]] std::optional<DatabaseError> failure() const;
  [[nodiscard]] int server_process() const { return server_process_; }

 private:
  /// Lets nothing more be sent, where nothing has failed before.
  void keep_failure(const DatabaseError& why);
  [[nodiscard]] std::optional<DatabaseError> refusal_of(std::string_view sql, Parameters parameters) const;
  [[nodiscard]] Result<Executed, DatabaseError> send(std::string_view sql, Parameters parameters, QueryRows* rows);
  [[nodiscard]] Result<Executed, DatabaseError> send_in_transaction(std::string_view sql, Parameters parameters, QueryRows* rows);
  /// `has_patience`: whether it waits for its locks as long as it takes.
  [[nodiscard]] Result<Executed, DatabaseError> send_alone(std::string_view sql, Parameters parameters, QueryRows* rows,
                                                           bool has_patience);

  const TransactionOptions options_;
  const Observer observer_;
  Cancellation cancellation_{false};
  /// A pooler may give each statement another.
  std::atomic<int> server_process_;
  mutable std::mutex mutex_;
  std::optional<Lease> lease_;
  std::vector<SentStatement> executed_;
  std::optional<DatabaseError> failure_;
};

}  // namespace mesh::pool
