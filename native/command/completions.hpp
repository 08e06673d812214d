// `mesh-ddl completions`: what a shell needs to complete the words of the command.
#pragma once

#include <string>

#include "command/interface.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {

/// The scripts, each to be put where its shell looks for the completions of mesh-ddl.
[[nodiscard]] std::string bash_completions(const CommandWords& words);
[[nodiscard]] std::string zsh_completions(const CommandWords& words);
[[nodiscard]] std::string fish_completions(const CommandWords& words);

struct CompletionsCommand {
  /// `bash`, `zsh` or `fish`.
  std::string shell;
};

/// Prints the script of the shell.
[[nodiscard]] process::ExitCode run(const CompletionsCommand& command, const CommandWords& words);

}  // namespace mesh::command
