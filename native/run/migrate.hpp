// One function of a migration against a database, in one transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace mesh::run {

/// The exit codes of a run, beside 0: the migration failed and was rolled back; it could not be begun.
inline constexpr int failed = 1;
inline constexpr int not_begun = 2;
/// It was committed, but what it printed could not all be written.
inline constexpr int output_lost = 3;

/// How a function ended: the error that it gave, or that stopped it.
using Failure = std::optional<std::string>;

/// Opens the database, begins a transaction, calls `function` with its handle, and commits, or rolls back where it fails. Says on
/// standard error which statements were sent and what became of each, and how it ended. Gives the exit code.
/// A signal to end that comes meanwhile has the server cancel and roll back first; then it ends the process.
///
/// Takes:   `url`, of which no message holds the password.
[[nodiscard]] int migrate(const std::string& url, const std::function<Failure(uint64_t pool)>& function);

}  // namespace mesh::run
