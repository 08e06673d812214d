#include "command/program_file.hpp"

#include "command/report.hpp"
#include "command/source_file.hpp"

namespace mesh::command {

using process::ExitCode;

ProgramFile read_program(const std::string& file, const std::string& function) {
  ProgramFile program{ExitCode::clean, read_source(file), {}};
  if (!program.source) {
    program.code = ExitCode::wrong_use;
    return program;
  }
  Diagnostics diagnostics;
  program.executable = lang::compile(*program.source, function, diagnostics);
  diagnostics.sort_by_place();
  print_diagnostics(diagnostics.all(), diagnostics.left_out(), *program.source);
  if (diagnostics.has_errors() || program.executable.entries.empty()) program.code = ExitCode::failed;
  return program;
}

}  // namespace mesh::command
