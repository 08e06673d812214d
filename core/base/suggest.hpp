// The known name that a misspelt one most likely stands for.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace mesh {

/// The candidate nearest to `name` by edits (insert, delete, replace, swap), or nothing when none is near enough to be meant.
/// Of several that are as near, the first of the name's length, or the first; the order must not depend on the platform. Names
/// longer than 64 bytes get no suggestion.
[[nodiscard]] std::string_view nearest_spelling(std::string_view name, std::span<const std::string_view> candidates);

/// What a name most likely stands for, or nothing.
struct Suggestion {
  std::string_view name;
  /// False where another candidate has the name as one of its words, too.
  bool is_clear = false;
};

/// The nearest spelling, or else the first candidate that has `name` as one of its words, as `to_upper` has `upper`.
[[nodiscard]] Suggestion suggestion_for(std::string_view name, std::span<const std::string_view> candidates);
[[nodiscard]] std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

/// "did you mean `x`?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace mesh
