#include "ddl/column_word.hpp"

#include <cstring>
#include <span>

#include "base/suggest.hpp"

namespace mesh::ddl {
namespace {

constexpr uint8_t in_upper_case(char letter) { return static_cast<unsigned char>(letter) & 0xDFU; }

/// Tells all words apart so far. Alike for both cases of a letter.
constexpr uint8_t slot_of(std::string_view text) {
  return static_cast<uint8_t>(in_upper_case(text.front()) * 31U + in_upper_case(text[text.size() / 2]) * 9U + text.size());
}

/// Each word at its slot, or at the next that is free.
constexpr auto slots = [] {
  std::array<ColumnWord, 256> all{};
  for (size_t word = ")"_word + 1U; word < column_vocabulary.size(); ++word) {
    uint8_t slot = slot_of(column_vocabulary[word]);
    while (all[slot] != 0) ++slot;
    all[slot] = static_cast<ColumnWord>(word);
  }
  return all;
}();

/// True where the bytes from `at` on are alike, as many as a `Block` holds.
template <typename Block>
bool is_block(std::string_view text, std::string_view word, size_t at) {
  Block read;
  Block wanted;
  std::memcpy(&read, text.data() + at, sizeof read);
  std::memcpy(&wanted, word.data() + at, sizeof wanted);
  return ((read ^ wanted) & static_cast<Block>(0xDFDFDFDFDFDFDFDFU)) == 0;
}

/// True where `text` is `word`, letters of upper case alone. No other byte becomes one of those.
bool is_word(std::string_view text, std::string_view word) {
  const size_t size = word.size();
  if (text.size() != size) return false;
  // Two blocks that overlap hold all of a word: none has more than 16 letters.
  if (size >= 8) return is_block<uint64_t>(text, word, 0) && is_block<uint64_t>(text, word, size - 8);
  if (size >= 4) return is_block<uint32_t>(text, word, 0) && is_block<uint32_t>(text, word, size - 4);
  for (size_t at = 0; at < size; ++at) {
    if (in_upper_case(text[at]) != static_cast<unsigned char>(word[at])) return false;
  }
  return true;
}

}  // namespace

ColumnWord find_column_word(std::string_view text) {
  if (text.empty()) return 0;
  uint8_t slot = slot_of(text);
  while (slots[slot] != 0 && !is_word(text, column_vocabulary[slots[slot]])) ++slot;
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
