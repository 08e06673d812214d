// A fix: edits of the source that mend a mistake.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace mesh {

/// `text` in place of what stands at `span`, which may be empty.
struct Edit {
  Span span;
  std::string text;
};

/// Edits that belong together, in the order of the source and apart from each other, and what they do. Without edits it is none.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
};
inline const Fix no_fix;

[[nodiscard]] Fix replace_with(Span span, std::string_view text);
[[nodiscard]] Fix insert(uint32_t at, std::string_view text);
[[nodiscard]] Fix remove(Span span);
/// Puts text before and after what stands at `span`.
[[nodiscard]] Fix wrap(Span span, std::string_view before, std::string_view after);

/// The source after the edits.
[[nodiscard]] std::string apply(const Fix& fix, std::string_view source);

}  // namespace mesh
