// What stands for the object writer in a build without LLVM.
#include "llvm/object.hpp"

namespace mesh::object {

Result<Unit, std::string> build_program(const lang::Executable&, const Source&, const std::string&) {
  return std::string(
      "this mesh-ddl was built without LLVM, which `build` needs: install LLVM 19 (Debian: llvm-19-dev) and build again");
}

}  // namespace mesh::object
