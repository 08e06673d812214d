// The mesh-ddl command: reads its arguments and hands over to the subcommand.
#include "command/arguments.hpp"
#include "command/emit.hpp"
#include "command/hand_over.hpp"
#include "command/options.hpp"
#include "command/preview.hpp"
#include "run/standard_streams.hpp"

namespace mesh::command {
namespace {

using process::ExitCode;

void add_options(CLI::App& app, EmitCommand& emit) {
  app.add_option("WHAT", emit.what,
                 "tokens: a token a line; ast: the file as it was parsed; mir: the instructions that are run; llvm: "
                 "the same as LLVM IR")
      ->required()
      ->check(CLI::IsMember({"tokens", "ast", "mir", "llvm"}));
  app.add_option("FILE", emit.file, "A migration file; - is standard input")->required();
  app.add_option("--function", emit.function, "For mir and llvm: this function and those it calls")->type_name("NAME");
}

ExitCode run_subcommand(int argc, char** argv) {
  CLI::App app("", "mesh-ddl");
  prepare(app);
  describe(app);

  PreviewCommand preview;
  add_options(add_subcommand(app, Subcommand::preview), preview);
  EmitCommand emit;
  CLI::App& emitting = add_subcommand(app, Subcommand::emit);
  add_options(emitting, emit);
  add_handed_over(app);

  if (const auto code = parse(app, argc, argv)) return *code;
  return emitting.parsed() ? run(emit) : run(preview);
}

}  // namespace
}  // namespace mesh::command

int main(int argc, char** argv) {
  mesh::run::hold_standard_streams();
  const bool is_handed_over = argc > 1 && mesh::command::is_handed_over(argv[1]);
  return status_of(is_handed_over ? mesh::command::hand_over(argv) : mesh::command::run_subcommand(argc, argv));
}
