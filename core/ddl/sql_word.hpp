// The words that readers of SQL ask for, as numbers: which of them a token is, is looked up once.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bug.hpp"
#include "base/text.hpp"

namespace mesh::ddl {

/// A word by its place in the vocabulary, or a sign, or 0 for any other text. A sign of one byte is that byte.
using SqlWord = uint16_t;

/// What stands for a kind of token, and for several.
inline constexpr SqlWord any_name = '_';
inline constexpr SqlWord any_number = '#';
inline constexpr SqlWord any_string = '\'';
inline constexpr SqlWord any_brackets = 2;
inline constexpr SqlWord cast_sign = 1;

/// PostgreSQL's reserved words, up to version 18: they are names only in quotes.
inline constexpr std::string_view reserved_words =
    " ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK COLLATE COLLATION COLUMN"
    " CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME"
    " CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM"
    " FULL GRANT GROUP HAVING ILIKE IN INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT"
    " LOCALTIME LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY REFERENCES"
    " RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION"
    " UNIQUE USER USING VARIADIC VERBOSE WHEN WHERE WINDOW WITH ";
/// The others that are asked for.
inline constexpr std::string_view plain_words =
    " ACCESS ACTION ADD AFTER ALTER ALWAYS AT ATOMIC ATTACH ATTRIBUTE BEFORE BEGIN BIGINT BIT BOOLEAN BY CACHE CASCADE"
    " CASCADED CHAR CHARACTER CHARACTERISTICS CHECKPOINT CLOSE CLUSTER COMMENT COMMENTS COMMIT COMPRESSION CONSTRAINTS"
    " CONTINUE COPY CYCLE DATA DAY DEALLOCATE DEC DECIMAL DECLARE DEFAULTS DEFERRED DELETE DETACH DISABLE DISCARD DOCUMENT"
    " DOMAIN DOUBLE DROP ENABLE ENUM ESCAPE EXCLUDE EXCLUDING EXISTS EXPLAIN EXPRESSION EXTENSION EXTRACT FIRST FLOAT FORCE"
    " GENERATED GLOBAL HASH HOUR IDENTITY IF IMMEDIATE INCLUDE INCLUDING INCREMENT INDEX INDEXES INHERIT INHERITS INSERT INT"
    " INTEGER INTERVAL KEY LABEL LAST LEVEL LIST LISTEN LOCAL LOCK LOCK_TIMEOUT LOGGED MATCH MATERIALIZED MAXVALUE MERGE"
    " METHOD MINUTE MINVALUE MONTH NATIONAL NCHAR NFC NFD NFKC NFKD NO NONE NORMALIZED NOTHING NOTIFY NULLS NUMERIC OF OIDS"
    " OPERATOR OPTION OPTIONS OVERRIDING OWNED OWNER PARTIAL PARTITION PG_CATALOG PLANS POLICY PRECISION PREPARE PRESERVE"
    " RANGE REAL REASSIGN RECURSIVE REFRESH REINDEX RENAME REPLACE REPLICA RESET RESTART RESTRICT REVOKE ROLE ROW ROWS RULE"
    " SCHEMA SEARCH_PATH SECOND SECURITY SEQUENCE SEQUENCES SESSION SET SET_CONFIG SHOW SIMPLE SMALLINT START STATISTICS"
    " STORAGE STORED TABLESPACE TEMP TEMPORARY TIME TIMESTAMP TRIGGER TRUNCATE TYPE UESCAPE UNKNOWN UNLISTEN UNLOGGED UPDATE"
    " VACUUM VALID VALIDATE VALUE VALUES VARCHAR VARYING VERSION VIEW VIRTUAL WITHOUT YEAR ZONE ";
/// All of them in one text, since an array of them would be larger than the words. Those of one hash stand together.
class SqlVocabulary {
 public:
  /// Words begin behind the signs.
  static constexpr SqlWord first_word = 128;

  consteval SqlVocabulary() {
    count(reserved_words);
    count(plain_words);
    for (size_t group = 0; group < groups; ++group) begins_[group + 1] += begins_[group];
    auto ends = begins_;
    add(reserved_words, reserved, ends);
    add(plain_words, 0, ends);
  }

  [[nodiscard]] constexpr SqlWord find(std::string_view text) const {
    if (text.empty()) return 0;
    const size_t group = group_of(text);
    for (size_t at = begins_[group]; at < begins_[group + 1]; at += size_at(at) + 1) {
      if (size_at(at) == text.size() && is_at(at + 1, text)) return static_cast<SqlWord>(first_word + at);
    }
    return 0;
  }
  [[nodiscard]] constexpr bool is_reserved(SqlWord word) const {
    return word >= first_word && (text_[word - first_word] & reserved) != 0;
  }

 private:
  static constexpr size_t groups = 128;
  /// Goes with the size of a reserved word.
  static constexpr uint8_t reserved = 0x20;

  /// Alike for both cases of a letter.
  static constexpr size_t group_of(std::string_view word) {
    constexpr auto letter = [](char byte) { return static_cast<unsigned char>(byte) & 0xDFU; };
    const size_t sum = letter(word.front()) * 48U + letter(word[word.size() / 2]) * 26U + letter(word.back()) * 21U;
    return (sum + word.size() * 9U) % groups;
  }
  [[nodiscard]] constexpr size_t size_at(size_t at) const { return text_[at] & (reserved - 1U); }
  [[nodiscard]] constexpr bool is_at(size_t at, std::string_view text) const {
    for (const char byte : text) {
      if (static_cast<uint8_t>(to_ascii_upper(byte)) != text_[at++]) return false;
    }
    return true;
  }

  /// Takes the first word of some that stand between blanks. Empty where none is left.
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
  constexpr void add(std::string_view words, uint8_t flag, std::array<uint16_t, groups + 1>& ends) {
    for (std::string_view word = take_word(words); !word.empty(); word = take_word(words)) {
      uint16_t& end = ends[group_of(word)];
      text_[end++] = static_cast<uint8_t>(word.size() | flag);
      for (const char letter : word) text_[end++] = static_cast<uint8_t>(letter);
    }
  }

  /// Before each word stands its size.
  std::array<uint8_t, reserved_words.size() + plain_words.size() - 2> text_{};
  /// Where each group begins, and the last one ends.
  std::array<uint16_t, groups + 1> begins_{};
};
inline constexpr SqlVocabulary sql_vocabulary;

/// Some of them in a row, in one number.
class SqlWords {
 public:
  /// Of words in upper case and signs, a blank between one and the next. Among them `_` is a name, `#` a number with or without a
  /// sign, `'` a string, and `()` brackets with something in them.
  consteval SqlWords(const char* text) {  // NOLINT(google-explicit-constructor)
    std::string_view left = text;
    for (unsigned shift = 0; !left.empty(); shift += bits) {
      const std::string_view piece = left.substr(0, left.find(' '));
      const SqlWord word = word_of(piece);
      if (word == 0 || shift + bits > 64) bug("these words cannot be asked for");
      words_ |= uint64_t{word} << shift;
      left.remove_prefix(piece.size() < left.size() ? piece.size() + 1 : piece.size());
    }
  }

  [[nodiscard]] constexpr bool is_empty() const { return words_ == 0; }
  [[nodiscard]] constexpr SqlWord first() const { return words_ & ((1U << bits) - 1); }
  /// Drops the first.
  constexpr void drop() { words_ >>= bits; }

 private:
  static constexpr unsigned bits = 12;
  static_assert(SqlVocabulary::first_word + reserved_words.size() + plain_words.size() < (1U << bits));

  static constexpr SqlWord word_of(std::string_view piece) {
    if (piece == "()") return any_brackets;
    if (piece == "::") return cast_sign;
    return piece.size() == 1 ? static_cast<unsigned char>(piece.front()) : sql_vocabulary.find(piece);
  }

  uint64_t words_ = 0;
};

/// One of them.
consteval SqlWord sql_word(const char* text) { return SqlWords(text).first(); }

/// The word that a text is in any case, or 0.
[[nodiscard]] SqlWord find_sql_word(std::string_view text);
[[nodiscard]] bool is_reserved(SqlWord word);
[[nodiscard]] inline bool is_reserved_word(std::string_view word) { return is_reserved(find_sql_word(word)); }

}  // namespace mesh::ddl
