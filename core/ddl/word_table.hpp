// Words with a tag each, looked up by a hash. They are one text, since an array of them would be larger than the words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>

#include "base/text.hpp"

namespace mesh::ddl {

/// Words in upper case, each between blanks, that have one tag, of three bits.
struct TaggedWords {
  std::string_view words;
  uint8_t tag;
};

/// Which words a table finds: in any case, or only those in small letters.
enum class WordCase : uint8_t { any, small };

/// Eight letters in upper case; what is no letter stays.
[[nodiscard]] inline uint64_t in_upper_case(uint64_t bytes) {
  constexpr uint64_t each = 0x0101010101010101U;
  const uint64_t low = bytes & (each * 0x7FU);
  const uint64_t are_from_a = low + each * (0x80U - 'a');
  const uint64_t are_past_z = low + each * (0x7FU - 'z');
  const uint64_t are_small = are_from_a & ~are_past_z & ~bytes & (each * 0x80U);
  return bytes ^ (are_small >> 2U);
}

/// Whether a word of at least four bytes is the one that begins at `known`. Takes some instructions for each eight bytes.
template <WordCase word_case>
[[nodiscard]] bool is_word(std::string_view word, const uint8_t* known) {
  const auto seen = [](uint64_t bytes) { return word_case == WordCase::any ? in_upper_case(bytes) : bytes; };
  const auto block = [](const void* begin, auto bytes) {
    std::memcpy(&bytes, begin, sizeof bytes);
    return uint64_t{bytes};
  };
  const size_t size = word.size();
  const char* const text = word.data();
  if (size < 8) {
    const uint64_t both = block(text, uint32_t{}) | block(text + size - 4, uint32_t{}) << 32U;
    return seen(both) == (block(known, uint32_t{}) | block(known + size - 4, uint32_t{}) << 32U);
  }
  for (size_t at = 0; at + 8 < size; at += 8) {
    if (seen(block(text + at, uint64_t{})) != block(known + at, uint64_t{})) return false;
  }
  return seen(block(text + size - 8, uint64_t{})) == block(known + size - 8, uint64_t{});
}

/// Those of one hash stand together, each behind its size and its tag.
///
/// Takes:   `text_size`, one less than the lengths of all lists together for each list.
template <size_t text_size, size_t groups = 128, WordCase word_case = WordCase::any>
class WordTable {
 public:
  consteval WordTable(std::initializer_list<TaggedWords> lists) {
    for (const TaggedWords& list : lists) count(list.words);
    for (size_t group = 0; group < groups; ++group) begins_[group + 1] += begins_[group];
    auto ends = begins_;
    for (const TaggedWords& list : lists) add(list, ends);
  }

  /// The place of a word.
  [[nodiscard]] constexpr std::optional<size_t> find(std::string_view word) const {
    if (word.empty()) return std::nullopt;
    const size_t group = group_of(word);
    for (size_t at = begins_[group]; at < begins_[group + 1]; at += size_at(at) + 1) {
      if (size_at(at) == word.size() && is_at(at + 1, word)) return at;
    }
    return std::nullopt;
  }
  [[nodiscard]] constexpr uint8_t tag_at(size_t place) const { return text_[place] >> size_bits; }

 private:
  static constexpr unsigned size_bits = 5;

  /// Alike for both cases of a letter.
  static constexpr size_t group_of(std::string_view word) {
    constexpr auto letter = [](char byte) { return static_cast<unsigned char>(byte) & 0xDFU; };
    const size_t sum = letter(word.front()) * 48U + letter(word[word.size() / 2]) * 26U + letter(word.back()) * 21U;
    return (sum + word.size() * 9U) % groups;
  }
  [[nodiscard]] constexpr size_t size_at(size_t place) const { return text_[place] & ((1U << size_bits) - 1); }
  [[nodiscard]] constexpr bool is_at(size_t at, std::string_view word) const {
    if (!std::is_constant_evaluated() && word.size() >= 4) return is_word<word_case>(word, text_.data() + at);
    for (const char byte : word) {
      if (static_cast<uint8_t>(word_case == WordCase::any ? to_ascii_upper(byte) : byte) != text_[at++]) return false;
    }
    return true;
  }

  /// Takes the first word of a list. Empty where none is left.
  static constexpr std::string_view take_word(std::string_view& words) {
    words.remove_prefix(1);
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(word.size());
    return word;
  }
  constexpr void count(std::string_view words) {
    for (std::string_view word = take_word(words); !word.empty(); word = take_word(words)) {
      begins_[group_of(word) + 1] += static_cast<uint16_t>(word.size() + 1);
    }
  }
  constexpr void add(const TaggedWords& list, std::array<uint16_t, groups + 1>& ends) {
    std::string_view words = list.words;
    for (std::string_view word = take_word(words); !word.empty(); word = take_word(words)) {
      uint16_t& end = ends[group_of(word)];
      text_[end++] = static_cast<uint8_t>(word.size() | (unsigned{list.tag} << size_bits));
      for (const char letter : word) {
        text_[end++] = static_cast<uint8_t>(word_case == WordCase::any ? letter : to_ascii_lower(letter));
      }
    }
  }

  std::array<uint8_t, text_size> text_{};
  /// Where each group begins, and the last one ends.
  std::array<uint16_t, groups + 1> begins_{};
};

/// The size of a table of these lists.
constexpr size_t text_size_of(std::initializer_list<std::string_view> lists) {
  size_t size = 0;
  for (const std::string_view list : lists) size += list.size() - 1;
  return size;
}

}  // namespace mesh::ddl
