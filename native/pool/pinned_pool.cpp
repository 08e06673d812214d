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

Result<Executed, DatabaseError> TransactionPool::send(Connection& connection, std::string_view sql, Parameters parameters,
                                                      QueryRows* rows) {
  return connection.run(sql, parameters, rows, &cancellation());
}

std::optional<DatabaseError> TransactionPool::refusal_of(std::string_view sql) const {
  if (const auto command = ddl::transaction_command(sql)) {
    return DatabaseError{
        .message =
            cat({command->name, " is not sent: everything sent here is one transaction, carried out as a whole or not at all"})};
  }
  if (const auto command = ddl::lone_command(sql)) {
    const std::string_view words = sql.substr(command->words.begin, command->words.end - command->words.begin);
    return DatabaseError{
        .message = cat({printable(words), " is not sent: PostgreSQL refuses it in a transaction, and everything sent here is one"}),
        .is_for_sequence = true};
  }
  return std::nullopt;
}

Result<Unit, DatabaseError> TransactionPool::commit() {
  const std::lock_guard lock(mutex());
  const std::optional<Lease> lease = take_lease();
  if (!lease) return DatabaseError{.message = "the transaction is over"};
  if (first_failure()) return prefixed("the transaction was rolled back: ", *first_failure());
  if (cancellation()) return prefixed("the transaction was rolled back: ", cancelled());
  return commit_transaction(**lease, &cancellation());
}

}  // namespace mesh::pool
