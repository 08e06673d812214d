#include <fmt/format.h>

#include <string_view>

#include "command/completions.hpp"

namespace mesh::command {
namespace {

constexpr std::string_view fish_begin = R"fish(# Completes mesh-ddl in fish: `mesh-ddl completions fish` writes it.
function __mesh_ddl_is
    set -l words (commandline -opc)
    if test (count $words) -lt 2
        test (count $argv) -eq 0
    else
        test "$words[2]" = "$argv[1]"
    end
end
complete -c mesh-ddl -f
)fish";

std::string in_fish_quotes(std::string_view text) {
  std::string out = "'";
  for (const char byte : text) {
    if (byte == '\'' || byte == '\\') out += '\\';
    out += byte;
  }
  return out + "'";
}

constexpr Offers fish_offers{.nothing = "",
                             .text = " -x",
                             .before_choices = " -x -a '",
                             .after_choices = "'",
                             .migrations = " -x -k -a '(__fish_complete_suffix .mpl)'",
                             .files = " -r -F"};

std::string option_line(std::string_view condition, const Parameter& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return fmt::format("complete -c mesh-ddl -n '{}'{}{} -d {}\n", condition, names, offer_for(option, fish_offers),
                     in_fish_quotes(option.about));
}

/// Files are no descriptions of an operand, so that it has none.
std::string operand_line(std::string_view condition, const Parameter& operand) {
  const std::string offered = offer_for(operand, fish_offers);
  const size_t words = offered.find(" -k");
  if (words != std::string::npos) return fmt::format("complete -c mesh-ddl -n '{}'{}\n", condition, offered.substr(words));
  const size_t choices = offered.find(" -a");
  return choices == std::string::npos ? std::string()
                                      : fmt::format("complete -c mesh-ddl -n '{}'{}\n", condition, offered.substr(choices));
}

}  // namespace

std::string fish_completions(const CommandWords& words) {
  std::string out(fish_begin);
  for (const Parameter& option : words.command.options) out += option_line("__mesh_ddl_is", option);
  for (const SubcommandWords& subcommand : words.subcommands) {
    out += fmt::format("complete -c mesh-ddl -n __mesh_ddl_is -a {} -d {}\n", subcommand.name, in_fish_quotes(subcommand.about));
    const std::string condition = "__mesh_ddl_is " + subcommand.name;
    for (const Parameter& option : subcommand.options) out += option_line(condition, option);
    for (const Parameter& operand : subcommand.operands) out += operand_line(condition, operand);
  }
  return out;
}

}  // namespace mesh::command
