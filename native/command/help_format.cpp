#include "command/help_format.hpp"

#include <fmt/format.h>

#include "command/interface.hpp"
#include "command/wrong_words.hpp"

namespace mesh::command {

std::string HelpFormat::make_usage(const CLI::App* app, std::string /*name*/) const {
  return fmt::format("Usage: {}\n", usage_of(*app));
}

std::string HelpFormat::make_option_opts(const CLI::Option* option) const {
  const Parameter parameter = parameter_of(*option);
  // The name of an operand is what its value is called.
  std::string text = parameter.names.empty() || parameter.label.empty() ? "" : " " + parameter.label;
  if (parameter.may_repeat) text += " ...";
  if (!parameter.by_default.empty()) text += fmt::format(" ({})", parameter.by_default);
  for (const CLI::Option* needed : option->get_needs()) text += fmt::format(" (with {})", needed->get_name());
  return text;
}

}  // namespace mesh::command
