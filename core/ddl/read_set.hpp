// Reads what sets and resets the server's settings.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads what follows SET.
///
/// Gives:   SetSearchPath, or NoEffect; Opaque for another role, whose rights and schemas are not known.
[[nodiscard]] Facts read_set(SqlReader& reader);
/// Reads what follows RESET.
[[nodiscard]] Facts read_reset(SqlReader& reader);
/// Reads what follows `set_config (`.
[[nodiscard]] Facts read_set_config(SqlReader& reader);

}  // namespace mesh::ddl
