// `mesh-ddl completions`: what a shell needs to complete the words of the command.
#pragma once

#include <string>
#include <string_view>

#include "command/interface.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {

/// The scripts, each to be put where its shell looks for the completions of mesh-ddl.
[[nodiscard]] std::string bash_completions(const CommandWords& words);
[[nodiscard]] std::string zsh_completions(const CommandWords& words);
[[nodiscard]] std::string fish_completions(const CommandWords& words);

/// How a shell says what it offers for a word; its choices stand between two texts, with blanks between them.
struct Offers {
  std::string_view nothing;
  std::string_view text;
  std::string_view before_choices;
  std::string_view after_choices;
  std::string_view migrations;
  std::string_view files;
};
[[nodiscard]] std::string offer_for(const Parameter& parameter, const Offers& offers);

struct CompletionsCommand {
  /// `bash`, `zsh` or `fish`.
  std::string shell;
};

/// Prints the script of the shell.
[[nodiscard]] process::ExitCode run(const CompletionsCommand& command, const CommandWords& words);

}  // namespace mesh::command
