// Shows a diagnostic, or what else is found, the way a good compiler does: the message, the place, the source with what is meant
// underlined, the hint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace mesh {

struct RenderOptions {
  /// Whether to colour with ANSI escapes. Without, the text holds no control character but line breaks.
  bool is_colored = false;
};

/// What is shown, whoever has found it.
struct Shown {
  std::string_view code;
  Severity severity;
  Span span;
  std::string_view message;
  const std::vector<Label>& labels;
  std::string_view hint;
};

/// It as lines of text, each ending in a line break.
///
/// Takes:   `shown`, whose spans lie in `source`.
/// Gives:   the primary span underlined with `^`, each label with `-` and its message, in the order of the lines. A span over
///          several lines is shown by its first. Tabs stand for 4 columns; a long line is cut around what is underlined.
/// Bounds:  O(length of the lines shown).
/// Example:
///     error[E0004]: there is no `pol` here
///      --> migration.mpl:2:25
///       |
///     2 |   Migration.drop_table?(pol, "users")
///       |                         ^^^
///       = help: write `pool`
[[nodiscard]] std::string render(const Shown& shown, const Source& source, RenderOptions options = {});
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Source& source, RenderOptions options = {});

/// The lines of it between its place and its hint: the source with `span` underlined.
[[nodiscard]] std::string render_excerpt(Span span, const Source& source, RenderOptions options = {});

}  // namespace mesh
