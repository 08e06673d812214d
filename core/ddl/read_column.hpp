// Reads a column: its name, type and constraints.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads the column that stands next, to the end of its element.
///
/// Source:  PostgreSQL 15 `gram.y`, columnDef, and what later versions add.
void read_column(SqlReader& reader, ColumnFacts& into);

/// Reads what follows a column's type, to the end of the element, and what of it PostgreSQL would not have together.
void read_column_constraints(SqlReader& reader, ColumnFacts& into);

/// Takes AS IDENTITY and its options, after the word GENERATED.
[[nodiscard]] Identity read_identity(SqlReader& reader, TextRange& options);

}  // namespace mesh::ddl
