// One function of a migration against a database, in one transaction.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "process/exit_code.hpp"

namespace mesh::run {

/// How a function ended: the error that it gave, or that stopped it.
using Failure = std::optional<std::string>;

struct Limits {
  /// How long a statement may wait for a lock, and how long it may take; 0 leaves what the server has.
  std::chrono::milliseconds lock_timeout{5000};
  std::chrono::milliseconds statement_timeout{0};
};

/// Opens the database, begins a transaction, calls `function` with its handle, and commits, or rolls back where it fails. Says on
/// standard error which statements were sent and what became of each, and how it ended. Gives the exit code.
/// A signal to end that comes meanwhile has the server cancel and roll back first; then it ends the process.
///
/// Takes:   `url`, of which no message holds the password.
[[nodiscard]] process::ExitCode migrate(const std::string& url, const Limits& limits,
                                        const std::function<Failure(uint64_t pool)>& function);

}  // namespace mesh::run
