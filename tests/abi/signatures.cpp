// Every row of builtins.def against its C declaration: the C types follow from the types as the table's head says.
#include <mesh/runtime.h>

#include <initializer_list>
#include <type_traits>

#include "runtime/builtins.hpp"

namespace mesh::runtime {
namespace {

/// Functions that send a statement take and give lists and results as void pointers.
template <typename Type, typename Value>
constexpr bool is_pointer_to = std::is_same_v<Type, const Value*> || std::is_same_v<Type, Value*> || std::is_same_v<Type, void*>;

template <typename Type>
constexpr bool carries(Kind kind) {
  switch (kind) {
    case Kind::unit: return std::is_same_v<Type, void>;
    case Kind::integer: return std::is_same_v<Type, int64_t>;
    case Kind::floating: return std::is_same_v<Type, double>;
    case Kind::boolean: return std::is_same_v<Type, int8_t>;
    case Kind::handle:
    case Kind::word: return std::is_same_v<Type, uint64_t>;
    case Kind::function: return std::is_same_v<Type, MeshFunction>;
    case Kind::string: return is_pointer_to<Type, MeshString>;
    case Kind::list: return is_pointer_to<Type, MeshList>;
    case Kind::tuple:
    case Kind::range: return is_pointer_to<Type, MeshTuple>;
    case Kind::map: return is_pointer_to<Type, MeshMap>;
    case Kind::option: return is_pointer_to<Type, MeshOption>;
    case Kind::result: return is_pointer_to<Type, MeshResult>;
    case Kind::ordering: return false;
  }
  return false;
}

template <typename... Types>
consteval bool take(std::initializer_list<Parameter> parameters) {
  const Parameter* next = parameters.begin();
  bool is_env = false;
  [[maybe_unused]] const auto agrees = [&]<typename Type>() {
    if (is_env) {
      is_env = false;
      return std::is_same_v<Type, void*>;
    }
    if (next == parameters.end()) return false;
    const Kind kind = (next++)->type.kind();
    is_env = kind == Kind::function;
    return carries<Type>(kind);
  };
  return (agrees.template operator()<Types>() && ...) && next == parameters.end() && !is_env;
}

template <typename Given, typename... Types>
consteval bool agrees(Given (*)(Types...), std::initializer_list<Parameter> parameters, const LibraryType& result) {
  return carries<Given>(result.kind()) && take<Types...>(parameters);
}

#define MESH_PARAMETERS(...) \
  { __VA_ARGS__ }
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) \
  static_assert(agrees(symbol, parameters, result), "the C declaration of " #symbol " differs from its row in builtins.def");
#include "runtime/builtins.def"

}  // namespace
}  // namespace mesh::runtime
