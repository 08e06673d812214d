// A preview as SQL text that psql would run: what the command prints and the golden files hold.
#pragma once

#include <cstdint>
#include <string>

#include "preview/preview.hpp"

namespace mesh {

enum class SqlLayout : uint8_t { one_line, pretty };

/// One statement as ddl::closed_sql gives it, and a line break. What is sent as parameters stands in place of $1, $2 and so on, as
/// literals on one line, and a comment line before the statement says so. Where that would be more than 16 times as long as the
/// statement and its parameters, it says that instead, and $1 stays. A statement that is partial is a comment.
///
/// Bounds:  O(size of the statement and its parameters).
[[nodiscard]] std::string to_sql(const PreviewedStatement& statement, SqlLayout layout);

/// A call that is left out as a comment, with a line break.
[[nodiscard]] std::string to_sql(const LeftOutCall& call);

/// The statements in the order of execution, with `-- name` before each function's where several functions are previewed,
/// and a comment line for each call that is left out.
[[nodiscard]] std::string to_sql(const Preview& preview, SqlLayout layout);

}  // namespace mesh
