// Where an expression without brackets around it ends, among a column's constraints.
#pragma once

#include <string_view>

#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// True for a reserved word that is a value, or that a call or a list begins with.
[[nodiscard]] bool is_value_word(std::string_view word);

/// Passes the value that stands next, up to the word that begins a constraint, or to the end of the element. Fails for words that
/// only an expression in brackets may have there, such as AND.
///
/// Source:  PostgreSQL 15 `gram.y`, b_expr.
[[nodiscard]] TextRange read_b_expression(SqlReader& reader);

}  // namespace mesh::ddl
