// What stands for the compiler in a build without LLVM: it says what is missing.
#include "base/text.hpp"
#include "llvm/object.hpp"
#include "llvm/run_compiled.hpp"

namespace mesh::llvm {
namespace {

std::string lack(std::string_view of_what) {
  return cat(
      {"this mesh-ddl was built without LLVM, which ", of_what, " needs: install LLVM 19 (Debian: llvm-19-dev) and build again"});
}

}  // namespace

Result<run::Program, std::string> compile_entry(const lang::Executable&, const Source&) { return lack("--jit"); }

Result<Unit, std::string> build_program(const lang::Executable&, const Source&, const std::string&, bool) {
  return lack("`build`");
}

}  // namespace mesh::llvm
