#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

#include "command/completions.hpp"

namespace mesh::command {
namespace {

/// What goes before the table. In it `offer` says what may stand for the current word.
constexpr std::string_view bash_begin = R"bash(# Completes mesh-ddl in bash: `mesh-ddl completions bash` writes it.
_mesh_ddl_offer_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
_mesh_ddl_offer_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current"); }
_mesh_ddl_offer_migrations() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f -X '!*.mpl' -- "$current")
}

_mesh_ddl() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} options='' valued='' operand=0 at
  COMPREPLY=()
  # bash cuts --option=value into three words.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
)bash";

/// Between what the options are and what each word takes.
constexpr std::string_view middle = R"bash(
  for ((at = 2; at < COMP_CWORD; at++)); do
    if [[ " $valued " == *" ${COMP_WORDS[at]} "* ]]; then
      [[ ${COMP_WORDS[at + 1]} == = ]] && ((at++))
      ((at++))
    elif [[ ${COMP_WORDS[at]} != -* ]]; then
      ((operand++))
    fi
  done
)bash";

constexpr std::string_view bash_end = R"bash(}
complete -F _mesh_ddl mesh-ddl
)bash";

constexpr Offers bash_offers{.nothing = ":",
                             .text = ":",
                             .before_choices = "_mesh_ddl_offer_words '",
                             .after_choices = "'",
                             .migrations = "_mesh_ddl_offer_migrations",
                             .files = "_mesh_ddl_offer_files"};

std::string names_of(const SubcommandWords& words, bool (*is_meant)(const Parameter&)) {
  std::string names;
  for (const Parameter& option : words.options) {
    if (is_meant(option)) names += fmt::format("{}{}", names.empty() ? "" : " ", fmt::join(option.names, " "));
  }
  return names;
}

std::string all_options(const SubcommandWords& words) {
  return names_of(words, [](const Parameter&) { return true; });
}

}  // namespace

std::string bash_completions(const CommandWords& words) {
  std::string out(bash_begin);
  std::string first;
  for (const SubcommandWords& subcommand : words.subcommands) first += subcommand.name + " ";
  first += all_options(words.command);
  out += fmt::format("  if ((COMP_CWORD == 1)); then\n    _mesh_ddl_offer_words '{}'\n    return\n  fi\n", first);
  out += "  case ${COMP_WORDS[1]} in\n";
  for (const SubcommandWords& subcommand : words.subcommands) {
    const std::string valued = names_of(subcommand, [](const Parameter& option) { return option.takes != Takes::nothing; });
    out += fmt::format("    {}) options='{}' valued='{}' ;;\n", subcommand.name, all_options(subcommand), valued);
  }
  out += fmt::format("  esac\n{}  case \"${{COMP_WORDS[1]}} $previous\" in\n", middle);
  for (const SubcommandWords& subcommand : words.subcommands) {
    for (const Parameter& option : subcommand.options) {
      if (option.takes == Takes::nothing) continue;
      for (const std::string& name : option.names)
        out += fmt::format("    '{} {}') {}; return ;;\n", subcommand.name, name, offer_for(option, bash_offers));
    }
  }
  out += "  esac\n  if [[ $current == -* ]]; then\n    _mesh_ddl_offer_words \"$options\"\n    return\n  fi\n";
  out += "  case \"${COMP_WORDS[1]} $operand\" in\n";
  for (const SubcommandWords& subcommand : words.subcommands) {
    for (size_t at = 0; at < subcommand.operands.size(); ++at) {
      const Parameter& operand = subcommand.operands[at];
      const std::string number = operand.may_repeat ? "*" : fmt::format("{}", at);
      out += fmt::format("    '{} '{}) {} ;;\n", subcommand.name, number, offer_for(operand, bash_offers));
    }
  }
  return out + "  esac\n" + std::string(bash_end);
}

}  // namespace mesh::command
