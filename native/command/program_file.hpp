// A migration file read and compiled, for the subcommands that run it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/compile.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {

struct ProgramFile {
  /// Not clean where there is nothing to run. What was wrong is printed then, and in either case what the compiler warns of.
  process::ExitCode code;
  std::optional<Source> source;
  lang::Executable executable;
  /// Those of the source, by their places, and how many more there were.
  std::vector<Diagnostic> diagnostics = {};
  size_t left_out = 0;
  /// Why there is nothing to run, where that is no diagnostic.
  std::string problem = {};
};

/// Compiles what is to be a program. A snippet is refused: it has no function that a program could be told to run.
///
/// Takes:   `function` as lang::compile.
[[nodiscard]] lang::Executable compile_program(const Source& source, const std::string& function, Diagnostics& diagnostics);

/// How a program is run, which says how long it may be.
enum class Use : uint8_t { interpreted, compiled };

[[nodiscard]] ProgramFile read_program(const std::string& file, const std::string& function, Use use);

}  // namespace mesh::command
