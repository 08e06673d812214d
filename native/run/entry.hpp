// One call of a migration's function that was compiled.
#pragma once

#include <mesh/migration.h>

#include "run/migrate.hpp"

namespace mesh::run {

/// A migration's function, compiled: its Result, in the arena of the calling thread.
using EntryPoint = const MeshResult* (*)(uint64_t pool);

/// What of an entry's value is an error: nothing, since it gives no Result; an Err of some type; an Err with a String.
enum class ErrorForm : uint8_t { none, opaque, text };

/// Calls `entry` under the budgets of a preview, in an arena of its own, and gives its error. A panic ends the process.
[[nodiscard]] Failure call_entry(EntryPoint entry, ErrorForm form, uint64_t pool);

}  // namespace mesh::run
