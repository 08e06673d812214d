// What a view's query uses, as far as its tokens tell.
#pragma once

#include <cstdint>
#include <string_view>

namespace mesh::ddl {

enum class Use : uint8_t { no, maybe, yes };

/// Whether a query uses a relation, and of it a column, so that neither can be dropped without the view.
///
/// Takes:   `query`, as a view was made of it; `schema`, the relation's, empty where none is given; `column`, empty for none.
/// Gives:   `maybe` where its tokens do not tell, as for what is named as one of its own subqueries, and for a column without its
///          table in more than one query.
/// Bounds:  two passes over the tokens for the relation and one for the column.
[[nodiscard]] Use use_in_query(std::string_view query, std::string_view schema, std::string_view relation, std::string_view column);

}  // namespace mesh::ddl
