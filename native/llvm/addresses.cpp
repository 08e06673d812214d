#include "llvm/addresses.hpp"

#include <mesh/runtime.h>

#include <algorithm>
#include <array>

namespace mesh::llvm {
namespace {

struct Address {
  std::string_view symbol;
  const void* address;
};

const auto addresses = std::to_array<Address>({
#define MESH_COMPILED_CALL(symbol) {#symbol, reinterpret_cast<const void*>(&symbol)},
#include "runtime/compiled_calls.def"
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) \
  {#symbol, reinterpret_cast<const void*>(&symbol)},
#include "runtime/builtins.def"
});

}  // namespace

const void* address_of(std::string_view symbol) {
  const auto* found = std::find_if(addresses.begin(), addresses.end(), [&](const Address& each) { return each.symbol == symbol; });
  return found == addresses.end() ? nullptr : found->address;
}

}  // namespace mesh::llvm
