// What PostgreSQL's grammar has no place for in a column or a table constraint, as far as single words make it certain.
#pragma once

#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// What an entry says of its column: its fields, which check_fragment has passed, and which view the entry.
struct ColumnText {
  std::string_view type;
  std::string_view constraints;
};

/// Refuses a column that no version of PostgreSQL parses, such as one with `timestamp with timezone` or an empty DEFAULT.
///
/// Takes:   `entry`, the whole of `part`.
/// Errors:  bad_fragment. What is within brackets or CASE is not judged, nor is any expression.
/// Bounds:  one pass.
/// Source:  PostgreSQL 15 `gram.y`, columnDef and TableConstraint, and what later versions add.
[[nodiscard]] Status check_column_grammar(const ColumnText& column, std::string_view entry, const Part& part);

/// The same for a table constraint.
[[nodiscard]] Status check_constraint_grammar(std::string_view constraint, std::string_view entry, const Part& part);

}  // namespace mesh::ddl
