// What is said of words that the command cannot be called with.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace mesh::command {

/// The subcommand that was named, or the command where none was.
[[nodiscard]] const CLI::App& named_subcommand(const CLI::App& app);

/// How it is called. Example: mesh-ddl emit [OPTIONS] WHAT FILE
[[nodiscard]] std::string usage_of(const CLI::App& app);

/// Why the words make no sense where no subcommand is named although there are some; empty where one is, or where there are none.
[[nodiscard]] std::string no_subcommand_text(const CLI::App& app);

/// Why the words make no sense where an option has taken the next option for its value, which the library lets pass; empty where
/// none has.
[[nodiscard]] std::string taken_option_text(const CLI::App& app);

/// One line on what is wrong and what to write instead, after `app` could not be parsed. Of several mistakes an option that does
/// not exist comes first, since its value may be what else is one word too many.
[[nodiscard]] std::string wrong_words_text(const CLI::App& app, const CLI::ParseError& error);

}  // namespace mesh::command
