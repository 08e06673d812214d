// What stands for the JIT in a build without LLVM.
#include "llvm/run_compiled.hpp"

namespace mesh::jit {

Result<std::function<live::Failure(uint64_t pool)>, std::string> compile_entry(const lang::Executable&, const Source&) {
  return std::string(
      "this mesh-ddl was built without LLVM, which --jit needs: install LLVM 19 (Debian: llvm-19-dev) and build again");
}

}  // namespace mesh::jit
