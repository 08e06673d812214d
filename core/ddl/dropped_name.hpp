// Names of what is dropped: one each, without CASCADE.
#pragma once

#include <string_view>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Refuses a name that is a list of several, or ends in CASCADE or RESTRICT. PostgreSQL would find nothing of this name, and IF
/// EXISTS makes that a success.
///
/// Takes:   `subject`, whose part is the whole of `name`; `before`, the statement up to the name.
/// Errors:  bad_name.
[[nodiscard]] Status check_dropped_name(std::string_view name, const Subject& subject, std::string_view before);

/// The same for a table's name, with its schema.
[[nodiscard]] Status check_dropped_table(std::string_view name, const Subject& subject, std::string_view before);

}  // namespace mesh::ddl
