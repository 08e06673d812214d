// Where the C functions that compiled Mesh code can call are in this process.
#pragma once

#include <string_view>

namespace mesh::llvm {

/// The address of one of runtime/c_symbols.hpp, or null.
[[nodiscard]] const void* address_of(std::string_view symbol);

}  // namespace mesh::llvm
