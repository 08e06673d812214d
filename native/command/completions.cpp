#include "command/completions.hpp"

#include "command/report.hpp"

namespace mesh::command {
namespace {

std::string script(const std::string& shell, const CommandWords& words) {
  if (shell == "zsh") return zsh_completions(words);
  return shell == "fish" ? fish_completions(words) : bash_completions(words);
}

}  // namespace

process::ExitCode run(const CompletionsCommand& command, const CommandWords& words) {
  return write_output(script(command.shell, words)) ? process::ExitCode::clean : process::ExitCode::wrong_use;
}

}  // namespace mesh::command
