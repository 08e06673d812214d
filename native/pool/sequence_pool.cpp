#include "pool/sequence_pool.hpp"

#include "base/text.hpp"
#include "ddl/transaction.hpp"
#include "pool/transaction_steps.hpp"

namespace mesh::pool {

std::optional<DatabaseError> SequencePool::refusal_of(std::string_view sql) const {
  const auto command = ddl::transaction_command(sql);
  if (!command) return std::nullopt;
  return DatabaseError{.message = cat({command->name, " is not sent: each statement here is a transaction of its own"})};
}

Result<Executed, DatabaseError> SequencePool::send(Connection& connection, std::string_view sql, Parameters parameters,
                                                   QueryRows* rows) {
  if (const auto lone = ddl::lone_command(sql)) return send_alone(connection, sql, parameters, rows, lone->is_concurrent);
  auto sent = send_in_transaction(connection, sql, parameters, rows);
  // What a statement is about may forbid a transaction, too, as a partitioned table does for REINDEX.
  const bool is_refused_there = !sent && sent.error().sqlstate == "25001";
  return is_refused_there ? send_alone(connection, sql, parameters, rows, false) : sent;
}

Result<Executed, DatabaseError> SequencePool::send_in_transaction(Connection& connection, std::string_view sql,
                                                                  Parameters parameters, QueryRows* rows) {
  const auto process = begin_transaction(connection, options_, &cancellation());
  if (!process) return process.error();
  set_server_process(*process);
  auto sent = connection.run(sql, parameters, rows, &cancellation());
  if (!sent) {
    if (!connection.is_lost()) static_cast<void>(connection.command("ROLLBACK", &cancellation()));
    return sent;
  }
  auto committed = commit_transaction(connection, &cancellation());
  if (!committed) {
    if (!connection.is_lost() && connection.is_in_transaction()) static_cast<void>(connection.command("ROLLBACK", &cancellation()));
    DatabaseError error = std::move(committed).error();
    error.notices = std::move(sent->notices);
    return error;
  }
  return sent;
}

Result<Executed, DatabaseError> SequencePool::send_alone(Connection& connection, std::string_view sql, Parameters parameters,
                                                         QueryRows* rows, bool has_patience) {
  const auto settings = set_for_session(connection, options_, has_patience, &cancellation());
  if (!settings) return settings.error();
  set_server_process(settings->server_process);
  auto sent = connection.run(sql, parameters, rows, &cancellation());
  if (!settings->undo.empty() && !connection.is_lost()) static_cast<void>(connection.command(settings->undo, &cancellation()));
  return sent;
}

}  // namespace mesh::pool
