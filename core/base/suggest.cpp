#include "base/suggest.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mesh {
namespace {

constexpr size_t longest_compared = 64;

/// Candidates beyond this many are not looked at.
constexpr size_t most_candidates = 1000;

bool are_alike(char a, char b) { return to_ascii_upper(a) == to_ascii_upper(b); }

/// The Damerau-Levenshtein distance with adjacent swaps, in bytes; letters that differ only in case cost nothing.
size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<size_t, longest_compared + 1>, 3> rows{};
  for (size_t column = 0; column <= b.size(); ++column) rows[0][column] = column;
  for (size_t row = 1; row <= a.size(); ++row) {
    auto& here = rows[row % 3];
    const auto& above = rows[(row + 2) % 3];
    const auto& twice_above = rows[(row + 1) % 3];
    here[0] = row;
    for (size_t column = 1; column <= b.size(); ++column) {
      const bool is_same = are_alike(a[row - 1], b[column - 1]);
      here[column] = std::min({above[column] + 1, here[column - 1] + 1, above[column - 1] + (is_same ? 0 : 1)});
      const bool is_swap = row > 1 && column > 1 && are_alike(a[row - 1], b[column - 2]) && are_alike(a[row - 2], b[column - 1]);
      if (is_swap) here[column] = std::min(here[column], twice_above[column - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

/// Whether a name is written as those of types are, and not as a word that is all capitals.
bool is_capitalised(std::string_view name) { return is_ascii_upper(name[0]) && name.size() > 1 && !is_ascii_upper(name[1]); }

bool is_vowel(char letter) { return std::string_view("AEIOUY").find(to_ascii_upper(letter)) != std::string_view::npos; }

/// Whether two names of one length differ in a consonant, and not only in their order.
bool has_other_consonant(std::string_view a, std::string_view b) {
  for (size_t at = 0; at < a.size(); ++at) {
    const bool is_same = are_alike(a[at], b[at]);
    const bool is_swap = (at > 0 && a[at] == b[at - 1]) || (at + 1 < a.size() && a[at] == b[at + 1]);
    if (!is_same && !is_swap && !(is_vowel(a[at]) && is_vowel(b[at]))) return true;
  }
  return false;
}

/// How many edits may make `candidate` of `name`: the fewer the shorter it is, since from a short name every other is near.
size_t most_edits(std::string_view name, std::string_view candidate) {
  const bool is_alike = are_alike(name.front(), candidate.front()) && is_capitalised(name) == is_capitalised(candidate);
  if (name.size() < 3 || candidate.size() < 3 || (name.size() < 5 && !is_alike)) return 0;
  // Another consonant makes another word of four letters.
  if (name.size() < 5 && name.size() == candidate.size() && has_other_consonant(name, candidate)) return 0;
  return is_alike ? std::min(name.size() / 3, std::max<size_t>(2, name.size() / 4)) : 1;
}

/// Whether `name` is one or more of the words that `_` joins to `candidate`.
bool is_part_of(std::string_view name, std::string_view candidate) {
  const std::string_view before = candidate.substr(0, candidate.size() - std::min(candidate.size(), name.size() + 1));
  if (name.size() < 3 || candidate.size() <= name.size()) return false;
  return candidate == cat({before, "_", name}) || candidate.substr(0, name.size() + 1) == cat({name, "_"});
}

}  // namespace

std::string_view nearest_spelling(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > longest_compared) return {};
  std::string_view best;
  // Of as many edits, those that leave the length come first.
  size_t least = 2 * longest_compared;
  for (const std::string_view candidate : candidates.first(std::min(candidates.size(), most_candidates))) {
    if (candidate.empty() || candidate.size() > longest_compared || candidate == name) continue;
    const size_t edits = distance(name, candidate);
    const size_t cost = 2 * edits + (name.size() == candidate.size() ? 0 : 1);
    if (cost < least && edits <= most_edits(name, candidate)) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

Suggestion suggestion_for(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view best = nearest_spelling(name, candidates);
  if (!best.empty() || name.size() > longest_compared) return {best, !best.empty()};
  const auto has_word = [&](std::string_view candidate) { return is_part_of(name, candidate); };
  const auto longer = std::find_if(candidates.begin(), candidates.end(), has_word);
  if (longer == candidates.end()) return {};
  return {*longer, std::none_of(longer + 1, candidates.end(), has_word)};
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
  return suggestion_for(name, candidates).name;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view found = nearest(name, candidates);
  return found.empty() ? std::string() : cat({"did you mean `", found, "`?"});
}

}  // namespace mesh
