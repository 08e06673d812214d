// The words that PostgreSQL's grammar of columns and constraints turns on, as numbers, and sets of them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace mesh::ddl {

/// A word by its place in the vocabulary, or 0 for any other text.
using ColumnWord = uint8_t;

/// In alphabetical order. The bracket ends a type, as some of them do.
inline constexpr auto column_vocabulary = std::to_array<std::string_view>({
    "",        ")",           "ACTION",     "ARRAY",     "BY",      "CASCADE",    "CASE",      "CHAR",     "CHARACTER", "CHECK",
    "COLLATE", "COMPRESSION", "CONSTRAINT", "DAY",       "DEFAULT", "DEFERRABLE", "DEFERRED",  "DELETE",   "END",       "ENFORCED",
    "EXCLUDE", "FALSE",       "FOREIGN",    "GENERATED", "HOUR",    "IMMEDIATE",  "INITIALLY", "IS",       "KEY",       "LIKE",
    "MINUTE",  "MONTH",       "NO",         "NOT",       "NULL",    "NULLS",      "ON",        "OPERATOR", "OPTIONS",   "PRECISION",
    "PRIMARY", "REFERENCES",  "RESTRICT",   "SECOND",    "SET",     "SETOF",      "STORAGE",   "TIME",     "TIMESTAMP", "TRUE",
    "UESCAPE", "UNIQUE",      "UPDATE",     "USING",     "VALID",   "VARYING",    "WITH",      "WITHOUT",  "YEAR",      "ZONE",
});

/// Words, a bit each.
class ColumnWords {
 public:
  constexpr ColumnWords() = default;
  /// Of a text that has them in upper case with a blank between one and the next.
  constexpr explicit ColumnWords(std::string_view words);

  [[nodiscard]] constexpr bool contains(ColumnWord word) const { return ((bits_ >> word) & 1U) != 0; }
  constexpr void add(ColumnWord word) { bits_ |= uint64_t{1} << word; }
  [[nodiscard]] constexpr ColumnWords with(ColumnWords others) const { return ColumnWords(bits_ | others.bits_); }
  [[nodiscard]] constexpr ColumnWords without(ColumnWords others) const { return ColumnWords(bits_ & ~others.bits_); }

 private:
  constexpr explicit ColumnWords(uint64_t bits) : bits_(bits) {}

  static_assert(column_vocabulary.size() <= 64);
  uint64_t bits_ = 0;
};

/// The word that `text`, in upper case, is; what is none does not compile where a constant is wanted.
constexpr ColumnWord column_word(std::string_view text) {
  ColumnWord word = 1;
  while (column_vocabulary.at(word) != text) ++word;
  return word;
}

consteval ColumnWord operator""_word(const char* text, size_t size) { return column_word({text, size}); }

constexpr ColumnWords::ColumnWords(std::string_view words) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    add(column_word(word));
    words.remove_prefix(word.size() < words.size() ? word.size() + 1 : word.size());
  }
}

/// What a column's constraint begins with.
inline constexpr ColumnWords column_constraint_words(
    "CHECK COLLATE CONSTRAINT DEFAULT GENERATED NOT NULL PRIMARY REFERENCES UNIQUE");
/// What a table's constraint begins with. KEY follows PRIMARY and FOREIGN.
inline constexpr ColumnWords table_constraint_words("CHECK CONSTRAINT EXCLUDE FOREIGN LIKE PRIMARY UNIQUE");

/// The word that `text` is in any case, or 0. Takes some instructions a byte.
[[nodiscard]] ColumnWord find_column_word(std::string_view text);

/// The word of the set that a misspelt one most likely stands for, or nothing.
[[nodiscard]] std::string_view nearest_column_word(ColumnWords words, std::string_view text);

}  // namespace mesh::ddl
