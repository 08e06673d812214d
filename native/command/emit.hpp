// `mesh-ddl emit`: what the phases before the run make of a file, as text.
#pragma once

#include <string>

#include "process/exit_code.hpp"

namespace mesh::command {

struct EmitCommand {
  /// `tokens`, `ast`, `mir` or `llvm`.
  std::string what;
  std::string file;
  std::string function;
  bool is_json = false;
};

/// Prints what was asked for and gives the exit code, as `run(const PreviewCommand&)` does.
[[nodiscard]] process::ExitCode run(const EmitCommand& command);

}  // namespace mesh::command
