// The mesh-ddl command: reads its arguments and hands over to the subcommand.
#include <string>
#include <utility>
#include <vector>

#include "command/arguments.hpp"
#include "command/emit.hpp"
#include "command/explain.hpp"
#include "command/hand_over.hpp"
#include "command/options.hpp"
#include "command/preview.hpp"
#include "run/standard_streams.hpp"

namespace mesh::command {
namespace {

using process::ExitCode;

ExitCode run_subcommand(std::vector<std::string> words) {
  CLI::App app("", "mesh-ddl");
  prepare(app);
  describe(app);
  add_subcommands(app);

  PreviewCommand preview;
  add_options(subcommand_of(app, Subcommand::preview), preview);
  EmitCommand emit;
  CLI::App& emitting = subcommand_of(app, Subcommand::emit);
  add_options(emitting, emit);
  ExplainCommand explain;
  CLI::App& explaining = subcommand_of(app, Subcommand::explain);
  add_options(explaining, explain);

  if (const auto code = parse(app, std::move(words))) return *code;
  if (explaining.parsed()) return run(explain);
  return emitting.parsed() ? run(emit) : run(preview);
}

}  // namespace
}  // namespace mesh::command

int main(int argc, char** argv) {
  mesh::run::hold_standard_streams();
  std::vector<std::string> words = mesh::command::words_of(argc, argv);
  const bool is_handed_over = mesh::command::is_handed_over(words.front());
  return status_of(is_handed_over ? mesh::command::hand_over(std::move(words)) : mesh::command::run_subcommand(std::move(words)));
}
