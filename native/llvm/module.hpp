// LLVM IR text read, verified and held against the runtime's declarations.
#pragma once

#include <mesh/result.hpp>

#include <llvm-c/Core.h>
#include <llvm-c/Orc.h>
#include <llvm-c/Types.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace mesh::llvm {

/// What LLVM frees by a function of its own.
template <auto dispose>
struct Disposer {
  template <typename T>
  void operator()(T* held) const {
    dispose(held);
  }
};
template <typename T, auto dispose>
using Held = std::unique_ptr<T, Disposer<dispose>>;

/// A text that LLVM allocated.
[[nodiscard]] std::string take_message(char* message);
/// What an error of LLVM's says; it is gone then.
[[nodiscard]] std::string take_message(LLVMErrorRef error);

/// A module and the context it lives in.
class IrModule {
 public:
  /// Errors:  text that is not LLVM IR, or is not valid IR; a function that is declared but is not the runtime's, or has other
  ///          types there. The message names it.
  [[nodiscard]] static Result<IrModule, std::string> read(std::string_view text);

  [[nodiscard]] LLVMModuleRef get() const { return module_.get(); }
  [[nodiscard]] LLVMOrcThreadSafeContextRef context() const { return context_.get(); }
  /// Gives the module away; its context stays here and must outlive it.
  [[nodiscard]] LLVMModuleRef release() { return module_.release(); }
  /// Says that it is for this machine.
  void aim_at(LLVMTargetMachineRef machine) const;

 private:
  using Context = Held<LLVMOrcOpaqueThreadSafeContext, LLVMOrcDisposeThreadSafeContext>;
  using Module = Held<LLVMOpaqueModule, LLVMDisposeModule>;
  IrModule(Context context, Module module) : context_(std::move(context)), module_(std::move(module)) {}

  Context context_;
  Module module_;
};

}  // namespace mesh::llvm
