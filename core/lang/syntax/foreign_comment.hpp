// Comments as other languages write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/fix.hpp"

namespace mesh::lang {

struct ForeignComment {
  Span span;
  /// What begins it.
  Span sign;
  /// How Mesh writes one.
  std::string_view meant;
  Fix fix;
};

/// The comment that begins at `at` with `//`, `/*` or `--`. Two minuses are one before a blank or a line's end, and before a letter
/// where they begin a line: nobody writes there that a value is negated twice, as `--5` and `a --b` do.
///
/// Takes:   `text` up to the end of the file, and whether a token at `at` would be the first on its line.
[[nodiscard]] std::optional<ForeignComment> read_foreign_comment(std::string_view text, uint32_t at, bool begins_line);

}  // namespace mesh::lang
