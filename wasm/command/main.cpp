// mesh-ddl in Node: the subcommands that need nothing of the machine but its files.
#include "command/arguments.hpp"
#include "command/check.hpp"
#include "command/options.hpp"
#include "command/preview.hpp"

namespace mesh::command {
namespace {

process::ExitCode run_subcommand(int argc, char** argv) {
  CLI::App app("", "mesh-ddl");
  prepare(app);
  describe(app);
  PreviewCommand preview;
  add_options(add_subcommand(app, Subcommand::preview), preview);
  CheckCommand check;
  CLI::App& checking = add_subcommand(app, Subcommand::check);
  add_options(checking, check);
  // web/src/command has it: HTML is none of core's matters.
  app.add_subcommand("prerender", "Puts the SQL of each <mesh-ddl> of a page beside its source");

  if (const auto code = parse(app, argc, argv)) return *code;
  return checking.parsed() ? run(check) : run(preview);
}

}  // namespace
}  // namespace mesh::command

int main(int argc, char** argv) { return status_of(mesh::command::run_subcommand(argc, argv)); }
