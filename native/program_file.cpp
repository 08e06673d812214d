#include "program_file.hpp"

#include "file.hpp"
#include "imported_files.hpp"
#include "report.hpp"

namespace mesh {

ProgramFile read_program(const std::string& file, const std::string& function) {
  const FileText text = read_file(file);
  if (!text.problem.empty()) {
    print_problem(text.problem);
    return {wrong_use, std::nullopt, {}};
  }
  ProgramFile program{clean, Source(text.content, file == "-" ? "standard input" : file), {}};
  add_imported_files(*program.source);
  Diagnostics diagnostics;
  program.executable = lang::compile(*program.source, function, diagnostics);
  diagnostics.sort_by_place();
  print_diagnostics(diagnostics.all(), diagnostics.left_out(), *program.source);
  if (diagnostics.has_errors() || program.executable.entries.empty()) program.code = errors_in_source;
  return program;
}

}  // namespace mesh
