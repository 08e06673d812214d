// Of any bytes, what each phase made can be printed; a tree without mistakes is printed as it is read; and what compiles without
// an error has LLVM IR.
#include "lang/compile.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "lang/mir/print.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/print_ast.hpp"
#include "lang/syntax/print_tokens.hpp"

namespace {

using namespace mesh;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

struct Printed {
  std::string tokens;
  std::string tree;
  bool has_mistakes;
};

Printed print(const Source& source) {
  Diagnostics diagnostics;
  const lang::Tokens tokens = lang::lex(source, diagnostics);
  std::string tree = lang::print(lang::parse(source, tokens, diagnostics));
  return {lang::print(tokens, source), std::move(tree), !diagnostics.all().empty()};
}

void check_tree(const Printed& first) {
  const Printed second = print(Source(first.tree));
  require(!second.has_mistakes && second.tree == first.tree);
}

void check_code(const Source& source) {
  Diagnostics diagnostics;
  const lang::Executable executable = lang::compile(source, "", diagnostics);
  require(executable.mir.functions.empty() == lang::print(executable.mir).empty());
  if (diagnostics.has_errors()) return;
  const std::string ir = lang::llvm_text(executable, source, "fuzzed");
  for (const lang::Entry& entry : executable.entries)
    require(ir.find(lang::entry_symbol("fuzzed", entry.name)) != std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Source source(std::string(reinterpret_cast<const char*>(data), size));
  const Printed printed = print(source);
  require(!printed.tokens.empty());
  if (!printed.has_mistakes) check_tree(printed);
  check_code(source);
  return 0;
}
