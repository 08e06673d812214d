// Reads CREATE TABLE.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads what follows CREATE TABLE.
///
/// Source:  PostgreSQL 15 `gram.y`, CreateStmt and CreateAsStmt.
[[nodiscard]] CreateTable read_create_table(SqlReader& reader, Persistence persistence);

/// Takes FOR VALUES with what it says, or DEFAULT.
void take_partition_bound(SqlReader& reader);

}  // namespace mesh::ddl
