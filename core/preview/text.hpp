// A preview as SQL text that psql would run: what the command prints and the golden files hold.
#pragma once

#include <cstdint>
#include <string>

#include "preview/preview.hpp"

namespace mesh {

enum class SqlLayout : uint8_t { one_line, pretty };

/// The statements in the order of execution, each as ddl::closed_sql gives it and with a line break.
///
/// Gives:   `-- name` before each function's statements where several functions are previewed. A statement's parameters are
///          comment lines before it (`-- $1 = 'text'`), escaped so that nothing leaves the comment.
/// Bounds:  O(size of the statements).
[[nodiscard]] std::string to_sql(const Preview& preview, SqlLayout layout);

}  // namespace mesh
