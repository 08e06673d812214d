// The middle representation to text.
#pragma once

#include <string>

#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// The functions, one after the other, each with its blocks and a line for each instruction. Registers are %0, %1 and so on, blocks
/// are #0, #1, and a function is its place and its name.
///
/// Example:
///     function 0 up(%0), 3 registers
///     #0:
///       %1 = text "users"
///       %2 = Migration.drop_table(%0, %1)
///       return %2
[[nodiscard]] std::string print(const Mir& mir);

}  // namespace mesh::lang
