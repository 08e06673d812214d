#include "command/emit.hpp"

#include "base/document.hpp"
#include "command/document.hpp"
#include "command/program_file.hpp"
#include "command/report.hpp"
#include "command/source_file.hpp"
#include "engine/preview_json.hpp"
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
  // Of a larger file the end has not been read.
  if (!lang::is_within_limits(source, diagnostics)) return {};
  const lang::Tokens tokens = lang::lex(source, diagnostics);
  if (command.what == "tokens") return lang::print(tokens, source);
  return lang::print(lang::parse(source, tokens, diagnostics));
}

std::string document(const EmitCommand& command, const Source& source, const std::string& text, const Diagnostics& diagnostics) {
  JsonWriter json;
  begin_document(json, source.name());
  json.key("what").string(command.what).key("text").string(text);
  return end_document(json, diagnostics.all(), diagnostics.left_out(), source);
}

/// What cannot be read has a document, too.
ExitCode not_read(const EmitCommand& command, const std::string& problem) {
  print_problem(problem);
  if (command.is_json) static_cast<void>(write_output(unread_document(shown_name(command.file), problem)));
  return ExitCode::wrong_use;
}

}  // namespace

ExitCode run(const EmitCommand& command) {
  const auto [source, problem] = read_source(command.file);
  if (!source) return not_read(command, problem);
  Diagnostics diagnostics;
  const std::string text = emit(command, *source, diagnostics);
  diagnostics.sort_by_place();
  const bool is_written = write_output(command.is_json ? document(command, *source, text, diagnostics) : text);
  print_diagnostics(diagnostics.all(), diagnostics.left_out(), *source);
  if (!is_written) return ExitCode::wrong_use;
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::clean;
}

}  // namespace mesh::command
