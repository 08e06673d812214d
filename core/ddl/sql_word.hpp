// The words that readers of SQL ask for, as numbers: which of them a token is, is looked up once.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bug.hpp"
#include "ddl/word_table.hpp"

namespace mesh::ddl {

/// A word by its place in the vocabulary, or a sign, or 0 for any other text. A sign of one byte is that byte.
using SqlWord = uint16_t;
/// Words stand behind the signs.
inline constexpr SqlWord first_word = 128;

/// What stands for several tokens or for more than one kind, up to `any_number`, and what has no byte of its own.
inline constexpr SqlWord any_brackets = 1;
inline constexpr SqlWord any_name = 2;
inline constexpr SqlWord any_number = 3;
inline constexpr SqlWord any_string = 4;
inline constexpr SqlWord cast_sign = 5;

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
    " ACCESS ACTION ADD AFTER ALTER ALWAYS AT ATTACH ATTRIBUTE BEFORE BEGIN BIGINT BIT BOOLEAN BY CACHE CASCADE"
    " CASCADED CHAR CHARACTER CHARACTERISTICS CHECKPOINT CLOSE CLUSTER COMMENT COMMENTS COMMIT COMPRESSION CONSTRAINTS"
    " CONTINUE COPY CYCLE DATA DAY DEALLOCATE DEC DECIMAL DECLARE DEFAULTS DEFERRED DELETE DETACH DISABLE DISCARD DOCUMENT"
    " DOMAIN DOUBLE DROP ENABLE ENUM ESCAPE EXCLUDE EXCLUDING EXCLUSIVE EXPLAIN EXPRESSION EXTENSION FLOAT FORCE"
    " GENERATED GLOBAL HASH HOUR IDENTITY IF IMMEDIATE INCLUDE INCLUDING INCREMENT INDEX INDEXES INHERIT INHERITS INSERT INT"
    " INTEGER INTERVAL KEY LABEL LEVEL LIST LISTEN LOCAL LOCK LOCK_TIMEOUT LOGGED MATCH MATERIALIZED MAXVALUE MERGE"
    " METHOD MINUTE MINVALUE MONTH NAME NCHAR NFC NFD NFKC NFKD NO NORMALIZED NOTHING NOTIFY NOWAIT NULLS NUMERIC OF OIDS OPERATOR"
    " OPTION OPTIONS OVER OVERRIDING OWNED OWNER PARTIAL PARTITION PG_CATALOG PLANS POLICY PREPARE PRESERVE RANGE REAL"
    " REASSIGN RECURSIVE REFRESH REINDEX RENAME REPLACE REPLICA RESET RESTART RESTRICT REVOKE ROLE ROWS RULE SCHEMA"
    " SEARCH_PATH SECOND SECURITY SEQUENCE SEQUENCES SESSION SET SET_CONFIG SHARE SHOW SIMPLE SMALLINT START"
    " STATEMENT_TIMEOUT STATISTICS STORAGE STORED TABLESPACE TEMP TEMPORARY TIME TIMESTAMP TRIGGER TRUNCATE TYPE UESCAPE"
    " UNKNOWN UNLISTEN UNLOGGED UPDATE VACUUM VALID VALIDATE VALUE VARCHAR VARYING VERSION VIEW VIRTUAL WITHOUT YEAR ZONE ";
/// Those that mean something else behind one word.
inline constexpr std::string_view second_words = " ATOMIC FIRST LAST ";
/// Those that are names of columns, yet of no type, besides those that the types of several words begin with.
inline constexpr std::string_view words_of_no_type =
    " BETWEEN COALESCE EXISTS EXTRACT GREATEST GROUPING INOUT JSON_ARRAY JSON_ARRAYAGG JSON_EXISTS JSON_OBJECT JSON_OBJECTAGG"
    " JSON_QUERY JSON_SCALAR JSON_SERIALIZE JSON_TABLE JSON_VALUE LEAST MERGE_ACTION NATIONAL NONE NORMALIZE NULLIF OUT OVERLAY"
    " POSITION PRECISION ROW SETOF SUBSTRING TREAT TRIM VALUES XMLATTRIBUTES XMLCONCAT XMLELEMENT XMLEXISTS XMLFOREST"
    " XMLNAMESPACES XMLPARSE XMLPI XMLROOT XMLSERIALIZE XMLTABLE ";
enum WordTag : uint8_t { plain_word, second_word, reserved_word, word_of_no_type };
inline constexpr WordTable<text_size_of({plain_words, second_words, reserved_words, words_of_no_type}), 256> sql_vocabulary(
    {{plain_words, plain_word}, {second_words, second_word}, {reserved_words, reserved_word}, {words_of_no_type, word_of_no_type}});

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
  /// Whether there is one, which stands for itself alone.
  [[nodiscard]] constexpr bool is_one() const { return words_ == first() && first() > any_number; }
  [[nodiscard]] constexpr SqlWord first() const { return words_ & ((1U << bits) - 1); }
  /// Drops the first.
  constexpr void drop() { words_ >>= bits; }

 private:
  static constexpr unsigned bits = 12;
  static_assert(first_word + text_size_of({plain_words, second_words, reserved_words, words_of_no_type}) < (1U << bits));

  static constexpr SqlWord word_of(std::string_view piece) {
    if (piece == "()") return any_brackets;
    if (piece == "_") return any_name;
    if (piece == "#") return any_number;
    if (piece == "'") return any_string;
    if (piece == "::") return cast_sign;
    if (piece.size() == 1) return static_cast<unsigned char>(piece.front());
    const auto place = sql_vocabulary.find(piece);
    return place ? static_cast<SqlWord>(first_word + *place) : SqlWord{0};
  }

  uint64_t words_ = 0;
};

/// One of them.
consteval SqlWord sql_word(const char* text) { return SqlWords(text).first(); }

/// The word that a text is in any case, or 0.
[[nodiscard]] SqlWord find_sql_word(std::string_view text);
[[nodiscard]] inline bool has_tag(SqlWord word, WordTag tag) {
  return word >= first_word && sql_vocabulary.tag_at(word - first_word) == tag;
}
[[nodiscard]] inline bool is_reserved_word(std::string_view word) { return has_tag(find_sql_word(word), reserved_word); }

}  // namespace mesh::ddl
