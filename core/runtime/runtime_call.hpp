// Calls a row of builtins.def by its C symbol, with arguments as 64-bit words.
#pragma once

#include <mesh/collections.h>

#include <cstdint>
#include <optional>
#include <span>

#include "runtime/builtins.hpp"
#include "runtime/checked.hpp"

namespace mesh::runtime {

/// A Mesh function as a library function calls it.
class Callback {
 public:
  virtual ~Callback() = default;
  /// The word that the function gives for `arguments`.
  [[nodiscard]] virtual uint64_t call(std::span<const uint64_t> arguments) = 0;
};

/// The C function, of the type that a row's "Fun(…) -> …" asks for, that calls the Callback which it is given as `env`.
[[nodiscard]] MeshFunction trampoline(const LibraryType& function);

/// The word of what the row's C function gives, 0 for a pointer when memory is spent; nothing where the function looked for
/// something and did not find it; or what it would have panicked with. `arguments` holds one word for each parameter, two for a
/// function: its trampoline and its Callback. The row must have a function in core: one that prints or asks the process
/// has none.
using RuntimeValue = Result<std::optional<uint64_t>, Panic>;
[[nodiscard]] RuntimeValue call_runtime(const Builtin& builtin, std::span<const uint64_t> arguments);

}  // namespace mesh::runtime
