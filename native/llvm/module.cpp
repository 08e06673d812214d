#include "llvm/module.hpp"

#include <llvm-c/Analysis.h>
#include <llvm-c/Core.h>
#include <llvm-c/Error.h>
#include <llvm-c/IRReader.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>

#include <algorithm>

#include "base/text.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "runtime/c_symbols.hpp"

namespace mesh::llvm {
namespace {

std::string type_text(LLVMTypeRef type) { return take_message(LLVMPrintTypeToString(type)); }

std::string type_text(const runtime::CSignature& signature) {
  return cat({lang::llvm_type(signature.result), " (", lang::llvm_types(signature.parameters()), ")"});
}

/// What is wrong with the functions that a module declares; empty when nothing is.
std::string wrong_declaration(LLVMModuleRef module) {
  const auto known = runtime::c_symbols();
  for (LLVMValueRef function = LLVMGetFirstFunction(module); function != nullptr; function = LLVMGetNextFunction(function)) {
    if (LLVMIsDeclaration(function) == 0 || LLVMGetIntrinsicID(function) != 0) continue;
    size_t size = 0;
    const char* name_begin = LLVMGetValueName2(function, &size);
    const std::string_view name(name_begin, size);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const runtime::CSymbol& symbol) { return symbol.name == name; });
    if (found == known.end()) return cat({"`", name, "` is declared, but it is no function of the runtime"});
    const std::string declared = type_text(LLVMGlobalGetValueType(function));
    const std::string wanted = type_text(found->signature);
    if (declared != wanted) return cat({"`", name, "` is declared as ", declared, ", but in the runtime it is ", wanted});
  }
  return {};
}

}  // namespace

std::string take_message(char* message) {
  std::string text = message != nullptr ? message : "LLVM gives no reason";
  LLVMDisposeMessage(message);
  return text;
}

std::string take_message(LLVMErrorRef error) {
  char* message = LLVMGetErrorMessage(error);
  std::string text = message;
  LLVMDisposeErrorMessage(message);
  return text;
}

Result<IrModule, std::string> IrModule::read(std::string_view text) {
  Context context(LLVMOrcCreateNewThreadSafeContext());
  // The buffer is the reader's, which frees it.
  LLVMMemoryBufferRef buffer = LLVMCreateMemoryBufferWithMemoryRangeCopy(text.data(), text.size(), "migration.ll");
  LLVMModuleRef read = nullptr;
  char* message = nullptr;
  if (LLVMParseIRInContext(LLVMOrcThreadSafeContextGetContext(context.get()), buffer, &read, &message) != 0) {
    return cat({"this is not LLVM IR: ", take_message(message)});
  }
  IrModule module(std::move(context), Module(read));
  char* why = nullptr;
  const bool is_wrong = LLVMVerifyModule(module.get(), LLVMReturnStatusAction, &why) != 0;
  const std::string reason = take_message(why);
  if (is_wrong) return cat({"this LLVM IR is not valid: ", reason});
  if (const std::string wrong = wrong_declaration(module.get()); !wrong.empty()) return wrong;
  return module;
}

void IrModule::aim_at(LLVMTargetMachineRef machine) const {
  LLVMSetTarget(get(), take_message(LLVMGetTargetMachineTriple(machine)).c_str());
  const Held<LLVMOpaqueTargetData, LLVMDisposeTargetData> layout(LLVMCreateTargetDataLayout(machine));
  LLVMSetModuleDataLayout(get(), layout.get());
}

}  // namespace mesh::llvm
