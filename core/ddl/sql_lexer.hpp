// Cuts SQL text into PostgreSQL's tokens, far enough to know what is quoted, what is a comment and what nests.
#pragma once

#include <cstdint>
#include <string_view>

#include "ddl/sql_bytes.hpp"

namespace mesh::ddl {

enum class SqlTokenKind : uint8_t {
  blank,
  word,
  quoted_identifier,
  string,
  number,
  parameter,
  symbol,
  comment,
  /// A byte that starts no token, such as a bare `\`. The server refuses it.
  unknown,
};

struct SqlToken {
  uint32_t begin;
  uint32_t end;
  SqlTokenKind kind;
  /// False for a quoted text, dollar quote or block comment that runs to the end of the text.
  bool is_terminated;
  /// True for a string that goes on after a line comment.
  bool has_comment = false;
};

/// Reads the token that starts at `begin` with a byte that begins a word: that word, or the string whose prefix it is.
[[nodiscard]] SqlToken word_token(std::string_view sql, uint32_t begin);
/// Goes on with next_sql_token where no symbol stands that is one by itself.
[[nodiscard]] SqlToken longer_sql_token(std::string_view sql, uint32_t at);

/// Reads the token that starts at `at`, which must be inside `sql`. Tokens tile the text: the next one starts at `end`.
///
/// Takes:   UTF-8 text, under `standard_conforming_strings = on`.
/// Gives:   a string continued on a later line ('a' newline 'b') as one token, as PostgreSQL reads it, with the line comments
///          between.
/// Bounds:  one pass over the token and the blanks after it.
/// Source:  PostgreSQL 15 section 4.1 "Lexical Structure".
[[nodiscard]] inline SqlToken next_sql_token(std::string_view sql, uint32_t at) {
  if (is_sql_byte(sql[at], single_symbol)) return {at, at + 1, SqlTokenKind::symbol, true};
  return longer_sql_token(sql, at);
}

/// The number of a parameter such as $12, or the largest number there is.
[[nodiscard]] uint32_t parameter_number(std::string_view parameter);

/// What a quoted text, dollar quote or block comment begins with, its prefix included, such as `E'`, `$tag$` or `/*`.
[[nodiscard]] std::string_view opening_of(std::string_view token);
/// What ends the text that `opening` begins.
[[nodiscard]] std::string_view closing_of(std::string_view opening);

enum class SqlWordClass : uint8_t { name, keyword, type };

/// What a word mostly is, in any case; for colouring.
[[nodiscard]] SqlWordClass class_of(std::string_view word);

}  // namespace mesh::ddl
