// mesh-ddl in Node: the subcommands that need nothing of the machine but its files.
#include <string>
#include <utility>
#include <vector>

#include "command/arguments.hpp"
#include "command/check.hpp"
#include "command/explain.hpp"
#include "command/options.hpp"
#include "command/preview.hpp"

namespace mesh::command {
namespace {

process::ExitCode run_subcommand(std::vector<std::string> words) {
  CLI::App app("", "mesh-ddl");
  prepare(app);
  describe(app);
  PreviewCommand preview;
  add_options(add_subcommand(app, Subcommand::preview), preview);
  CheckCommand check;
  CLI::App& checking = add_subcommand(app, Subcommand::check);
  add_options(checking, check);
  ExplainCommand explain;
  CLI::App& explaining = add_subcommand(app, Subcommand::explain);
  add_options(explaining, explain);
  // web/src/command has it: HTML is none of core's matters.
  for (const Subcommand each : {Subcommand::help, Subcommand::version}) add_subcommand(app, each);
  app.add_subcommand("prerender", "Puts the SQL of each <mesh-ddl> of a page beside its source");

  if (const auto code = parse(app, std::move(words))) return *code;
  if (explaining.parsed()) return run(explain);
  return checking.parsed() ? run(check) : run(preview);
}

}  // namespace
}  // namespace mesh::command

int main(int argc, char** argv) { return status_of(mesh::command::run_subcommand(mesh::command::words_of(argc, argv))); }
