// The name of the LLVM module that a migration becomes.
#pragma once

#include <string_view>

namespace mesh::llvm {

/// The symbols of its functions begin so (lang::entry_symbol); program_main.cpp declares four of them.
inline constexpr std::string_view module_name = "migration";

}  // namespace mesh::llvm
