// Every row of builtins.def against its C declaration: the C types follow from the kinds as the table's head says.
#include <mesh/runtime.h>

#include <initializer_list>
#include <type_traits>

#include "runtime/builtins.hpp"

namespace mesh::runtime {
namespace {

template <typename Type>
consteval bool is_type_of(Kind kind) {
  switch (kind) {
    case Kind::unit: return std::is_same_v<Type, void>;
    case Kind::integer: return std::is_same_v<Type, int64_t>;
    case Kind::string: return std::is_same_v<Type, const MeshString*>;
    case Kind::pool: return std::is_same_v<Type, uint64_t>;
    case Kind::strings:
    case Kind::result_integer:
    case Kind::result_strings: return std::is_same_v<Type, void*>;
    case Kind::none: break;
  }
  return false;
}

template <typename Given, typename... Types>
consteval bool agrees(Given (*)(Types...), std::initializer_list<Parameter> parameters, Kind result) {
  if (parameters.size() != sizeof...(Types) || !is_type_of<Given>(result)) return false;
  const Parameter* parameter = parameters.begin();
  return (is_type_of<Types>((parameter++)->kind) && ...);
}

#define MESH_PARAMETERS(...) \
  { __VA_ARGS__ }
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) \
  static_assert(agrees(symbol, parameters, result), "the C declaration of " #symbol " differs from its row in builtins.def");
#include "runtime/builtins.def"

}  // namespace
}  // namespace mesh::runtime
