#include "command/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command/report.hpp"

namespace mesh::command {
namespace {

std::string script(const std::string& shell, const CommandWords& words) {
  if (shell == "zsh") return zsh_completions(words);
  return shell == "fish" ? fish_completions(words) : bash_completions(words);
}

}  // namespace

std::string offer_for(const Parameter& parameter, const Offers& offers) {
  switch (parameter.takes) {
    case Takes::nothing: return std::string(offers.nothing);
    case Takes::text: return std::string(offers.text);
    case Takes::choice:
      return fmt::format("{}{}{}", offers.before_choices, fmt::join(parameter.choices, " "), offers.after_choices);
    case Takes::migration: return std::string(offers.migrations);
    case Takes::file: return std::string(offers.files);
  }
  return {};
}

process::ExitCode run(const CompletionsCommand& command, const CommandWords& words) {
  return write_output(script(command.shell, words)) ? process::ExitCode::clean : process::ExitCode::wrong_use;
}

}  // namespace mesh::command
