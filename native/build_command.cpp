#include "build_command.hpp"

#include "object/object.hpp"
#include "program_file.hpp"
#include "report.hpp"

namespace mesh {

int run(const BuildCommand& command) {
  const ProgramFile program = read_program(command.file, "");
  if (program.code != clean) return program.code;
  const auto built = object::build_program(program.executable, *program.source, command.output);
  if (built) return clean;
  print_problem(built.error());
  return wrong_use;
}

}  // namespace mesh
