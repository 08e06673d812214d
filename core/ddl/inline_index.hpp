// An index among the columns of a table, as MySQL has it.
#pragma once

#include <optional>
#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Refuses "INDEX name (column)", "KEY (column)" or "UNIQUE KEY (column)". Nothing for any other entry.
///
/// Takes:   `entry` without blanks around it, the whole of `part`.
[[nodiscard]] std::optional<Refusal> refuse_inline_index(std::string_view entry, const Part& part);

}  // namespace mesh::ddl
