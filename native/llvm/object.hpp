// A migration's LLVM IR as an object file, and as a program of its own.
#pragma once

#include <mesh/result.hpp>

#include <string>
#include <string_view>

#include "lang/mir/executable.hpp"

namespace mesh::llvm {

/// Writes a program that takes a database URL and `up` or `down`, and needs only libpq when it runs (program_main.cpp). The
/// C++ compiler that CXX names, or the system's, links it beside `output`, and only a program that is whole takes the place of what
/// is there. Where `output` is a link, that stays, and the program is what it leads to.
///
/// Takes:   `executable`, a program without an error whose entries are `up`, `down` or both.
/// Errors:  an entry whose error is no String; those of IrModule; an `output` that cannot be written, of which no linker is
///          asked; what the linker says; that this command was built without LLVM.
[[nodiscard]] Result<Unit, std::string> build_program(const lang::Executable& executable, const Source& source,
                                                      const std::string& output);

}  // namespace mesh::llvm
