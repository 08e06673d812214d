// One function of a migration against a database, in one transaction.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "process/exit_code.hpp"
#include "run/place.hpp"

namespace mesh::run {

/// How a function ended: the error that it gave, or that stopped it.
using Failure = std::optional<std::string>;

/// Ends the run and the process, of what cannot come back from where it is: `why` becomes the failure. It does not return.
using Stop = std::function<void(const std::string& why)>;

/// A migration's function, and where it is while it runs; nothing where that is not known.
struct Program {
  std::function<Failure(uint64_t pool, const Stop& stop)> run;
  std::function<std::optional<Place>()> place;
};

struct Limits {
  /// How long a statement may wait for a lock, and how long it may take; 0 leaves what the server has.
  std::chrono::milliseconds lock_timeout{5000};
  std::chrono::milliseconds statement_timeout{0};
};

/// Opens the database, begins a transaction, runs `program` with its handle, and commits, or rolls back where it fails or stops.
/// Says on standard error which statements were sent and what became of each, and how it ended. Gives the exit code. A signal to
/// end that comes meanwhile has the server cancel and roll back first; then it ends the process.
///
/// Takes:   `url`, of which no message holds the password.
[[nodiscard]] process::ExitCode migrate(const std::string& url, const Limits& limits, const Program& program);

}  // namespace mesh::run
