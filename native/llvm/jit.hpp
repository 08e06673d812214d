// Compiles a migration's LLVM IR into this process and finds its functions (LLVM's ORC).
#pragma once

#include <llvm-c/LLJIT.h>

#include "llvm/module.hpp"
#include "run/entry.hpp"

namespace mesh::llvm {

/// A module that was compiled. Its functions live as long as it does.
class CompiledModule {
 public:
  /// Compiles, which takes some milliseconds and then as long as the module is. Every function of the runtime that the module
  /// declares is bound to this process's own.
  ///
  /// Errors:  those of IrModule::read; a symbol that this process lacks; what LLVM refuses. The message names it.
  [[nodiscard]] static Result<CompiledModule, std::string> compile(std::string_view ir);

  /// The entry of this name, in a module of module_name.
  ///
  /// Errors:  there is none.
  [[nodiscard]] Result<run::EntryPoint, std::string> entry(const std::string& name) const;

 private:
  /// Where a symbol is.
  [[nodiscard]] Result<const void*, std::string> find(const std::string& symbol) const;

  struct Dispose {
    void operator()(LLVMOrcOpaqueLLJIT* jit) const { LLVMConsumeError(LLVMOrcDisposeLLJIT(jit)); }
  };
  using Jit = std::unique_ptr<LLVMOrcOpaqueLLJIT, Dispose>;
  explicit CompiledModule(Jit jit) : jit_(std::move(jit)) {}

  Jit jit_;
};

}  // namespace mesh::llvm
