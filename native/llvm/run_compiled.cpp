#include "llvm/run_compiled.hpp"

#include <memory>

#include "lang/llvm/llvm_text.hpp"
#include "llvm/jit.hpp"
#include "llvm/module_name.hpp"
#include "run/entry.hpp"

namespace mesh::llvm {
namespace {

run::ErrorForm error_form(const lang::MirFunction& function) {
  if (!function.gives_result) return run::ErrorForm::none;
  return function.has_text_errors ? run::ErrorForm::text : run::ErrorForm::opaque;
}

}  // namespace

Result<run::Program, std::string> compile_entry(const lang::Executable& executable, const Source& source) {
  Result<CompiledModule, std::string> compiled = CompiledModule::compile(lang::llvm_text(executable, source, module_name));
  if (!compiled) return std::move(compiled).error();
  const auto entry = compiled->entry(executable.entries.front().name);
  if (!entry) return entry.error();
  // The code lives as long as the module, and the module as long as what is given here.
  const auto module = std::make_shared<CompiledModule>(*std::move(compiled));
  const run::Program program = run::compiled_program(*entry, error_form(executable.mir.functions.front()));
  return run::Program{[module, program](uint64_t pool, const run::Stop& stop) { return program.run(pool, stop); },
                      [module, program] { return program.place(); }};
}

}  // namespace mesh::llvm
