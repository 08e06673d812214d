#include "llvm/machine.hpp"

#include <llvm-c/Target.h>

namespace mesh::llvm {

Result<Machine, std::string> this_machine() {
  if (LLVMInitializeNativeTarget() != 0 || LLVMInitializeNativeAsmPrinter() != 0) {
    return std::string("this LLVM cannot compile for this machine");
  }
  const std::string triple = take_message(LLVMGetDefaultTargetTriple());
  LLVMTargetRef target = nullptr;
  char* message = nullptr;
  if (LLVMGetTargetFromTriple(triple.c_str(), &target, &message) != 0) return take_message(message);
  return Machine(LLVMCreateTargetMachine(target, triple.c_str(), "", "", LLVMCodeGenLevelNone, LLVMRelocPIC, LLVMCodeModelDefault));
}

}  // namespace mesh::llvm
