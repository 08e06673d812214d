// Fixes that change texts inside string literals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/fix.hpp"

namespace mesh {

/// A text that is to stand in the value of a literal, and the bytes of the source in whose place.
struct PlacedEdit {
  Span span;
  std::string text;
};

/// The edits as one fix, in the order of the source and with the escapes that a literal needs. Its title shows the texts as they
/// are meant. Gives none for edits that overlap.
[[nodiscard]] Fix fix_literals(std::vector<PlacedEdit> edits);

/// A literal of one line whose value is the text, which holds no line break.
[[nodiscard]] std::string literal(std::string_view text);

}  // namespace mesh
