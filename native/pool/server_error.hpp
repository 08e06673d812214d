// What libpq reports, as values of ours. The only place that knows libpq's fields.
#pragma once

#include <libpq-fe.h>
#include <mesh/outcome.hpp>

#include <string>
#include <string_view>

namespace mesh::pool {

/// The error that a failed result holds.
[[nodiscard]] DatabaseError error_of(const PGresult* result);

/// What the server said beside its results, and what that means for the statement.
[[nodiscard]] ServerNotice notice_of(const PGresult* result);

/// The error with `prefix` before its message.
[[nodiscard]] DatabaseError prefixed(std::string_view prefix, DatabaseError error);

/// libpq's text of one or more lines as one line without an end; before it knows the encoding, some of it may not be UTF-8.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace mesh::pool
