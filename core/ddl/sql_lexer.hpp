// Cuts SQL text into PostgreSQL's tokens, far enough to know what is quoted, what is a comment and what nests.
#pragma once

#include <cstdint>
#include <string_view>

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
};

struct SqlToken {
  SqlTokenKind kind;
  uint32_t begin;
  uint32_t end;
  /// False for a quoted text, dollar quote or block comment that runs to the end of the text.
  bool is_terminated;
  /// For a word: whether it is one of PostgreSQL's key words used in DDL, for colouring.
  bool is_keyword;
};

/// Reads the token that starts at `at`, which must be inside `sql`. Tokens tile the text: the next one starts at `end`.
///
/// Takes:   UTF-8 text, under `standard_conforming_strings = on`.
/// Bounds:  one pass over the token.
/// Source:  PostgreSQL 15 section 4.1 "Lexical Structure".
[[nodiscard]] SqlToken next_sql_token(std::string_view sql, uint32_t at);

}  // namespace mesh::ddl
