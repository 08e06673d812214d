// Checked program to MIR.
#pragma once

#include <cstdint>
#include <span>

#include "base/diagnostic.hpp"
#include "lang/mir/mir.hpp"
#include "lang/types/program.hpp"

namespace mesh::lang {

/// Lowers the functions at `entries`, which are not generic, and all they call, one copy for each choice of generic types. The
/// MIR's first functions are the entries, in their order.
///
/// Errors:  operator_type, where a generic function is used with types its operators cannot take.
/// Bounds:  linear in the source times the choices; at most 1,000 functions come of it, the rest is spoiled.
[[nodiscard]] Mir lower(Program& program, std::span<const uint32_t> entries, Diagnostics& diagnostics);

}  // namespace mesh::lang
