// This computer, as LLVM compiles for it.
#pragma once

#include <llvm-c/TargetMachine.h>

#include "llvm/module.hpp"

namespace mesh::llvm {

using Machine = Held<LLVMOpaqueTargetMachine, LLVMDisposeTargetMachine>;

/// Code for it may stand anywhere in memory, as shared libraries and position-independent programs ask. It is made by LLVM's
/// quickest code generator, whose time grows with the module and no faster.
[[nodiscard]] Result<Machine, std::string> this_machine();

}  // namespace mesh::llvm
