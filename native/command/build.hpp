// `mesh-ddl build`: a migration as a program of its own.
#pragma once

#include <string>

#include "process/exit_code.hpp"

namespace mesh::command {

struct BuildCommand {
  std::string file;
  std::string output;
  bool is_json = false;
};

/// Builds the program and gives the exit code.
[[nodiscard]] process::ExitCode run(const BuildCommand& command);

}  // namespace mesh::command
