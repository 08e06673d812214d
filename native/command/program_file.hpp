// A migration file read and compiled, for the subcommands that run it.
#pragma once

#include <optional>
#include <string>

#include "lang/compile.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {

struct ProgramFile {
  /// Not clean where there is nothing to run. What was wrong is printed then, and in either case what the compiler warns of.
  process::ExitCode code;
  std::optional<Source> source;
  lang::Executable executable;
};

/// Compiles what is to be a program. A snippet is refused: it has no function that a program could be told to run.
///
/// Takes:   `function` as lang::compile.
[[nodiscard]] lang::Executable compile_program(const Source& source, const std::string& function, Diagnostics& diagnostics);

[[nodiscard]] ProgramFile read_program(const std::string& file, const std::string& function);

}  // namespace mesh::command
