#include "command/program_file.hpp"

#include "command/report.hpp"
#include "command/source_file.hpp"

namespace mesh::command {

using process::ExitCode;

lang::Executable compile_program(const Source& source, const std::string& function, Diagnostics& diagnostics) {
  lang::Executable executable = lang::compile(source, function, diagnostics);
  if (executable.is_snippet) {
    diagnostics.report(Code::outside_profile, {}, {"this is a snippet: statements without a function can only be previewed"},
                       {"put them into `pub fn up(pool :: PoolHandle) -> Int!String do … end`"});
  }
  return executable;
}

ProgramFile read_program(const std::string& file, const std::string& function) {
  ProgramFile program{ExitCode::clean, read_source(file), {}};
  if (!program.source) {
    program.code = ExitCode::wrong_use;
    return program;
  }
  Diagnostics diagnostics;
  program.executable = compile_program(*program.source, function, diagnostics);
  diagnostics.sort_by_place();
  print_diagnostics(diagnostics.all(), diagnostics.left_out(), *program.source);
  const bool is_empty = program.executable.entries.empty();
  if (diagnostics.has_errors() || is_empty) program.code = ExitCode::failed;
  if (is_empty && !diagnostics.has_errors()) print_problem(file + " has no function that can be run");
  return program;
}

}  // namespace mesh::command
