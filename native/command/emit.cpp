#include "command/emit.hpp"

#include "command/program_file.hpp"
#include "command/report.hpp"
#include "command/source_file.hpp"
#include "lang/compile.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "lang/mir/print.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/print_ast.hpp"
#include "lang/syntax/print_tokens.hpp"
#include "llvm/module_name.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

std::string emit(const EmitCommand& command, const Source& source, Diagnostics& diagnostics) {
  if (command.what == "mir") return lang::print(lang::compile(source, command.function, diagnostics).mir);
  if (command.what == "llvm")
    return lang::llvm_text(compile_program(source, command.function, diagnostics), source, llvm::module_name);
  const lang::Tokens tokens = lang::lex(source, diagnostics);
  if (command.what == "tokens") return lang::print(tokens, source);
  return lang::print(lang::parse(source, tokens, diagnostics));
}

}  // namespace

ExitCode run(const EmitCommand& command) {
  const auto source = read_source(command.file);
  if (!source) return ExitCode::wrong_use;
  Diagnostics diagnostics;
  const bool is_written = write_output(emit(command, *source, diagnostics));
  diagnostics.sort_by_place();
  print_diagnostics(diagnostics.all(), diagnostics.left_out(), *source);
  if (!is_written) return ExitCode::wrong_use;
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::clean;
}

}  // namespace mesh::command
