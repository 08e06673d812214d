#include "pool/pinned_pool.hpp"

#include <utility>

#include "base/text.hpp"
#include "ddl/transaction.hpp"
#include "pool/server_error.hpp"
#include "pool/statement_rules.hpp"
#include "pool/transaction_steps.hpp"

namespace mesh::pool {

Result<Executed, DatabaseError> SessionPool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  if (auto problem = cannot_be_sent(sql, parameters)) return *std::move(problem);
  std::optional<SentStatement> statement;
  {
    const std::lock_guard lock(mutex_);
    if (!lease_) return DatabaseError{.message = "the session is over"};
    statement = observed(observer_, sql, [&] { return (*lease_)->run(sql, parameters, rows); });
  }
  static_cast<void>(observer_.sent(*statement));
  return std::move(statement->outcome);
}

void SessionPool::close() {
  const std::lock_guard lock(mutex_);
  lease_.reset();
}

Result<std::shared_ptr<TransactionPool>, DatabaseError> TransactionPool::begin(Lease lease, const TransactionOptions& options,
                                                                               Observer observer) {
  const auto process = begin_transaction(*lease, options);
  if (!process) return process.error();
  return std::make_shared<TransactionPool>(std::move(lease), *process, std::move(observer));
}

Result<Executed, DatabaseError> TransactionPool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  std::optional<SentStatement> statement;
  {
    const std::lock_guard lock(mutex_);
    if (auto refusal = refusal_of(sql, parameters)) {
      keep_failure(*refusal);
      return *std::move(refusal);
    }
    statement = observed(observer_, sql, [&] { return (*lease_)->run(sql, parameters, rows, &cancellation_); });
    if (!statement->outcome) failure_ = statement->outcome.error();
    executed_.push_back(*statement);
  }
  if (!observer_.sent(*statement)) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = statement->outcome.error();
  }
  return std::move(statement->outcome);
}

std::optional<DatabaseError> TransactionPool::refusal_of(std::string_view sql, Parameters parameters) const {
  if (!lease_) return DatabaseError{.message = "the transaction is over"};
  if (failure_) {
    return DatabaseError{.sqlstate = "25P02",
                         .message = cat({"the transaction has failed and can only be rolled back: ", failure_->message})};
  }
  if (cancellation_) return cancelled();
  if (auto problem = cannot_be_sent(sql, parameters)) return problem;
  if (const auto command = ddl::transaction_command(sql)) {
    return DatabaseError{
        .message =
            cat({command->name, " is not sent: everything sent here is one transaction, carried out as a whole or not at all"})};
  }
  if (const auto command = ddl::lone_command(sql)) {
    const std::string_view words = sql.substr(command->words.begin, command->words.end - command->words.begin);
    return DatabaseError{.message = cat({printable(words),
                                         " is not sent: PostgreSQL refuses it in a transaction, and everything sent here is one"})};
  }
  return std::nullopt;
}

void TransactionPool::refused(const ddl::Refusal& refusal) noexcept {
  StatementPool::refused(refusal);
  const std::lock_guard lock(mutex_);
  keep_failure(refused_call(refusal));
}

void TransactionPool::keep_failure(const DatabaseError& why) {
  if (failure_) return;
  failure_ = why;
  observer_.unsent(why);
}

Result<QueryRows, DatabaseError> TransactionPool::inspect(std::string_view sql, Parameters parameters) {
  const std::lock_guard lock(mutex_);
  if (auto refusal = refusal_of(sql, parameters)) return *std::move(refusal);
  QueryRows rows;
  const auto outcome = (*lease_)->run(sql, parameters, &rows, &cancellation_);
  if (outcome) return rows;
  failure_ = outcome.error();
  return outcome.error();
}

void TransactionPool::refuse(const DatabaseError& why) {
  const std::lock_guard lock(mutex_);
  keep_failure(why);
}

void TransactionPool::close() {
  const std::lock_guard lock(mutex_);
  // Here, since the end of the lease would wait for a server that does not answer.
  if (lease_ && cancellation_) static_cast<void>((*lease_)->command("ROLLBACK", &cancellation_));
  lease_.reset();
}

Result<Unit, DatabaseError> TransactionPool::commit() {
  const std::lock_guard lock(mutex_);
  if (!lease_) return DatabaseError{.message = "the transaction is over"};
  const Lease lease = *std::exchange(lease_, std::nullopt);
  if (failure_) return prefixed("the transaction was rolled back: ", *failure_);
  if (cancellation_) return prefixed("the transaction was rolled back: ", cancelled());
  return commit_transaction(*lease, &cancellation_);
}

std::vector<SentStatement> TransactionPool::executed() const {
  const std::lock_guard lock(mutex_);
  return executed_;
}

}  // namespace mesh::pool
