// One call of a migration's function that was compiled.
#pragma once

#include <mesh/migration.h>

#include "run/migrate.hpp"

namespace mesh::run {

/// A migration's function, compiled: its Result, in the arena of the calling thread.
using EntryPoint = const MeshResult* (*)(uint64_t pool);

/// What of an entry's value is an error: nothing, since it gives no Result; an Err of some type; an Err with a String.
enum class ErrorForm : uint8_t { none, opaque, text };

/// What runs `entry` under the budgets of a preview, in an arena and on a thread of its own. A panic is handed to the Stop, if
/// there is one: compiled code cannot be come back from, and nothing of what it calls is destroyed. Where it is can be asked on the
/// thread that it runs on. Its module must be there as long as what is given is.
[[nodiscard]] Program compiled_program(EntryPoint entry, ErrorForm form);

}  // namespace mesh::run
