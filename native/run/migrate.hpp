// One function of a migration against a database: in one transaction, or statement by statement.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "process/exit_code.hpp"
#include "run/place.hpp"
#include "run/report.hpp"

namespace mesh::run {

/// How a function ended: the error that it gave, or that stopped it.
using Failure = std::optional<std::string>;

/// Ends the run and the process, of what cannot come back from where it is: `why` becomes the failure. It does not return.
using Stop = std::function<void(const std::string& why)>;

/// A migration's function, and where it is while it runs, or was stopped; nothing where that is not known.
struct Program {
  std::function<Failure(uint64_t pool, const Stop& stop)> run;
  std::function<std::optional<Place>()> place;
};

struct Limits {
  /// How long a statement may wait for a lock, and how long it may take; 0 leaves what the server has.
  std::chrono::milliseconds lock_timeout{5000};
  std::chrono::milliseconds statement_timeout{0};
};

/// What is run, where and how.
struct Request {
  /// What libpq takes, a URL or `key=value` words. No message holds its password.
  std::string database;
  /// Of the migration, and of its function.
  std::string file;
  std::string function;
  Limits limits = {};
  /// False for a file that asks to be run statement by statement.
  bool is_transaction = true;
  /// Whether a statement that is skipped fails where what is there is not what it would have made.
  bool is_strict = false;
  Volume volume = Volume::normal;
  /// Where the report goes as a JSON document: a descriptor that can be written.
  std::optional<int> document = {};
};

/// Runs `program` with the handle of a transaction, and commits, or rolls back where it fails or stops; or with that of a
/// StatementSequence. Says on standard error which statements are sent and what became of each, and how it ended. Gives the exit
/// code. A signal to end that comes meanwhile has the server cancel and roll back first; then it ends the process.
[[nodiscard]] process::ExitCode migrate(const Request& request, const Program& program);

}  // namespace mesh::run
