// How the C ABI carries a value of a Mesh type.
#pragma once

#include <cstdint>

namespace mesh::runtime {

/// `word` is a value of a type that the function leaves open: 64 bits of whatever it is. A `function` is a MeshFunction and its
/// `env`. Those from `string` on are pointers; no C function takes or gives an `ordering`.
enum class Kind : uint8_t {
  unit,
  integer,
  floating,
  boolean,
  handle,
  word,
  function,
  string,
  list,
  tuple,
  range,
  map,
  option,
  result,
  ordering
};

[[nodiscard]] constexpr bool is_pointer(Kind kind) { return kind >= Kind::string; }

}  // namespace mesh::runtime
