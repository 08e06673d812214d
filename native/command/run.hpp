// `mesh-ddl run`: one function of a migration against a database.
#pragma once

#include <string>

#include "process/exit_code.hpp"
#include "run/run_options.hpp"

namespace mesh::command {

struct RunCommand {
  std::string file;
  std::string function;
  run::RunOptions options;
  bool is_compiled = false;
};

/// Runs the function in one transaction, or statement by statement where the file asks for that, and gives the exit code. What the
/// migration prints goes to standard output; its statements and what became of them go to standard error.
[[nodiscard]] process::ExitCode run(const RunCommand& command);

}  // namespace mesh::command
