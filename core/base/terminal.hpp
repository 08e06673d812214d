// How text stands in the cells of a terminal, and what of it must not reach one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mesh {

/// How one code point is shown.
struct Glyph {
  /// What to write.
  std::string_view text;
  /// The columns it takes: 0 for a combining mark, 2 for an East Asian wide character.
  uint32_t width;
  /// The bytes it takes in the text it was read from.
  uint32_t size;
};

/// The glyph of the code point at `at`, which must be inside `text`.
///
/// Gives:   the code point itself, or a stand-in for one that a terminal would obey or hide: control characters as their
///          pictures (U+2400 and on), direction marks, invisible blanks and bytes that are not UTF-8 as U+FFFD. A view into
///          `text` or into static storage.
/// Source:  Unicode Standard Annex 11 (widths) and 9 (direction marks); Unicode Technical Report 36.
[[nodiscard]] Glyph glyph_at(std::string_view text, size_t at);

/// Where in `text` the first character stands that a terminal would obey or hide, line breaks and tabs aside.
[[nodiscard]] std::optional<size_t> find_hidden(std::string_view text);

/// Appends `text` so that no terminal obeys any of it.
void append_harmless(std::string& out, std::string_view text);

/// The same of text in lines, which keeps its line breaks.
void append_harmless_lines(std::string& out, std::string_view text);

}  // namespace mesh
