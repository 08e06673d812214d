#include "command/build.hpp"

#include <algorithm>
#include <filesystem>

#include "command/program_file.hpp"
#include "command/report.hpp"
#include "llvm/object.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

/// Whether `output` is one of the files that the program is made of, under whatever name.
bool is_of_source(const std::string& output, const Source& source) {
  return std::any_of(source.files().begin(), source.files().end(), [&](const SourceFile& file) {
    std::error_code absent;
    return std::filesystem::equivalent(file.name, output, absent);
  });
}

/// Whether the program would have anything that it can be told to run.
bool has_direction(const lang::Executable& executable) {
  return std::any_of(executable.entries.begin(), executable.entries.end(),
                     [](const auto& entry) { return entry.name == "up" || entry.name == "down"; });
}

}  // namespace

ExitCode run(const BuildCommand& command) {
  const ProgramFile program = read_program(command.file, "");
  if (program.code != ExitCode::clean) return program.code;
  if (!has_direction(program.executable)) {
    print_problem(command.file + " has neither `up` nor `down`, one of which a program runs");
    return ExitCode::failed;
  }
  if (is_of_source(command.output, *program.source)) {
    print_problem(command.output + " is a file of the migration itself: give the program another name");
    return ExitCode::wrong_use;
  }
  const auto built = llvm::build_program(program.executable, *program.source, command.output);
  if (built) return ExitCode::clean;
  print_problem(built.error());
  return ExitCode::wrong_use;
}

}  // namespace mesh::command
