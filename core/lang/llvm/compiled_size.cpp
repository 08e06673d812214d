#include "lang/llvm/compiled_size.hpp"

#include "base/text.hpp"
#include "lang/limits.hpp"

namespace mesh::lang {

bool may_be_compiled(const Mir& mir, Diagnostics& diagnostics) {
  size_t size = 0;
  for (const MirFunction& function : mir.functions) {
    for (const Block& block : function.blocks) size += block.instructions.size() + 1;
  }
  if (size <= most_compiled) return true;
  diagnostics.report(Code::compiling_budget, {},
                     {"this migration is too long to be compiled: it has ", decimal(size), " instructions, and ",
                      decimal(most_compiled), " are the most"},
                     {"run it interpreted, with `mesh-ddl run` and without `--jit`: it sends the same"});
  return false;
}

}  // namespace mesh::lang
