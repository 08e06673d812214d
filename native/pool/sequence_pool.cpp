#include "pool/sequence_pool.hpp"

#include <utility>

#include "base/text.hpp"
#include "ddl/transaction.hpp"
#include "pool/statement_rules.hpp"
#include "pool/transaction_steps.hpp"

namespace mesh::pool {

Result<Executed, DatabaseError> SequencePool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  std::optional<SentStatement> statement;
  {
    const std::lock_guard lock(mutex_);
    if (auto refusal = refusal_of(sql, parameters)) {
      keep_failure(*refusal);
      return *std::move(refusal);
    }
    statement = observed(observer_, sql, [&] { return send(sql, parameters, rows); });
    if (!statement->outcome) failure_ = statement->outcome.error();
    executed_.push_back(*statement);
  }
  if (!observer_.sent(*statement)) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = statement->outcome.error();
  }
  return std::move(statement->outcome);
}

std::optional<DatabaseError> SequencePool::refusal_of(std::string_view sql, Parameters parameters) const {
  if (!lease_) return DatabaseError{.message = "the sequence is over"};
  if (failure_) {
    return DatabaseError{.sqlstate = "25P02", .message = cat({"nothing is sent after a failure: ", failure_->message})};
  }
  if (cancellation_) return cancelled();
  if (auto problem = cannot_be_sent(sql, parameters)) return problem;
  if (const auto command = ddl::transaction_command(sql)) {
    return DatabaseError{.message = cat({command->name, " is not sent: each statement here is a transaction of its own"})};
  }
  return std::nullopt;
}

Result<Executed, DatabaseError> SequencePool::send(std::string_view sql, Parameters parameters, QueryRows* rows) {
  if (const auto lone = ddl::lone_command(sql)) return send_alone(sql, parameters, rows, lone->is_concurrent);
  auto sent = send_in_transaction(sql, parameters, rows);
  // What a statement is about may forbid a transaction, too, as a partitioned table does for REINDEX.
  const bool is_refused_there = !sent && sent.error().sqlstate == "25001";
  return is_refused_there ? send_alone(sql, parameters, rows, false) : sent;
}

Result<Executed, DatabaseError> SequencePool::send_in_transaction(std::string_view sql, Parameters parameters, QueryRows* rows) {
  Connection& connection = **lease_;
  const auto process = begin_transaction(connection, options_, &cancellation_);
  if (!process) return process.error();
  server_process_ = *process;
  auto sent = connection.run(sql, parameters, rows, &cancellation_);
  if (!sent) {
    if (!connection.is_lost()) static_cast<void>(connection.command("ROLLBACK", &cancellation_));
    return sent;
  }
  const auto committed = commit_transaction(connection, &cancellation_);
  if (!committed) return committed.error();
  return sent;
}

Result<Executed, DatabaseError> SequencePool::send_alone(std::string_view sql, Parameters parameters, QueryRows* rows,
                                                         bool has_patience) {
  Connection& connection = **lease_;
  const auto settings = set_for_session(connection, options_, has_patience, &cancellation_);
  if (!settings) return settings.error();
  server_process_ = settings->server_process;
  auto sent = connection.run(sql, parameters, rows, &cancellation_);
  if (!settings->undo.empty() && !connection.is_lost()) static_cast<void>(connection.command(settings->undo, &cancellation_));
  return sent;
}

void SequencePool::refused(const ddl::Refusal& refusal) noexcept {
  StatementPool::refused(refusal);
  const std::lock_guard lock(mutex_);
  keep_failure(refused_call(refusal));
}

void SequencePool::keep_failure(const DatabaseError& why) {
  if (failure_) return;
  failure_ = why;
  observer_.unsent(why);
}

Result<QueryRows, DatabaseError> SequencePool::inspect(std::string_view sql, Parameters parameters) {
  const std::lock_guard lock(mutex_);
  if (auto refusal = refusal_of(sql, parameters)) return *std::move(refusal);
  QueryRows rows;
  const auto outcome = (*lease_)->run(sql, parameters, &rows, &cancellation_);
  if (outcome) return rows;
  failure_ = outcome.error();
  return outcome.error();
}

void SequencePool::refuse(const DatabaseError& why) {
  const std::lock_guard lock(mutex_);
  keep_failure(why);
}

void SequencePool::close() {
  const std::lock_guard lock(mutex_);
  lease_.reset();
}

std::vector<SentStatement> SequencePool::executed() const {
  const std::lock_guard lock(mutex_);
  return executed_;
}

std::optional<DatabaseError> SequencePool::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

}  // namespace mesh::pool
