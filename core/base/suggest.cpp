#include "base/suggest.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mesh {
namespace {

constexpr size_t longest = 64;

/// Candidates beyond this many are not looked at.
constexpr size_t most_candidates = 1000;

/// The Damerau-Levenshtein distance with adjacent swaps, in bytes; letters that differ only in case cost nothing.
size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<size_t, longest + 1>, 3> rows{};
  for (size_t column = 0; column <= b.size(); ++column) rows[0][column] = column;
  for (size_t row = 1; row <= a.size(); ++row) {
    auto& here = rows[row % 3];
    const auto& above = rows[(row + 2) % 3];
    const auto& twice_above = rows[(row + 1) % 3];
    here[0] = row;
    for (size_t column = 1; column <= b.size(); ++column) {
      const bool is_same = to_ascii_upper(a[row - 1]) == to_ascii_upper(b[column - 1]);
      here[column] = std::min({above[column] + 1, here[column - 1] + 1, above[column - 1] + (is_same ? 0 : 1)});
      const bool is_swap = row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1];
      if (is_swap) here[column] = std::min(here[column], twice_above[column - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

/// Whether `name` is one or more of the words that `_` joins to `candidate`.
bool is_part_of(std::string_view name, std::string_view candidate) {
  const std::string_view before = candidate.substr(0, candidate.size() - std::min(candidate.size(), name.size() + 1));
  if (name.size() < 3 || candidate.size() <= name.size()) return false;
  return candidate == cat({before, "_", name}) || candidate.substr(0, name.size() + 1) == cat({name, "_"});
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.size() > longest) return {};
  std::string_view best;
  size_t least = std::max<size_t>(1, name.size() / 3) + 1;
  for (const std::string_view candidate : candidates.first(std::min(candidates.size(), most_candidates))) {
    if (candidate.size() > longest || candidate == name) continue;
    const size_t edits = distance(name, candidate);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  if (!best.empty()) return best;
  const auto longer =
      std::find_if(candidates.begin(), candidates.end(), [&](std::string_view candidate) { return is_part_of(name, candidate); });
  return longer == candidates.end() ? best : *longer;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view found = nearest(name, candidates);
  return found.empty() ? std::string() : cat({"did you mean `", found, "`?"});
}

}  // namespace mesh
