// The mesh-ddl command: reads its arguments and hands over to the subcommand.
#include <CLI/CLI.hpp>

#include "base/version.hpp"
#include "command/emit.hpp"
#include "command/hand_over.hpp"
#include "command/preview.hpp"
#include "command/report.hpp"
#include "preview/preview.hpp"
#include "run/standard_streams.hpp"

namespace {

/// Prints help or what was wrong with the arguments; CLI11 tells which by its exit code.
int explain(const CLI::App& app, const CLI::ParseError& error) {
  return app.exit(error) == 0 ? mesh::command::clean : mesh::command::wrong_use;
}

}  // namespace

int main(int argc, char** argv) {
  mesh::run::hold_standard_streams();
  if (argc > 1 && mesh::command::is_handed_over(argv[1])) return mesh::command::hand_over(argv);
  CLI::App app("Shows the PostgreSQL DDL that a Mesh migration will send, before anything runs.", "mesh-ddl");
  app.set_version_flag("--version", std::string(mesh::version()));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 clean, 1 errors in the source, 2 wrong use.");

  mesh::command::PreviewCommand preview;
  CLI::App* previewing = app.add_subcommand("preview", "Prints the SQL of a migration's up and down");
  previewing->add_option("FILE", preview.files, "Migration files; - is standard input")->required();
  previewing->add_option("--function", preview.function, "Preview one function: up, down or any that takes just a pool")
      ->type_name("NAME");
  previewing->add_flag("--pretty", preview.is_pretty, "Break long statements into lines");
  CLI::Option* json = previewing->add_flag("--json", preview.is_json, "Print the whole preview as JSON, one document a file");
  previewing->add_flag("--utf16", preview.counts_utf16, "Count the JSON's offsets in UTF-16 units instead of bytes")->needs(json);

  mesh::command::EmitCommand emit;
  CLI::App* emitting = app.add_subcommand("emit", "Prints what a phase before the run makes of a file");
  emitting
      ->add_option("WHAT", emit.what,
                   "tokens: a token a line; ast: the file as it was parsed; mir: the instructions that are run; llvm: "
                   "the same as LLVM IR")
      ->required()
      ->check(CLI::IsMember({"tokens", "ast", "mir", "llvm"}));
  emitting->add_option("FILE", emit.file, "A migration file; - is standard input")->required();
  emitting->add_option("--function", emit.function, "For mir and llvm: this function and those it calls")->type_name("NAME");

  app.add_subcommand("build", "Makes a program of a migration, which needs only libpq to run (needs LLVM)");
  app.add_subcommand("run", "Runs one function of a migration against a database, in one transaction");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain(app, error);
  }
  return emitting->parsed() ? mesh::command::run(emit) : mesh::command::run(preview);
}
