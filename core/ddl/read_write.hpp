// Reads statements over rows.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads INSERT, UPDATE, DELETE, MERGE and queries, a WITH before them or not.
///
/// Gives:   Write with every table whose rows are changed; CreateTable for SELECT INTO; SetSearchPath for a lone set_config of it;
///          NoEffect for other queries of functions that are known.
[[nodiscard]] Facts read_rows(SqlReader& reader);

/// Reads what follows TRUNCATE.
[[nodiscard]] Facts read_truncate(SqlReader& reader);
/// Reads what follows COPY.
[[nodiscard]] Facts read_copy(SqlReader& reader);

}  // namespace mesh::ddl
