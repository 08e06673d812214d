// Tokens to text.
#pragma once

#include <string>

#include "lang/syntax/token.hpp"

namespace mesh::lang {

/// A token a line: where it stands in bytes, its kind unless its text says it, and its text. `source` is what was cut into
/// `tokens`.
///
/// Example:
///     0..3 pub
///     4..6 fn
///     7..9 a name: up
[[nodiscard]] std::string print(const Tokens& tokens, const Source& source);

}  // namespace mesh::lang
