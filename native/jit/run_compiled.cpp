#include "jit/run_compiled.hpp"

#include <mesh/runtime.h>

#include <memory>

#include "jit/jit.hpp"
#include "lang/limits.hpp"
#include "lang/llvm_text.hpp"
#include "runtime/arena.hpp"
#include "runtime/layout.hpp"

namespace mesh::jit {
namespace {

constexpr std::string_view module_name = "migration";

live::Failure failure_of(const lang::MirFunction& function, const MeshResult* result) {
  if (!function.gives_result || result->tag == runtime::tag_ok) return std::nullopt;
  if (!function.has_text_errors) return "it gave an Err";
  return std::string(runtime::text_of(static_cast<const MeshString*>(result->value)));
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
  return std::function([module, function = *entry, &mir = executable.mir.functions.front()](uint64_t pool) {
    runtime::Arena arena(lang::most_memory);
    const runtime::ArenaScope scope(arena);
    mesh_begin_run(lang::most_steps);
    return failure_of(mir, function(pool));
  });
}

}  // namespace mesh::jit
