// Whether the arms of a `case` cover every value, and whether one can never be reached.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/program.hpp"

namespace mesh::lang {

using Patterns = std::vector<PatternId>;

/// A value of `type` that none of `patterns` takes, as a pattern such as `Err(_)`, or nothing when they take all.
[[nodiscard]] std::optional<std::string> missing_pattern(const Program& program, const Patterns& patterns, Type type);

/// Whether `patterns` take every value that `pattern` takes.
[[nodiscard]] bool is_covered(const Program& program, PatternId pattern, const Patterns& patterns, Type type);

}  // namespace mesh::lang
