// Reads ALTER of what the model keeps.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads what follows ALTER.
///
/// Gives:   Opaque for any kind of object that the model does not keep.
/// Source:  PostgreSQL 15 `gram.y`, AlterTableStmt, RenameStmt, AlterObjectSchemaStmt, AlterSeqStmt and AlterEnumStmt.
[[nodiscard]] Facts read_alter(SqlReader& reader);

}  // namespace mesh::ddl
