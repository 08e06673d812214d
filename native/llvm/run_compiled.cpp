#include "llvm/run_compiled.hpp"

#include <memory>

#include "lang/llvm/llvm_text.hpp"
#include "llvm/jit.hpp"
#include "run/entry.hpp"

namespace mesh::jit {
namespace {

constexpr std::string_view module_name = "migration";

live::ErrorForm error_form(const lang::MirFunction& function) {
  if (!function.gives_result) return live::ErrorForm::none;
  return function.has_text_errors ? live::ErrorForm::text : live::ErrorForm::opaque;
}

}  // namespace

Result<std::function<live::Failure(uint64_t pool)>, std::string> compile_entry(const lang::Executable& executable,
                                                                               const Source& source) {
  Result<CompiledModule, std::string> compiled = CompiledModule::compile(lang::llvm_text(executable, source, module_name));
  if (!compiled) return std::move(compiled).error();
  const auto entry = compiled->find(lang::entry_symbol(module_name, executable.entries.front().name));
  if (!entry) return entry.error();
  // The code lives as long as the module, and the module as long as what is given here.
  const auto module = std::make_shared<CompiledModule>(*std::move(compiled));
  return std::function([module, function = *entry, form = error_form(executable.mir.functions.front())](uint64_t pool) {
    return live::call_entry(function, form, pool);
  });
}

}  // namespace mesh::jit
