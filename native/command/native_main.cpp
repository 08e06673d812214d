// mesh-ddl-native: the subcommands that need libpq, LLVM or PostgreSQL's grammar. `mesh-ddl` becomes this program for them, so that
// a preview starts without loading any.
#include <string>
#include <utility>
#include <vector>

#include "command/arguments.hpp"
#include "command/build.hpp"
#include "command/check.hpp"
#include "command/choice.hpp"
#include "command/completions.hpp"
#include "command/interface.hpp"
#include "command/manual.hpp"
#include "command/options.hpp"
#include "command/run.hpp"
#include "run/standard_streams.hpp"

namespace mesh::command {
namespace {

using process::ExitCode;

void add_options(CLI::App& app, RunCommand& run) {
  app.add_option("FILE", run.file, "A migration file; - is standard input")->required();
  app.add_option("--function", run.function, "The function: up, down or any that takes just a pool")
      ->type_name("NAME")
      ->check(not_empty())
      ->default_val("up");
  run::add_options(app, run.options);
  app.add_flag("--jit", run.is_compiled, "Compile it to machine code first (needs a build with LLVM)");
  add_color(app);
  app.footer(exit_codes({
      {ExitCode::clean, "committed"},
      {ExitCode::failed, "failed or errors in the source"},
      {ExitCode::wrong_use, "wrong use or no database"},
      {ExitCode::output_lost, "committed, but its output was lost"},
      {ExitCode::no_connection, "the database cannot be reached, and nothing was sent"},
      {ExitCode::unknown, "the connection was lost at the commit or outside of a transaction, and nobody knows"},
  }));
}

void add_options(CLI::App& app, BuildCommand& build) {
  app.add_option("FILE", build.file, "A migration file with up, down or both; - is standard input")->required();
  app.add_option("-o,--output", build.output, "The program to write; it takes a database URL and up or down")
      ->type_name("PROGRAM")
      ->required();
  app.add_flag("--json", build.is_json, "Print what came of it as a JSON document, with the mistakes");
  add_color(app);
  app.footer(exit_codes({
      {ExitCode::clean, "built"},
      {ExitCode::failed, "errors in the source"},
      {ExitCode::wrong_use, "wrong use, or it could not be built"},
  }));
}

ExitCode run_subcommand(std::vector<std::string> words) {
  CLI::App app("", "mesh-ddl");
  prepare(app);
  describe(app);
  add_subcommands(app);
  CheckCommand check;
  CLI::App& checking = subcommand_of(app, Subcommand::check);
  add_options(checking, check);
  RunCommand run_command;
  add_options(subcommand_of(app, Subcommand::run), run_command);
  BuildCommand build;
  CLI::App& building = subcommand_of(app, Subcommand::build);
  add_options(building, build);
  CompletionsCommand completions;
  CLI::App& completing = subcommand_of(app, Subcommand::completions);
  completing.add_option("SHELL", completions.shell, "The shell: bash, zsh or fish")
      ->required()
      ->check(one_of({"bash", "zsh", "fish"}));
  // What mesh-ddl does itself is only told of here.
  PreviewCommand preview;
  add_options(subcommand_of(app, Subcommand::preview), preview);
  EmitCommand emit;
  add_options(subcommand_of(app, Subcommand::emit), emit);
  ExplainCommand explain;
  add_options(subcommand_of(app, Subcommand::explain), explain);

  if (const auto code = parse(app, std::move(words))) return *code;
  if (checking.parsed()) return run(check);
  if (completing.parsed()) return run(completions, all_words(app));
  if (subcommand_of(app, Subcommand::man).parsed()) return print_manual(all_words(app));
  return building.parsed() ? run(build) : run(run_command);
}

}  // namespace
}  // namespace mesh::command

int main(int argc, char** argv) {
  mesh::run::hold_standard_streams();
  return status_of(mesh::command::run_subcommand(mesh::command::words_of(argc, argv)));
}
