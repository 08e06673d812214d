// Passes queries that leave the catalog as it is.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Whether what stands next can only be a query, if anything.
[[nodiscard]] bool begins_query(const SqlReader& reader);

/// Passes all that is left, or up to the place `end`. Fails for a call of a function that is not known to be harmless: it may do
/// anything to the catalog.
void skip_harmless(SqlReader& reader, size_t end = SIZE_MAX);

/// Passes a query to the end of the statement. Fails for what is none, for one that changes rows or makes a table, and for one that
/// calls what is not known to be harmless.
void skip_harmless_query(SqlReader& reader);

}  // namespace mesh::ddl
