// How the command's programs read their arguments, and what they say of themselves.
#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/subcommands.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {

/// Gives the program what each has beside its subcommands, of which one must be named.
void prepare(CLI::App& app);

/// Says what the program is for, and what it ends with.
void describe(CLI::App& app);

/// Adds a subcommand as the table has it, without its options.
CLI::App& add_subcommand(CLI::App& app, Subcommand subcommand);

/// Adds those of the table, in its order, whichever program has them: the help names them all.
void add_subcommands(CLI::App& app);

/// One that has been added.
[[nodiscard]] CLI::App& subcommand_of(CLI::App& app, Subcommand subcommand);

/// Adds the option --postgres.
void add_postgres(CLI::App& app, unsigned& version);

/// Adds the option --color.
void add_color(CLI::App& app);

/// The words that a program was called with, behind its name. `help SUBCOMMAND` has become `SUBCOMMAND --help`, `version` has
/// become
/// `--version`, and no word at all is `--help`.
[[nodiscard]] std::vector<std::string> words_of(int argc, char** argv);

/// Reads the words. Gives an exit code where no subcommand is to run: the help is printed then, or what is wrong with the words.
[[nodiscard]] std::optional<process::ExitCode> parse(CLI::App& app, std::vector<std::string> words);

/// What an exit code means where it is listed.
struct Meaning {
  process::ExitCode code;
  std::string_view meaning;
};

/// Example: {{ExitCode::clean, "built"}, {ExitCode::failed, "errors in the source"}} → Exit codes: 0 built, 1 errors in the source.
[[nodiscard]] std::string exit_codes(std::initializer_list<Meaning> meanings);

}  // namespace mesh::command
