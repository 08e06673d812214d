// The pool behind a StatementSequence: each statement a transaction of its own.
#pragma once

#include "pool/guarded_pool.hpp"

namespace mesh::pool {

class SequencePool final : public GuardedPool {
 public:
  SequencePool(Lease lease, TransactionOptions options, Observer observer)
      : GuardedPool(std::move(lease), lease->announced_process(), std::move(observer)), options_(std::move(options)) {}

 protected:
  [[nodiscard]] Result<Executed, DatabaseError> send(Connection& connection, std::string_view sql, Parameters parameters,
                                                     QueryRows* rows) override;
  [[nodiscard]] std::optional<DatabaseError> refusal_of(std::string_view sql) const override;
  [[nodiscard]] std::string_view noun() const override { return "sequence"; }
  [[nodiscard]] Room room_to_look() const override { return {"BEGIN READ ONLY", "ROLLBACK"}; }

 private:
  [[nodiscard]] Result<Executed, DatabaseError> send_in_transaction(Connection& connection, std::string_view sql,
                                                                    Parameters parameters, QueryRows* rows);
  /// `has_patience`: whether it waits for its locks as long as it takes.
  [[nodiscard]] Result<Executed, DatabaseError> send_alone(Connection& connection, std::string_view sql, Parameters parameters,
                                                           QueryRows* rows, bool has_patience);

  const TransactionOptions options_;
};

}  // namespace mesh::pool
