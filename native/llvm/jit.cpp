#include "llvm/jit.hpp"

#include <llvm-c/Core.h>

#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include "base/text.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "llvm/addresses.hpp"
#include "llvm/machine.hpp"
#include "llvm/module_name.hpp"
#include "runtime/c_symbols.hpp"

namespace mesh::llvm {
namespace {

double remainder_of_floats(double a, double b) { return std::fmod(a, b); }

struct Binding {
  const char* symbol;
  const void* address;
};

/// What LLVM itself calls where the machine has no instruction for it.
const auto machine_functions = std::to_array<Binding>({
    {"fmod", reinterpret_cast<const void*>(&remainder_of_floats)},
    {"memcpy", reinterpret_cast<const void*>(&std::memcpy)},
    {"memmove", reinterpret_cast<const void*>(&std::memmove)},
    {"memset", reinterpret_cast<const void*>(&std::memset)},
});

LLVMErrorRef bind_symbols(LLVMOrcLLJITRef jit) {
  std::vector<LLVMOrcCSymbolMapPair> pairs;
  const auto bind = [&](const char* symbol, const void* address) {
    LLVMOrcCSymbolMapPair pair{};
    pair.Name = LLVMOrcLLJITMangleAndIntern(jit, symbol);
    pair.Sym.Address = static_cast<LLVMOrcExecutorAddress>(reinterpret_cast<uintptr_t>(address));
    pair.Sym.Flags = {LLVMJITSymbolGenericFlagsExported | LLVMJITSymbolGenericFlagsCallable, 0};
    pairs.push_back(pair);
  };
  for (const runtime::CSymbol& symbol : runtime::c_symbols()) bind(std::string(symbol.name).c_str(), address_of(symbol.name));
  for (const Binding& each : machine_functions) bind(each.symbol, each.address);
  return LLVMOrcJITDylibDefine(LLVMOrcLLJITGetMainJITDylib(jit), LLVMOrcAbsoluteSymbols(pairs.data(), pairs.size()));
}

}  // namespace

Result<CompiledModule, std::string> CompiledModule::compile(std::string_view ir) {
  Result<Machine, std::string> machine = this_machine();
  if (!machine) return std::move(machine).error();
  Result<IrModule, std::string> module = IrModule::read(ir);
  if (!module) return std::move(module).error();
  module->aim_at(machine->get());

  LLVMOrcLLJITRef made = nullptr;
  // Both builders are taken by what they are given to.
  LLVMOrcLLJITBuilderRef builder = LLVMOrcCreateLLJITBuilder();
  LLVMOrcLLJITBuilderSetJITTargetMachineBuilder(builder, LLVMOrcJITTargetMachineBuilderCreateFromTargetMachine(machine->release()));
  if (LLVMErrorRef failed = LLVMOrcCreateLLJIT(&made, builder)) return take_message(failed);
  Jit jit(made);
  if (LLVMErrorRef failed = bind_symbols(made)) return take_message(failed);
  // The module takes a share of its context.
  LLVMOrcThreadSafeModuleRef given = LLVMOrcCreateNewThreadSafeModule(module->release(), module->context());
  if (LLVMErrorRef failed = LLVMOrcLLJITAddLLVMIRModule(made, LLVMOrcLLJITGetMainJITDylib(made), given)) {
    return take_message(failed);
  }
  return CompiledModule(std::move(jit));
}

Result<const void*, std::string> CompiledModule::find(const std::string& symbol) const {
  LLVMOrcExecutorAddress address = 0;
  if (LLVMErrorRef failed = LLVMOrcLLJITLookup(jit_.get(), &address, symbol.c_str())) return take_message(failed);
  return reinterpret_cast<const void*>(static_cast<uintptr_t>(address));
}

Result<run::EntryPoint, std::string> CompiledModule::entry(const std::string& name) const {
  const auto found = find(lang::entry_symbol(module_name, name));
  if (!found) return found.error();
  return reinterpret_cast<run::EntryPoint>(reinterpret_cast<uintptr_t>(*found));
}

}  // namespace mesh::llvm
