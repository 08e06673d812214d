#include "command/arguments.hpp"

#include <fmt/format.h>

#include "base/version.hpp"

namespace mesh::command {

void prepare(CLI::App& app) {
  app.set_version_flag("--version", std::string(version()));
  app.require_subcommand(1);
}

CLI::App& add_subcommand(CLI::App& app, Subcommand subcommand) {
  const SubcommandRow& row = row_of(subcommand);
  return *app.add_subcommand(row.name, row.description);
}

void add_handed_over(CLI::App& app) {
  for (const SubcommandRow& row : subcommands) {
    if (row.program == Program::mesh_ddl_native) app.add_subcommand(row.name, row.description);
  }
}

std::optional<process::ExitCode> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints, and tells help from a mistake by its own exit code.
    return app.exit(error) == 0 ? process::ExitCode::clean : process::ExitCode::wrong_use;
  }
  return std::nullopt;
}

std::string exit_codes(std::initializer_list<Meaning> meanings) {
  std::string text;
  for (const auto& [code, meaning] : meanings) {
    text += fmt::format("{}{} {}", text.empty() ? "Exit codes: " : ", ", status_of(code), meaning);
  }
  return text + ".";
}

}  // namespace mesh::command
