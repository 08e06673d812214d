// What a byte of SQL text can be, as PostgreSQL's scanner divides them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace mesh::ddl {

enum SqlByte : uint8_t {
  blank_byte = 1,
  word_start = 2,
  digit = 4,
  dollar = 8,
  operator_byte = 16,
  line_break = 32,
  /// A symbol by itself, whatever follows.
  single_symbol = 64,
};

constexpr std::array<uint8_t, 256> classify_sql_bytes() {
  std::array<uint8_t, 256> classes{};
  for (size_t byte = 0x80; byte < 0x100; ++byte) classes[byte] = word_start;
  for (size_t byte = 'a'; byte <= 'z'; ++byte) classes[byte] = classes[byte - 32] = word_start;
  classes['_'] = word_start;
  for (size_t byte = '0'; byte <= '9'; ++byte) classes[byte] = digit;
  classes['$'] = dollar;
  for (const char byte : {' ', '\t', '\f'}) classes[static_cast<unsigned char>(byte)] = blank_byte;
  for (const char byte : {'\n', '\r'}) classes[static_cast<unsigned char>(byte)] = blank_byte | line_break;
  for (const char byte : std::string_view("~!@#^&|`?+-*/%<>=")) classes[static_cast<unsigned char>(byte)] = operator_byte;
  for (const char byte : std::string_view("()[],;")) classes[static_cast<unsigned char>(byte)] = single_symbol;
  return classes;
}
inline constexpr std::array<uint8_t, 256> sql_byte_classes = classify_sql_bytes();

/// The classes of the bytes that go on a word, and of those that go on the tag of a dollar quote.
inline constexpr int tag_part = word_start | digit;
inline constexpr int word_part = tag_part | dollar;

/// True for a byte of one of the `wanted` classes.
[[nodiscard]] inline bool is_sql_byte(char byte, int wanted) {
  return (sql_byte_classes[static_cast<unsigned char>(byte)] & wanted) != 0;
}

/// True for a byte that separates words of SQL: a blank, tab, line break or form feed.
[[nodiscard]] inline bool is_sql_blank(char byte) { return is_sql_byte(byte, blank_byte); }

/// True where every byte goes on a word of SQL; a digit or `$` may be the first.
[[nodiscard]] inline bool are_word_parts(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return is_sql_byte(byte, word_part); });
}

/// True for a byte that a word of SQL can begin with: a letter, `_`, or any byte of a character beyond ASCII.
[[nodiscard]] inline bool starts_sql_word(char byte) { return is_sql_byte(byte, word_start); }

/// True for one word of SQL without quotes.
[[nodiscard]] inline bool is_sql_word(std::string_view text) {
  return !text.empty() && starts_sql_word(text.front()) && are_word_parts(text);
}

}  // namespace mesh::ddl
