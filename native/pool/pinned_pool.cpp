#include "pool/pinned_pool.hpp"

#include <new>
#include <utility>

#include "base/text.hpp"
#include "ddl/transaction.hpp"
#include "pool/server_error.hpp"
#include "pool/statement_rules.hpp"
#include "runtime/spent.hpp"

namespace mesh::pool {
namespace {

/// BEGIN with what holds for this transaction only, in one message, whatever the role or the database is set to: what a statement
/// sees, that it may write, and that the server says what it skips. `checks_client` has it look each second whether we are still
/// there, so that a process that was killed holds no lock for longer.
std::string begin_command(const TransactionOptions& options, bool checks_client) {
  std::string sql = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL client_min_messages = notice";
  if (checks_client) sql += "; SET LOCAL client_connection_check_interval = 1000";
  if (options.lock_timeout.count() > 0) append(sql, {"; SET LOCAL lock_timeout = ", decimal(options.lock_timeout.count())});
  if (options.statement_timeout.count() > 0) {
    append(sql, {"; SET LOCAL statement_timeout = ", decimal(options.statement_timeout.count())});
  }
  return sql;
}

/// As the server says it of a statement.
DatabaseError cancelled() { return {.sqlstate = "57014", .message = "the transaction was cancelled"}; }

}  // namespace

Result<Executed, DatabaseError> SessionPool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  if (auto problem = cannot_be_sent(sql, parameters)) return *std::move(problem);
  SentStatement statement{.sql = std::string(sql), .outcome = Executed{}};
  {
    const std::lock_guard lock(mutex_);
    if (!lease_) return DatabaseError{.message = "the session is over"};
    statement.outcome = (*lease_)->run(sql, parameters, rows);
  }
  static_cast<void>(tell(observer_, statement));
  return std::move(statement.outcome);
}

void SessionPool::close() {
  const std::lock_guard lock(mutex_);
  lease_.reset();
}

Result<std::shared_ptr<TransactionPool>, DatabaseError> TransactionPool::begin(Lease lease, const TransactionOptions& options,
                                                                               Observer observer) {
  constexpr int first_with_checks = 140000;
  const bool may_check = lease->server_version() >= first_with_checks;
  auto begun = lease->command(begin_command(options, may_check));
  // Some systems cannot tell whether a client is there.
  if (!begun && may_check && begun.error().sqlstate == "22023") {
    static_cast<void>(lease->command("ROLLBACK"));
    begun = lease->command(begin_command(options, false));
  }
  if (!begun) return std::move(begun).error();
  return std::make_shared<TransactionPool>(std::move(lease), std::move(observer));
}

Result<Executed, DatabaseError> TransactionPool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  SentStatement statement{.sql = std::string(sql), .outcome = Executed{}};
  {
    const std::lock_guard lock(mutex_);
    if (auto refusal = refusal_of(sql, parameters)) {
      if (!failure_) failure_ = refusal;
      return *std::move(refusal);
    }
    statement.outcome = (*lease_)->run(sql, parameters, rows, &cancellation_);
    if (!statement.outcome) failure_ = statement.outcome.error();
    executed_.push_back(statement);
  }
  if (!tell(observer_, statement)) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = statement.outcome.error();
  }
  return std::move(statement.outcome);
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
  if (failure_) return;
  failure_.emplace();
  try {
    failure_->message = cat({"a call was refused: ", refusal.message});
  } catch (const std::bad_alloc&) {
    failure_->message = runtime::memory_is_spent;
  }
}

void TransactionPool::close() {
  const std::lock_guard lock(mutex_);
  lease_.reset();
}

Result<Unit, DatabaseError> TransactionPool::commit() {
  const std::lock_guard lock(mutex_);
  if (!lease_) return DatabaseError{.message = "the transaction is over"};
  const Lease lease = *std::exchange(lease_, std::nullopt);
  if (failure_) return prefixed("the transaction was rolled back: ", *failure_);
  if (cancellation_) return prefixed("the transaction was rolled back: ", cancelled());
  auto committed = lease->command("COMMIT", &cancellation_);
  if (committed) return Unit{};
  if (!lease->is_lost()) return std::move(committed).error();
  DatabaseError error = prefixed("read commit: ", std::move(committed).error());
  error.message += "; it is unknown whether the transaction was committed";
  return error;
}

std::vector<SentStatement> TransactionPool::executed() const {
  const std::lock_guard lock(mutex_);
  return executed_;
}

}  // namespace mesh::pool
