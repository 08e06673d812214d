// Words with a tag each, looked up by a hash. They are one text, since an array of them would be larger than the words.
#pragma once

#include <array>
#include <bit>
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

/// Whether bytes of a text are those of a known word, which is in small letters.
template <WordCase word_case>
[[nodiscard]] constexpr bool are_same(uint64_t read, uint64_t known) {
  if (word_case == WordCase::small) return read == known;
  // Of what a word may hold, only a letter has both bits; the other case of it lacks the lower one.
  const uint64_t is_letter = known & (known << 1U) & 0x4040404040404040U;
  return ((read ^ known) & ~(is_letter >> 1U)) == 0;
}

/// Whether a word of at least two bytes is the one that begins at `known`. Takes some instructions for each eight bytes.
template <WordCase word_case>
[[nodiscard]] inline bool is_word(std::string_view word, const uint8_t* known) {
  const auto load = [](const void* from, auto bytes) {
    std::memcpy(&bytes, from, sizeof bytes);
    return uint64_t{bytes};
  };
  const size_t size = word.size();
  const char* const text = word.data();
  // Blocks that overlap hold all of it.
  if (size < 8) {
    const auto ends = [&](const auto* from, auto half) { return load(from, half) | load(from + size - sizeof half, half) << 32U; };
    return size < 4 ? are_same<word_case>(ends(text, uint16_t{}), ends(known, uint16_t{}))
                    : are_same<word_case>(ends(text, uint32_t{}), ends(known, uint32_t{}));
  }
  size_t at = 0;
  while (at + 8 < size && are_same<word_case>(load(text + at, uint64_t{}), load(known + at, uint64_t{}))) at += 8;
  return at + 8 >= size && are_same<word_case>(load(text + size - 8, uint64_t{}), load(known + size - 8, uint64_t{}));
}

/// Those of one hash stand together, each behind its size and its tag.
///
/// Takes:   words of at least two bytes; `text_size`, one less than the lengths of all lists together for each list; `groups`, a
///          power of two.
template <size_t text_size, uint32_t groups = 128, WordCase word_case = WordCase::any>
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
    if (word.size() < 2) return std::nullopt;
    const size_t group = group_of(word);
    for (size_t at = begins_[group]; at < begins_[group + 1]; at += size_at(at) + 1) {
      if (size_at(at) == word.size() && is_at(at + 1, word)) return at;
    }
    return std::nullopt;
  }
  [[nodiscard]] constexpr uint8_t tag_at(size_t place) const { return text_[place] >> size_bits; }

 private:
  static constexpr unsigned size_bits = 5;
  static constexpr unsigned group_bits = std::countr_zero(groups);

  /// Of the size, the first two bytes and the last two. Alike for both cases of a letter.
  static constexpr size_t group_of(std::string_view word) {
    const auto byte = [&](size_t at) { return uint32_t{static_cast<unsigned char>(word[at])}; };
    const size_t last = word.size() - 1;
    const uint32_t ends = byte(0) | byte(1) << 8U | byte(last - 1) << 16U | byte(last) << 24U;
    constexpr uint32_t spread = 0x83C15E13U;  // Found by trying: few words share a group.
    return ((ends & 0xDFDFDFDFU) + (static_cast<uint32_t>(word.size()) << 16U)) * spread >> (32U - group_bits);
  }
  [[nodiscard]] constexpr size_t size_at(size_t place) const { return text_[place] & ((1U << size_bits) - 1); }
  [[nodiscard]] constexpr bool is_at(size_t at, std::string_view word) const {
    if (!std::is_constant_evaluated()) return is_word<word_case>(word, text_.data() + at);
    for (const char byte : word) {
      if (static_cast<uint8_t>(word_case == WordCase::any ? to_ascii_lower(byte) : byte) != text_[at++]) return false;
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
      for (const char letter : word) text_[end++] = static_cast<uint8_t>(to_ascii_lower(letter));
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
