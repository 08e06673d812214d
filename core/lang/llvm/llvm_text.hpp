// Writes MIR as LLVM IR text (LLVM Language Reference), for the JIT, for object files and to be read.
#pragma once

#include <string>
#include <string_view>

#include "base/source.hpp"
#include "lang/mir/executable.hpp"
#include "runtime/c_type.hpp"

namespace mesh::lang {

/// The module of a program whose compilation reported no error.
///
/// Takes:   `module`, which begins the name of every symbol defined here, so that the modules of two files can be linked together.
/// Gives:   text without a target, the same for the same program. Each entry is `ptr @"module.name"(i64 pool)`, which gives the
///          function's Result; everything else is internal. Words are i64, as in lists: Ints, the bits of Floats, and pointers.
///          Only the C functions that are called are declared, with the types of their own declarations.
/// Cost:    in proportion to the program.
[[nodiscard]] std::string llvm_text(const Executable& executable, const Source& source, std::string_view module);

/// How LLVM writes a type of C: "ptr", "i64".
[[nodiscard]] std::string_view llvm_type(runtime::CType type);

/// The same for several, with commas between them.
[[nodiscard]] std::string llvm_types(std::span<const runtime::CType> types);

/// The symbol of an entry: "module.name".
[[nodiscard]] std::string entry_symbol(std::string_view module, std::string_view name);

}  // namespace mesh::lang
