// `mesh-ddl explain`: what a code means.
#pragma once

#include <string>

#include "process/exit_code.hpp"

namespace mesh::command {

struct ExplainCommand {
  /// In letters of either case; empty for a list of all.
  std::string code;
};

/// Prints the page of the code, or a line for each code. Gives wrong_use for a code that there is not, and where the output cannot
/// be written.
[[nodiscard]] process::ExitCode run(const ExplainCommand& command);

}  // namespace mesh::command
