// How the C ABI carries a value of a Mesh type, told from the type as Mesh writes it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mesh::runtime {

/// `word` is a value of a type that the function leaves open: 64 bits of whatever it is. A `function` is a MeshFunction and its
/// `env`. Those from `string` on are pointers.
enum class Kind : uint8_t { unit, integer, floating, boolean, handle, word, function, string, list, tuple, map, option, result };

/// The kind of a type such as "List<String>". A lower-case letter is an open type; a name that is not known is one too.
[[nodiscard]] constexpr Kind kind_of(std::string_view type) {
  struct Named {
    std::string_view name;
    Kind kind;
  };
  constexpr auto named = std::to_array<Named>({
      {"Int", Kind::integer},
      {"Float", Kind::floating},
      {"Bool", Kind::boolean},
      {"PoolHandle", Kind::handle},
      {"PgConn", Kind::handle},
      {"Fun", Kind::function},
      {"String", Kind::string},
      {"List", Kind::list},
      {"", Kind::tuple},
      {"Map", Kind::map},
      {"Option", Kind::option},
      {"Result", Kind::result},
  });
  if (type == "()") return Kind::unit;
  const std::string_view head = type.substr(0, type.find_first_of("<("));
  for (const Named& each : named) {
    if (each.name == head) return each.kind;
  }
  return Kind::word;
}

[[nodiscard]] constexpr bool is_pointer(Kind kind) { return kind >= Kind::string; }

/// What a "Fun(a, b) -> c" takes and gives.
struct FunctionShape {
  size_t parameters = 0;
  Kind result = Kind::unit;
};

/// The shape of a function type whose parameters are letters.
[[nodiscard]] constexpr FunctionShape shape_of(std::string_view function_type) {
  const size_t close = function_type.find(") -> ");
  const std::string_view inputs = function_type.substr(0, close);
  const auto commas = static_cast<size_t>(std::count(inputs.begin(), inputs.end(), ','));
  return {inputs.ends_with('(') ? 0 : commas + 1, kind_of(function_type.substr(close + 5))};
}

}  // namespace mesh::runtime
