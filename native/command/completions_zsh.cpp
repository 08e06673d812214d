#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

#include "command/completions.hpp"

namespace mesh::command {
namespace {

constexpr std::string_view zsh_begin = R"zsh(#compdef mesh-ddl
# Completes mesh-ddl in zsh: `mesh-ddl completions zsh` writes it.
_mesh-ddl() {
  local curcontext=$curcontext state state_descr line
  typeset -A opt_args
  local -a subcommands
)zsh";

/// In single quotes, with what ends a part of a specification written so that it does not.
std::string in_zsh_quotes(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\'') {
      out += "'\\''";
      continue;
    }
    if (byte == '[' || byte == ']' || byte == ':' || byte == '\\') out += '\\';
    out += byte;
  }
  return out;
}

constexpr Offers zsh_offers{.nothing = " ",
                            .text = " ",
                            .before_choices = "(",
                            .after_choices = ")",
                            .migrations = "_files -g \"*.mpl(-.)\"",
                            .files = "_files"};

/// A specification for each name of an option.
std::string option_words(const Parameter& option) {
  std::string out;
  const std::string others = option.may_repeat ? "*" : fmt::format("({})", fmt::join(option.names, " "));
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    const std::string_view sign = option.takes == Takes::nothing ? "" : is_long ? "=" : "+";
    out += fmt::format(" \\\n        '{}{}{}[{}]", others, name, sign, in_zsh_quotes(option.about));
    if (option.takes != Takes::nothing) out += fmt::format(":{}:{}", in_zsh_quotes(option.label), offer_for(option, zsh_offers));
    out += '\'';
  }
  return out;
}

std::string operand_words(const Parameter& operand) {
  const std::string_view optional = operand.is_required ? "" : ":";
  return fmt::format(" \\\n        '{}{}:{}:{}'", operand.may_repeat ? "*" : "", operand.may_repeat ? "" : optional,
                     in_zsh_quotes(operand.label), offer_for(operand, zsh_offers));
}

std::string arguments(const SubcommandWords& words) {
  std::string out = "_arguments -s";
  for (const Parameter& option : words.options) out += option_words(option);
  for (const Parameter& operand : words.operands) out += operand_words(operand);
  return out;
}

}  // namespace

std::string zsh_completions(const CommandWords& words) {
  std::string out(zsh_begin);
  out += "  subcommands=(\n";
  for (const SubcommandWords& subcommand : words.subcommands) {
    out += fmt::format("    '{}:{}'\n", subcommand.name, in_zsh_quotes(subcommand.about));
  }
  out += "  )\n  _arguments -C";
  for (const Parameter& option : words.command.options) out += option_words(option);
  out += " \\\n        '1:subcommand:->subcommand' '*::argument:->argument' && return\n";
  out += "  case $state in\n    subcommand) _describe subcommand subcommands ;;\n    argument)\n      case $words[1] in\n";
  for (const SubcommandWords& subcommand : words.subcommands) {
    out += fmt::format("      {}) {} ;;\n", subcommand.name, arguments(subcommand));
  }
  return out +
         "      esac ;;\n  esac\n}\nif [[ $funcstack[1] == _mesh-ddl ]]; then\n  _mesh-ddl \"$@\"\nelse\n  compdef _mesh-ddl "
         "mesh-ddl\nfi\n";
}

}  // namespace mesh::command
