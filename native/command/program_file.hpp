// A migration file read and compiled, for the subcommands that run it.
#pragma once

#include <optional>
#include <string>

#include "lang/compile.hpp"

namespace mesh::command {

struct ProgramFile {
  /// 0, or the exit code where there is nothing to run; what was wrong is printed then, and in either case what the compiler warns
  /// of.
  int code;
  std::optional<Source> source;
  lang::Executable executable;
};

/// Takes:   `function` as lang::compile.
[[nodiscard]] ProgramFile read_program(const std::string& file, const std::string& function);

}  // namespace mesh::command
