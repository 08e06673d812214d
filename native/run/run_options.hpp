// The options of a run, as `mesh-ddl run` and the programs that it builds take them.
#pragma once

#include <CLI/CLI.hpp>

#include "run/database_url.hpp"
#include "run/migrate.hpp"

namespace mesh::run {

struct RunOptions {
  DatabaseOptions database;
  Limits limits;
  /// Whether a skip fails where what is there is not what the statement would have made.
  bool is_strict = false;
  bool is_quiet = false;
  /// Whether the report goes to standard output as JSON, and what the migration prints to standard error.
  bool is_json = false;
};

void add_options(CLI::App& app, RunOptions& options);

/// The request that the options make of a function of a migration. With is_json standard output becomes standard error from here
/// on.
///
/// Errors:  those of database_address; standard output that cannot be kept.
[[nodiscard]] Result<Request, DatabaseError> request_for(const RunOptions& options, std::string file, std::string function);

}  // namespace mesh::run
