// Which names an expression mentions that can be those of columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mesh::ddl {

/// The columns of its own table that an index's expression or predicate, a CHECK or a generated column's expression mentions.
///
/// Takes:   an expression without a query in it, such as PostgreSQL has in these places.
/// Gives:   each name as it is stored, where it first stands; none of a function, a type, a collation or a field of a value.
/// Bounds:  one pass over the tokens.
[[nodiscard]] std::vector<std::string> expression_names(std::string_view expression);

}  // namespace mesh::ddl
