// Whether patterns take every value, and whether one can never be reached.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/types/program.hpp"

namespace mesh::lang {

/// Patterns side by side, one for each value that is matched at once; nothing stands for `_`.
using PatternRow = std::vector<std::optional<PatternId>>;
using PatternRows = std::vector<PatternRow>;

/// The patterns that may still be looked at while one `case` or one function is checked.
struct MatchBudget {
  size_t left = 400'000;
};

/// Values of `types` that none of `rows` takes, as patterns such as `Err(_)`, or nothing when they take all.
///
/// Bounds:  beyond the budget, `_` is missing unless one row takes everything.
/// Source:  L. Maranget, "Warnings for pattern matching", Journal of Functional Programming 17 (2007).
[[nodiscard]] std::optional<std::string> missing_pattern(Program& program, const PatternRows& rows, const std::vector<Type>& types,
                                                         MatchBudget& budget);

/// Whether `rows` take everything that `row` takes. Beyond the budget they do not.
[[nodiscard]] bool is_covered(Program& program, const PatternRow& row, const PatternRows& rows, const std::vector<Type>& types,
                              MatchBudget& budget);

}  // namespace mesh::lang
