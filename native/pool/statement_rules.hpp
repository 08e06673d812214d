// What can be told of a statement before it is sent: whether it may be sent at all, and what it may leave behind in its session.
#pragma once

#include <mesh/outcome.hpp>

#include <optional>
#include <string_view>

namespace mesh::pool {

/// Why the text or a parameter cannot be sent as it is: a NUL, where the server would stop reading, or more than a message holds.
[[nodiscard]] std::optional<DatabaseError> cannot_be_sent(std::string_view sql, Parameters parameters);

/// False for a statement that leaves its session as it was, so that the next borrower of the connection cannot tell.
///
/// Conservative: true unless the statement begins with a word of DDL or DML and none of its words reaches into the session (TEMP, a
/// call of set_config, an advisory lock, ...). So SET, LISTEN, PREPARE, DO, CALL and every SELECT are true. What it cannot see is a
/// function of the database's own that runs SET or takes an advisory lock, called by an INSERT or as a trigger or default of its;
/// such a function should have a SET clause, or use SET LOCAL.
[[nodiscard]] bool may_change_session(std::string_view sql);

/// Whether a statement sets something for the session that its transaction's end does not put back: SET and RESET but for SET LOCAL
/// and its like.
[[nodiscard]] bool sets_session(std::string_view sql);

}  // namespace mesh::pool
