// Reads a type as the grammar of PostgreSQL has them.
#pragma once

#include <string_view>

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads the type that stands next. SETOF and %TYPE are none of a column, and fail.
///
/// Source:  PostgreSQL 15 `gram.y`, Typename.
[[nodiscard]] TypeFacts read_type(SqlReader& reader);

/// Whether a type stands next that the grammar has words for, such as TIMESTAMP, and that is therefore no name.
[[nodiscard]] bool begins_with_type_words(const SqlReader& reader);

/// Takes the fields that an interval is cut to, such as DAY TO SECOND(3), and gives them in small letters.
[[nodiscard]] std::string_view read_interval_fields(SqlReader& reader);

}  // namespace mesh::ddl
