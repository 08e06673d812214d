// Reads DROP of what the model keeps.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads what follows DROP.
///
/// Gives:   Opaque for any kind of object that the model does not keep.
/// Source:  PostgreSQL 15 `gram.y`, DropStmt.
[[nodiscard]] Facts read_drop(SqlReader& reader);

}  // namespace mesh::ddl
