// mesh-ddl-native: the subcommands that need libpq or LLVM. `mesh-ddl` becomes this program for them, so that a preview starts
// without loading either.
#include <CLI/CLI.hpp>

#include "base/version.hpp"
#include "command/build.hpp"
#include "command/report.hpp"
#include "command/run.hpp"
#include "preview/preview.hpp"
#include "run/standard_streams.hpp"

int main(int argc, char** argv) {
  mesh::run::hold_standard_streams();
  CLI::App app("Runs Mesh migrations on PostgreSQL.", "mesh-ddl");
  app.set_version_flag("--version", std::string(mesh::version()));
  app.require_subcommand(1);

  mesh::command::RunCommand run;
  CLI::App* running = app.add_subcommand("run", "Runs one function of a migration against a database, in one transaction");
  running->add_option("FILE", run.file, "A migration file; - is standard input")->required();
  running->add_option("--function", run.function, "The function: up, down or any that takes just a pool")
      ->type_name("NAME")
      ->default_val("up");
  running->add_option("--database", run.database, "postgres://user@host/name; without it, what DATABASE_URL says")
      ->type_name("URL");
  running->add_flag("--jit", run.is_compiled, "Compile it to machine code first (needs a build with LLVM)");
  running->footer(
      "Exit codes: 0 committed, 1 failed and rolled back or errors in the source, 2 wrong use or no database, 3 committed, but its "
      "output was lost, 101 a panic of"
      " compiled code, of which nothing is kept either: the server rolls back what is not committed.");

  mesh::command::BuildCommand build;
  CLI::App* building = app.add_subcommand("build", "Makes a program of a migration, which needs only libpq to run (needs LLVM)");
  building->add_option("FILE", build.file, "A migration file with up, down or both; - is standard input")->required();
  building->add_option("-o,--output", build.output, "The program to write; it takes a database URL and up or down")
      ->type_name("PROGRAM")
      ->required();
  building->footer("Exit codes: 0 built, 1 errors in the source, 2 wrong use, or it could not be built.");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? mesh::command::clean : mesh::command::wrong_use;
  }
  return building->parsed() ? mesh::command::run(build) : mesh::command::run(run);
}
