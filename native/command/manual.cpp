#include "command/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/version.hpp"
#include "command/report.hpp"

namespace mesh::command {
namespace {

struct Variable {
  std::string_view name;
  std::string_view about;
};

/// What the programs read of the environment.
constexpr auto variables = std::to_array<Variable>({
    {"DATABASE_URL", "The database of run, where --database is not given."},
    {"NO_COLOR", "Where it is set and not empty, nothing is coloured that --color does not have coloured."},
    {"TERM", "Where it is dumb, empty or not set, the terminal gets no colours either."},
    {"CXX", "The compiler that build links with, c++ where it is not set; words behind its name are given to it."},
    {"PG*", "What libpq reads, such as PGPASSWORD, PGSSLMODE and PGCONNECT_TIMEOUT, for run and for the programs of build."},
});

/// Text of which roff takes nothing for its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool begins_line = out.empty() || out.back() == '\n';
    if (begins_line && (byte == '.' || byte == '\'')) out += "\\&";
    switch (byte) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      default: out += byte;
    }
  }
  return out;
}

std::string strong(std::string_view text) { return fmt::format("\\fB{}\\fR", escaped(text)); }

std::string section(std::string_view title) { return fmt::format(".SH {}\n", title); }

std::string tagged(std::string_view tag, std::string_view text) { return fmt::format(".TP\n{}\n{}\n", tag, text); }

std::string parameter_text(const Parameter& parameter) {
  std::string tag;
  for (const std::string& name : parameter.names) tag += (tag.empty() ? "" : ", ") + strong(name);
  const bool is_option = !parameter.names.empty();
  if (parameter.takes != Takes::nothing) tag += fmt::format("{}\\fI{}\\fR", is_option ? " " : "", escaped(parameter.label));
  if (parameter.may_repeat) tag += " ...";
  const std::string by_default =
      parameter.by_default.empty() ? "" : fmt::format(" ({} unless given)", escaped(parameter.by_default));
  return tagged(tag, escaped(parameter.about) + by_default);
}

/// What a help ends with: blocks with a blank line between them. Lines that are indented stand as they are.
std::string footer_text(std::string_view footer) {
  std::string out;
  bool is_as_it_is = false;
  while (!footer.empty()) {
    const size_t end = std::min(footer.find('\n'), footer.size());
    const std::string_view line = footer.substr(0, end);
    footer.remove_prefix(std::min(end + 1, footer.size()));
    const bool is_indented = line.starts_with("  ");
    if (is_indented != is_as_it_is) out += is_indented ? ".nf\n" : ".fi\n";
    is_as_it_is = is_indented;
    out += line.empty() ? ".PP\n" : escaped(line) + "\n";
  }
  if (is_as_it_is) out += ".fi\n";
  // A paragraph that nothing follows is none.
  constexpr std::string_view paragraph = ".PP\n";
  while (out.ends_with(paragraph)) out.erase(out.size() - paragraph.size());
  return out;
}

std::string subcommand_text(const SubcommandWords& words) {
  std::string out = fmt::format(".SS {}\n.nf\n{}\n.fi\n.PP\n{}.\n", escaped(words.name), strong(words.usage), escaped(words.about));
  for (const Parameter& operand : words.operands) out += parameter_text(operand);
  for (const Parameter& option : words.options) out += parameter_text(option);
  const std::string footer = footer_text(words.footer);
  return footer.empty() ? out : out + ".PP\n" + footer;
}

}  // namespace

std::string manual(const CommandWords& words) {
  std::string out = fmt::format(".TH MESH\\-DDL 1 \"\" \"mesh\\-ddl {}\" \"User Commands\"\n", version());
  out += section("NAME") + "mesh\\-ddl \\- shows, checks and runs Mesh migrations of PostgreSQL\n";
  out += section("SYNOPSIS") + ".nf\n";
  for (const SubcommandWords& subcommand : words.subcommands) out += strong(subcommand.usage) + "\n";
  out += ".fi\n" + section("DESCRIPTION") + escaped(words.command.about) + "\n";
  for (const Parameter& option : words.command.options) out += parameter_text(option);
  out += section("SUBCOMMANDS");
  for (const SubcommandWords& subcommand : words.subcommands) out += subcommand_text(subcommand);
  out += section("EXIT STATUS") + "What each means for a subcommand is said there.\n";
  for (const process::ExitCodeRow& row : process::exit_code_rows) {
    out += tagged(strong(fmt::format("{}", status_of(row.code))), escaped(row.meaning));
  }
  out += section("ENVIRONMENT");
  for (const Variable& variable : variables) out += tagged(strong(variable.name), escaped(variable.about));
  return out + section("SEE ALSO") + ".BR psql (1)\n";
}

process::ExitCode print_manual(const CommandWords& words) {
  return write_output(manual(words)) ? process::ExitCode::clean : process::ExitCode::wrong_use;
}

}  // namespace mesh::command
