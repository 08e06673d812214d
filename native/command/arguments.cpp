#include "command/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/suggest.hpp"
#include "base/version.hpp"
#include "command/report.hpp"
#include "schema/schema.hpp"

namespace mesh::command {
namespace {

/// CLI11 prints, and tells help from a mistake by its own exit code.
process::ExitCode wrong_use(const CLI::App& app, const CLI::ParseError& error) {
  return app.exit(error) == 0 ? process::ExitCode::clean : process::ExitCode::wrong_use;
}

std::string no_subcommand(const CLI::App& app, const std::string& word) {
  std::vector<std::string_view> names;
  for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) names.emplace_back(each->get_name());
  const std::string meant = did_you_mean(word, names);
  return fmt::format("there is no subcommand `{}`; {}", word, meant.empty() ? "--help names those that there are" : meant);
}

}  // namespace

void prepare(CLI::App& app) {
  app.set_version_flag("--version", std::string(version()));
  app.require_subcommand(1);
}

void describe(CLI::App& app) {
  app.description("Shows the PostgreSQL DDL that a Mesh migration will send, before anything runs.");
  app.footer(exit_codes({{process::ExitCode::clean, "clean"},
                         {process::ExitCode::failed, "errors in the source"},
                         {process::ExitCode::wrong_use, "wrong use"}}));
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

void add_postgres(CLI::App& app, unsigned& version) {
  app.add_option("--postgres", version, "The major version of the server that the migrations are for")
      ->type_name("VERSION")
      ->check(CLI::Range(schema::oldest_postgres, schema::newest_postgres))
      ->default_val(version);
}

std::optional<process::ExitCode> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    const std::vector<std::string> words = app.get_subcommands().empty() ? app.remaining() : std::vector<std::string>();
    const auto word = std::find_if(words.begin(), words.end(), [](const std::string& each) { return !each.starts_with('-'); });
    if (word == words.end()) return wrong_use(app, error);
    print_problem(no_subcommand(app, *word));
    return process::ExitCode::wrong_use;
  } catch (const CLI::ParseError& error) {
    return wrong_use(app, error);
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
