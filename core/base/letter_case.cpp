#include "base/letter_case.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/lookup.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

// What letter_case.rs writes. Numbers are of seven bits a byte, the lowest first, and the high bit says that more follow.
// `mappings` has for each run of letters: how far its first is from the first of the run before; the letters that follow it, times
// 8, and 4 if every other one is meant, and the RunKind; and unless that is `expands`, the distance to the other letter, times 2,
// or below 0 its complement with the lowest bit set. The others have the places where a set of letters begins and ends, each as the
// distance from the one before.
#include "base/letter_case.inc"

/// What the letters of a run do: become the other, and it becomes them; only the first; become the other in upper case; become the
/// next of the `expansions` in upper case.
enum class RunKind : uint8_t { both, to_lower, to_upper, expands };

/// With it, the number is the place of an expansion.
constexpr uint32_t expansion_bit = 0x80000000;
constexpr char32_t capital_i_with_dot = 0x130;
constexpr char32_t capital_sigma = 0x3A3;
constexpr std::string_view final_sigma = "ς";

class Numbers {
 public:
  explicit Numbers(std::span<const uint8_t> bytes) : left_(bytes) {}

  [[nodiscard]] bool has_more() const { return !left_.empty(); }
  uint32_t next() {
    uint32_t number = 0;
    for (uint32_t shift = 0;; shift += 7) {
      const uint8_t byte = left_.front();
      left_ = left_.subspan(1);
      number |= (byte & 0x7FU) << shift;
      if (byte < 0x80) return number;
    }
  }

 private:
  std::span<const uint8_t> left_;
};

/// A set of letters, as the places where it begins and ends.
class LetterSet {
 public:
  explicit LetterSet(Numbers numbers) {
    for (uint32_t place = 0; numbers.has_more(); bounds_.push_back(place)) place += numbers.next();
  }

  [[nodiscard]] bool has(char32_t letter) const {
    return (std::upper_bound(bounds_.begin(), bounds_.end(), uint32_t{letter}) - bounds_.begin()) % 2 == 1;
  }

 private:
  std::vector<uint32_t> bounds_;
};

struct Letters {
  /// By a letter beyond ASCII, the other one, or with `expansion_bit` its expansion.
  NumberLookup lower;
  NumberLookup upper;
  /// Those of them that have none, and ASCII's.
  LetterSet cased{Numbers(other_cased)};
  LetterSet passed_over{Numbers(ignorable)};

  Letters() {
    Numbers numbers(mappings);
    uint32_t letter = 0;
    size_t next_expansion = 0;
    const auto expand = [&](NumberLookup& into, uint32_t from) {
      into.set(from, expansion_bit | static_cast<uint32_t>(next_expansion));
      next_expansion = expansions.find('/', next_expansion) + 1;
    };
    expand(lower, capital_i_with_dot);
    while (numbers.has_more()) {
      letter += numbers.next();
      const uint32_t run = numbers.next();
      const auto kind = static_cast<RunKind>(run & 3U);
      const uint32_t zigzag = kind == RunKind::expands ? 0 : numbers.next();
      const uint32_t delta = (zigzag >> 1U) ^ (0U - (zigzag & 1U));
      for (uint32_t index = 0; index <= run >> 3U; ++index) {
        const uint32_t each = letter + index * ((run & 4U) != 0 ? 2 : 1);
        if (kind == RunKind::expands) expand(upper, each);
        if (kind <= RunKind::to_lower) lower.set(each, each + delta);
        if (kind == RunKind::both) upper.set(each + delta, each);
        if (kind == RunKind::to_upper) upper.set(each, each + delta);
      }
    }
  }

  /// Whether the letter is upper, lower or title case.
  [[nodiscard]] bool has_case(char32_t letter) const { return lower.find(letter) || upper.find(letter) || cased.has(letter); }
};

const Letters& letters() {
  // Never destroyed: other threads may still be in a call when the program ends.
  static const Letters& all = *new Letters;
  return all;
}

void append_utf8(std::string& out, uint32_t point) {
  const auto add = [&](uint32_t lead, uint32_t shift) {
    out += static_cast<char>(lead | (point >> shift));
    for (; shift > 0; shift -= 6) out += static_cast<char>(0x80U | ((point >> (shift - 6)) & 0x3FU));
  };
  if (point < 0x80) return add(0, 0);
  if (point < 0x800) return add(0xC0, 6);
  if (point < 0x10000) return add(0xE0, 12);
  add(0xF0, 18);
}

/// Whether the nearest that is not passed over, before `at` or from there on, is a letter with a case.
bool is_beside_letter(std::string_view text, size_t at, bool is_before) {
  while (is_before ? at > 0 : at < text.size()) {
    if (is_before) {
      do --at;
      while (at > 0 && is_continuation(text[at]));
    }
    const CodePoint point = decode_utf8(text, at);
    if (!letters().passed_over.has(point.value)) return letters().has_case(point.value);
    if (!is_before) at += point.size;
  }
  return false;
}

/// The text with each letter as `other_of` has it; of ASCII the 26 from `first` have another.
std::string mapped(std::string_view text, NumberLookup Letters::*other_of, char first) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (const char byte = text[at]; static_cast<unsigned char>(byte) < 0x80) {
      out += byte >= first && byte < first + 26 ? static_cast<char>(byte ^ 0x20) : byte;
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8_sequence(text, at);
    const size_t next = at + point.size;
    const auto other = point.is_well_formed ? (letters().*other_of).find(point.value) : std::nullopt;
    const bool is_lowered_sigma = point.value == capital_sigma && first == 'A';
    if (is_lowered_sigma && is_beside_letter(text, at, true) && !is_beside_letter(text, next, false)) {
      out += final_sigma;
    } else if (!other) {
      out += text.substr(at, point.size);
    } else if ((*other & expansion_bit) != 0) {
      const std::string_view expanded = expansions.substr(*other & ~expansion_bit);
      out += expanded.substr(0, expanded.find('/'));
    } else {
      append_utf8(out, *other);
    }
    at = next;
  }
  return out;
}

}  // namespace

std::string to_upper(std::string_view text) { return mapped(text, &Letters::upper, 'a'); }

std::string to_lower(std::string_view text) { return mapped(text, &Letters::lower, 'A'); }

}  // namespace mesh
