#include "pool/guarded_pool.hpp"

#include <utility>

#include "base/text.hpp"
#include "pool/statement_rules.hpp"
#include "pool/transaction_steps.hpp"

namespace mesh::pool {

Result<Executed, DatabaseError> GuardedPool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  std::optional<SentStatement> statement;
  {
    const std::lock_guard lock(mutex_);
    if (auto refusal = why_not(sql, parameters)) {
      keep_failure(*refusal);
      return *std::move(refusal);
    }
    statement = observed(observer_, sql, [&] { return send(**lease_, sql, parameters, rows); });
    if (!statement->outcome) failure_ = statement->outcome.error();
    executed_.push_back(*statement);
  }
  if (!observer_.sent(*statement)) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = statement->outcome.error();
  }
  return std::move(statement->outcome);
}

std::optional<DatabaseError> GuardedPool::why_not(std::string_view sql, Parameters parameters) const {
  if (!lease_) return DatabaseError{.message = cat({"the ", noun(), " is over"})};
  if (failure_) {
    return DatabaseError{.sqlstate = "25P02",
                         .message = cat({"the ", noun(), " has failed, and nothing more is sent: ", failure_->message})};
  }
  if (cancellation_) return cancelled();
  if (auto problem = cannot_be_sent(sql, parameters)) return problem;
  const Connection& connection = **lease_;
  if (server_process_ != connection.announced_process() && sets_session(sql)) {
    return DatabaseError{.message =
                             "SET of the session is not sent through a pooler, which gives the session to others: write SET LOCAL"};
  }
  return refusal_of(sql);
}

void GuardedPool::refused(const ddl::Refusal& refusal) noexcept {
  StatementPool::refused(refusal);
  const std::lock_guard lock(mutex_);
  keep_failure(refused_call(refusal));
}

void GuardedPool::keep_failure(const DatabaseError& why) {
  if (failure_) return;
  failure_ = why;
  observer_.unsent(why);
}

void GuardedPool::inspect(const Inspection& inspection) {
  const std::lock_guard lock(mutex_);
  if (!lease_ || failure_ || cancellation_) return;
  Connection& connection = **lease_;
  const Room room = room_to_look();
  const auto begun = connection.command(
      cat({room.begin,
           "; SET LOCAL lock_timeout = '200ms'; SET LOCAL statement_timeout = '5s'; SET LOCAL quote_all_identifiers = off"}),
      &cancellation_);
  if (begun) {
    inspection([&](std::string_view sql, Parameters parameters) -> Result<QueryRows, DatabaseError> {
      QueryRows rows;
      const auto outcome = connection.run(sql, parameters, &rows, &cancellation_);
      if (!outcome) return outcome.error();
      return rows;
    });
  }
  const auto ended = connection.command(std::string(room.end), &cancellation_);
  if (!ended) failure_ = ended.error();
}

void GuardedPool::refuse(const DatabaseError& why) {
  const std::lock_guard lock(mutex_);
  keep_failure(why);
}

void GuardedPool::close() {
  const std::lock_guard lock(mutex_);
  // Here, since the end of the lease would wait for a server that does not answer.
  if (lease_ && cancellation_) static_cast<void>((*lease_)->command("ROLLBACK", &cancellation_));
  lease_.reset();
}

std::vector<SentStatement> GuardedPool::executed() const {
  const std::lock_guard lock(mutex_);
  return executed_;
}

std::optional<DatabaseError> GuardedPool::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

}  // namespace mesh::pool
