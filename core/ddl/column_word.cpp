#include "ddl/column_word.hpp"

#include <algorithm>
#include <span>

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace mesh::ddl {
namespace {

/// Alike for both cases of a letter.
constexpr uint8_t slot_of(std::string_view text) {
  uint32_t hash = 0;
  for (const char byte : text) hash = hash * 31 + (static_cast<unsigned char>(byte) & 0xDFU);
  return static_cast<uint8_t>(hash ^ (hash >> 8U));
}

/// Each word at its slot, or at the next that is free.
constexpr auto slots = [] {
  std::array<ColumnWord, 256> all{};
  for (size_t word = 1; word < column_vocabulary.size(); ++word) {
    uint8_t slot = slot_of(column_vocabulary[word]);
    while (all[slot] != 0) ++slot;
    all[slot] = static_cast<ColumnWord>(word);
  }
  return all;
}();

constexpr size_t longest_word = [] {
  size_t longest = 0;
  for (const std::string_view word : column_vocabulary) longest = std::max(longest, word.size());
  return longest;
}();

}  // namespace

ColumnWord find_column_word(std::string_view text) {
  if (text.size() > longest_word) return 0;
  uint8_t slot = slot_of(text);
  while (slots[slot] != 0 && !equals_ignoring_case(column_vocabulary[slots[slot]], text)) ++slot;
  return slots[slot];
}

std::string_view nearest_column_word(ColumnWords words, std::string_view text) {
  std::array<std::string_view, column_vocabulary.size()> candidates;
  size_t count = 0;
  for (size_t word = 1; word < column_vocabulary.size(); ++word) {
    if (words.contains(static_cast<ColumnWord>(word))) candidates[count++] = column_vocabulary[word];
  }
  return nearest(text, std::span(candidates).first(count));
}

}  // namespace mesh::ddl
