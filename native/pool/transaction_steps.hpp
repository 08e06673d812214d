// How a transaction of ours begins and ends, and what a statement outside of one is given in its place.
#pragma once

#include <mesh/database.hpp>

#include <string>

#include "ddl/statement.hpp"
#include "pool/connection.hpp"

namespace mesh::pool {

/// Begins with what holds for the transaction only, in one message, whatever the role or the database is set to: what a statement
/// sees, that it may write, that the server says what it skips, and that it looks each second whether we are still there, so that a
/// process that was killed holds no lock for longer.
///
/// Gives:   the server's process.
[[nodiscard]] Result<int, DatabaseError> begin_transaction(Connection& connection, const TransactionOptions& options,
                                                           const Cancellation* cancellation = nullptr);

/// Errors:  the server's; `read commit: ` where the connection was lost and nobody can say whether it was committed.
[[nodiscard]] Result<Unit, DatabaseError> commit_transaction(Connection& connection, const Cancellation* cancellation);

/// What was set for the session, for a statement that runs outside of a transaction.
struct SessionSettings {
  int server_process = 0;
  /// Statements that put it back; empty where nothing was set.
  std::string undo;
};

/// Sets for the session what differs from what such a statement relies on.
///
/// Takes:   `has_patience`, whether it is to wait for its locks as long as it takes.
/// Errors:  the server's; that a pooler stands between, which may give the next statement to another session, where something that
///          the statement must have is to be set.
[[nodiscard]] Result<SessionSettings, DatabaseError> set_for_session(Connection& connection, const TransactionOptions& options,
                                                                     bool has_patience, const Cancellation* cancellation);

/// As the server says it of a statement.
[[nodiscard]] DatabaseError cancelled();

/// What a call that was refused before anything was sent does to the statements after it.
[[nodiscard]] DatabaseError refused_call(const ddl::Refusal& refusal) noexcept;

}  // namespace mesh::pool
