// A preview as SQL text that psql would run: what the command prints and the golden files hold.
#pragma once

#include <cstdint>
#include <string>

#include "preview.hpp"

namespace mesh {

enum class SqlLayout : uint8_t { one_line, pretty };

/// The statements in the order of execution, each closed with `;` and a line break.
///
/// Gives:   `-- name` before each function's statements where several functions are previewed. A statement's parameters are
///          comment lines before it (`-- $1 = 'text'`), escaped so that nothing leaves the comment. A text that closes itself
///          gets no second `;`, one that ends in a line comment gets its `;` on a line of its own.
/// Bounds:  O(size of the statements).
[[nodiscard]] std::string to_sql(const Preview& preview, SqlLayout layout);

}  // namespace mesh
