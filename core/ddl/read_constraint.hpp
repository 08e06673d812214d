// Reads constraints of tables, and what those of columns share with them.
#pragma once

#include <string_view>

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Whether a table's constraint stands next, rather than a column.
[[nodiscard]] bool begins_table_constraint(const SqlReader& reader);
/// Reads the constraint of a table that stands next.
///
/// Source:  PostgreSQL 15 `gram.y`, TableConstraint, and what later versions add.
[[nodiscard]] ConstraintFacts read_table_constraint(SqlReader& reader);

/// Takes CONSTRAINT with a name; empty where it does not stand there.
[[nodiscard]] std::string_view read_constraint_name(SqlReader& reader);
/// Takes the table, the columns, MATCH and the actions that follow REFERENCES.
void read_references(SqlReader& reader, ConstraintFacts& into);
/// Takes NULLS [NOT] DISTINCT.
[[nodiscard]] bool take_nulls_not_distinct(SqlReader& reader);
/// Takes WITH (...) and USING INDEX TABLESPACE.
void read_index_storage(SqlReader& reader, StorageFacts& into);
/// A name with its schema and a dot where it has one.
[[nodiscard]] std::string_view dotted_name(SqlReader& reader);

}  // namespace mesh::ddl
