// Calls a row of builtins.def by its C symbol, with arguments as 64-bit words.
#pragma once

#include <cstdint>
#include <span>

#include "runtime/builtins.hpp"

namespace mesh::lang {

/// The MeshResult that the row's C function gives for `arguments`, one word for each parameter; null when memory is spent.
/// The row must send something: a row whose effect is `print` has no function here.
[[nodiscard]] void* call_runtime(const runtime::Builtin& builtin, std::span<const uint64_t> arguments);

}  // namespace mesh::lang
