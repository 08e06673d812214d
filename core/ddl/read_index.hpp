// Reads CREATE INDEX, and the elements that a partition's key shares with it.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads what follows CREATE.
///
/// Source:  PostgreSQL 15 `gram.y`, IndexStmt.
[[nodiscard]] CreateIndex read_create_index(SqlReader& reader);

/// Reads a column, a call or an expression in brackets, with its collation and operator class.
[[nodiscard]] IndexKey read_partition_key(SqlReader& reader);
/// Reads the same, with the options that the class may have in an index.
[[nodiscard]] IndexKey read_index_key(SqlReader& reader);

/// Takes ONLY, a table and `*`. True where ONLY stands there.
bool read_relation(SqlReader& reader, ObjectName& into);

}  // namespace mesh::ddl
