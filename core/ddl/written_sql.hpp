// SQL that a migration writes itself: sent as it is, once PostgreSQL can take it for one statement.
#pragma once

#include <optional>
#include <string_view>

#include "ddl/build.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Takes `sql`, argument 0, as the statement.
///
/// Takes:   `parameters`, argument 1: the texts for $1, $2 and so on, or nothing for a call that sends none.
/// Gives:   the notices empty_sql for a text without a statement, which the server answers with success, transaction_command and
///          not_in_transaction for what cannot be sent within a transaction.
/// Errors:  bad_sql for a NUL character, a quoted text or comment that is not closed, a second statement, and a parameter that is
///          not given; what check_command refuses; bad_value for a NUL in a parameter; bad_count for more parameters than the
///          statement has.
/// Bounds:  O(size of the texts).
/// Source:  PostgreSQL 15 section 55.2.3 "Extended Query".
[[nodiscard]] Status take_sql(std::string_view sql, std::optional<Strings> parameters, Statement& into);

}  // namespace mesh::ddl
