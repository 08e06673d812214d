// Whether patterns take every value, and whether one can never be reached.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lang/types/program.hpp"

namespace mesh::lang {

/// Patterns side by side, one for each value that is matched at once; nothing stands for `_`.
using PatternRow = std::vector<std::optional<PatternId>>;
using PatternRows = std::vector<PatternRow>;

/// The patterns that may still be looked at while one `case` or one function is checked, out of those that the file has left.
class MatchBudget {
 public:
  explicit MatchBudget(size_t& of_file) : of_file_(of_file), left_(std::min(most, of_file)) {}

  /// False when there are not so many.
  [[nodiscard]] bool spend(size_t patterns) {
    const size_t spent = std::min(patterns, left_);
    left_ -= spent;
    of_file_ -= spent;
    return spent == patterns;
  }
  [[nodiscard]] bool is_spent() const { return left_ == 0; }

 private:
  static constexpr size_t most = 400'000;

  size_t& of_file_;
  size_t left_;
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
