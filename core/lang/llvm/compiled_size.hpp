// How much is compiled to machine code.
#pragma once

#include "base/diagnostic.hpp"
#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// Whether the program is short enough to be compiled. That it is not is reported.
///
/// Errors:  compiling_budget.
[[nodiscard]] bool may_be_compiled(const Mir& mir, Diagnostics& diagnostics);

}  // namespace mesh::lang
