// A migration's function compiled in this process.
#pragma once

#include <mesh/result.hpp>

#include <string>

#include "lang/mir/executable.hpp"
#include "run/migrate.hpp"

namespace mesh::llvm {

/// Compiles the first entry of a program without an error.
///
/// Gives:   what runs it with a pool's handle, under the budgets of a preview (run/entry.hpp).
/// Errors:  those of CompiledModule; that this command was built without LLVM, and what to install.
[[nodiscard]] Result<run::Program, std::string> compile_entry(const lang::Executable& executable, const Source& source);

}  // namespace mesh::llvm
