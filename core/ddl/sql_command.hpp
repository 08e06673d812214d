// What a text must begin with for PostgreSQL to take it as a statement.
#pragma once

#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Refuses SQL that is none for certain.
///
/// Takes:   `sql`, one statement or none, whole of `part`.
/// Errors:  bad_sql for a first word that begins no command, a word after CREATE, ALTER or DROP that is nothing of PostgreSQL's,
///          a command of psql, a byte that starts no token, and a COPY from or to the client, which no call can carry on.
/// Bounds:  two passes.
/// Source:  PostgreSQL 15 part VI "SQL Commands", and the commands of later versions.
[[nodiscard]] Status check_command(std::string_view sql, const Part& part);

}  // namespace mesh::ddl
