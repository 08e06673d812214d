#include "command/program_file.hpp"

#include "command/report.hpp"
#include "command/source_file.hpp"
#include "lang/llvm/compiled_size.hpp"

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

ProgramFile read_program(const std::string& file, const std::string& function, Use use) {
  auto [source, unread] = read_source(file);
  ProgramFile program{.code = ExitCode::clean, .source = std::move(source), .executable = {}, .problem = std::move(unread)};
  if (!program.source) {
    print_problem(program.problem);
    program.code = ExitCode::wrong_use;
    return program;
  }
  Diagnostics diagnostics;
  program.executable = compile_program(*program.source, function, diagnostics);
  if (use == Use::compiled && !diagnostics.has_errors()) {
    static_cast<void>(lang::may_be_compiled(program.executable.mir, diagnostics));
  }
  diagnostics.sort_by_place();
  program.diagnostics = diagnostics.all();
  program.left_out = diagnostics.left_out();
  print_diagnostics(program.diagnostics, program.left_out, *program.source);
  if (!diagnostics.has_errors() && !program.executable.entries.empty()) return program;
  program.code = ExitCode::failed;
  if (diagnostics.has_errors()) return program;
  program.problem = file + " has no function that can be run";
  print_problem(program.problem);
  return program;
}

}  // namespace mesh::command
