#include "command/build.hpp"

#include <algorithm>
#include <filesystem>

#include "base/document.hpp"
#include "command/document.hpp"
#include "command/program_file.hpp"
#include "command/report.hpp"
#include "command/source_file.hpp"
#include "engine/preview_json.hpp"
#include "lang/syntax/tool_comment.hpp"
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

/// What came of it, where it is no diagnostic.
struct Built {
  ExitCode code = ExitCode::clean;
  std::string problem = {};
};

Built build(const BuildCommand& command, const ProgramFile& program) {
  if (!has_direction(program.executable)) {
    return {ExitCode::failed, command.file + " has neither `up` nor `down`, one of which a program runs"};
  }
  if (is_of_source(command.output, *program.source)) {
    return {ExitCode::wrong_use, command.output + " is a file of the migration itself: give the program another name"};
  }
  const Source& source = *program.source;
  const bool is_transaction = !lang::find_no_transaction(source, source.files().front(), program.executable.comments);
  const auto built = llvm::build_program(program.executable, source, command.output, is_transaction);
  return built ? Built{} : Built{ExitCode::wrong_use, built.error()};
}

std::string document(const BuildCommand& command, const ProgramFile& program, const Built& built) {
  if (!program.source) return unread_document(shown_name(command.file), program.problem);
  JsonWriter json;
  begin_document(json, program.source->name());
  json.key("program");
  built.code == ExitCode::clean ? json.string(command.output) : json.null();
  if (!built.problem.empty()) json.key("error").string(built.problem);
  return end_document(json, program.diagnostics, program.left_out, *program.source);
}

}  // namespace

ExitCode run(const BuildCommand& command) {
  const ProgramFile program = read_program(command.file, "", Use::compiled);
  Built built{program.code, program.problem};
  if (program.code == ExitCode::clean) {
    built = build(command, program);
    if (!built.problem.empty()) print_problem(built.problem);
  }
  if (command.is_json && !write_output(document(command, program, built))) return ExitCode::wrong_use;
  return built.code;
}

}  // namespace mesh::command
