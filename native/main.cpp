// The mesh-ddl command: reads its arguments and hands over to the subcommand.
#include <CLI/CLI.hpp>

#include "preview.hpp"
#include "preview_command.hpp"

namespace {

constexpr int wrong_use = 2;

/// Prints help or what was wrong with the arguments; CLI11 tells which by its exit code.
int explain(const CLI::App& app, const CLI::ParseError& error) { return app.exit(error) == 0 ? 0 : wrong_use; }

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Shows the PostgreSQL DDL that a Mesh migration will send, before anything runs.", "mesh-ddl");
  app.set_version_flag("--version", std::string(mesh::version()));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 clean, 1 errors in the source, 2 wrong use.");

  mesh::PreviewCommand preview;
  CLI::App* command = app.add_subcommand("preview", "Prints the SQL of a migration's up and down");
  command->add_option("FILE", preview.files, "Migration files; - is standard input")->required();
  command->add_option("--function", preview.function, "Preview one function: up, down or any that takes just a pool")
      ->type_name("NAME");
  command->add_flag("--pretty", preview.is_pretty, "Break long statements into lines");
  CLI::Option* json = command->add_flag("--json", preview.is_json, "Print the whole preview as JSON, one document a file");
  command->add_flag("--utf16", preview.counts_utf16, "Count the JSON's offsets in UTF-16 units instead of bytes")->needs(json);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain(app, error);
  }
  return mesh::run(preview);
}
