#include "ddl/sql_lexer.hpp"

#include <algorithm>
#include <array>

#include "ddl/sql_bytes.hpp"

namespace mesh::ddl {
namespace {

bool is_at(std::string_view sql, size_t at, char byte) { return at < sql.size() && sql[at] == byte; }

/// The end of the run of `wanted` bytes that starts at `at`.
size_t skip(std::string_view sql, size_t at, int wanted) {
  while (at < sql.size() && is_sql_byte(sql[at], wanted)) ++at;
  return at;
}

SqlToken token(SqlTokenKind kind, size_t begin, size_t end, bool is_terminated = true) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end), kind, is_terminated};
}

enum class Quoting : uint8_t {
  /// A quote ends it, as in B'01'.
  simple,
  /// A doubled quote stands for one, as in 'it''s'.
  doubled,
  /// A backslash guards the next byte too, as in E'it\'s'.
  escaped,
};

/// Just past the quote that closes the text which starts at `at`, or npos.
size_t find_close(std::string_view sql, size_t at, char quote, Quoting quoting) {
  while (at < sql.size()) {
    const size_t end = quoting == Quoting::escaped ? sql.find_first_of("\\'", at) : sql.find(quote, at);
    if (end == std::string_view::npos) break;
    at = end + 1;
    if (sql[end] == quote && (quoting == Quoting::simple || !is_at(sql, at, quote))) return at;
    ++at;
  }
  return std::string_view::npos;
}

/// The end of the line comment that begins at `at`, or `at`.
size_t skip_line_comment(std::string_view sql, size_t at) {
  if (!is_at(sql, at, '-') || !is_at(sql, at + 1, '-')) return at;
  while (at < sql.size() && !is_sql_byte(sql[at], line_break)) ++at;
  return at;
}

/// Where a string that closed before `at` goes on, after blanks and line comments with a line break in them, or npos.
size_t find_continuation(std::string_view sql, size_t at) {
  while (at < sql.size() && is_sql_byte(sql[at], blank_byte) && !is_sql_byte(sql[at], line_break)) ++at;
  at = skip_line_comment(sql, at);
  if (at == sql.size() || !is_sql_byte(sql[at], line_break)) return std::string_view::npos;
  for (size_t before = std::string_view::npos; before != at;) {
    before = at;
    at = skip_line_comment(sql, skip(sql, at, blank_byte));
  }
  return is_at(sql, at, '\'') ? at + 1 : std::string_view::npos;
}

SqlToken read_string(std::string_view sql, size_t begin, size_t quote, Quoting quoting) {
  bool has_comment = false;
  size_t open = quote + 1;
  size_t close = open;
  while (open != std::string_view::npos) {
    close = find_close(sql, open, '\'', quoting);
    if (close == std::string_view::npos) break;
    open = find_continuation(sql, close);
    has_comment =
        has_comment || (open != std::string_view::npos && sql.substr(close, open - close).find('-') != std::string_view::npos);
  }
  const bool is_terminated = close != std::string_view::npos;
  SqlToken read = token(SqlTokenKind::string, begin, is_terminated ? close : sql.size(), is_terminated);
  read.has_comment = has_comment;
  return read;
}

SqlToken read_quoted_identifier(std::string_view sql, size_t begin, size_t quote) {
  const size_t close = find_close(sql, quote + 1, '"', Quoting::doubled);
  if (close == std::string_view::npos) return token(SqlTokenKind::quoted_identifier, begin, sql.size(), false);
  return token(SqlTokenKind::quoted_identifier, begin, close);
}

/// The string or identifier whose prefix a letter is: E'', B'', X'', U&'' and U&"". Else the letter as a word.
SqlToken read_prefixed(std::string_view sql, size_t begin) {
  const char first = sql[begin];
  if (is_at(sql, begin + 1, '\'')) {
    if (first == 'e' || first == 'E') return read_string(sql, begin, begin + 1, Quoting::escaped);
    if (first == 'b' || first == 'B' || first == 'x' || first == 'X') return read_string(sql, begin, begin + 1, Quoting::simple);
  } else if ((first == 'u' || first == 'U') && is_at(sql, begin + 1, '&')) {
    if (is_at(sql, begin + 2, '\'')) return read_string(sql, begin, begin + 2, Quoting::doubled);
    if (is_at(sql, begin + 2, '"')) return read_quoted_identifier(sql, begin, begin + 2);
  }
  return token(SqlTokenKind::word, begin, begin + 1);
}

/// Digits with one `.` and an exponent; in `1..2` the dots are no part of the number.
SqlToken read_number(std::string_view sql, size_t begin) {
  size_t end = skip(sql, begin, digit);
  if (is_at(sql, end, '.') && !is_at(sql, end + 1, '.')) end = skip(sql, end + 1, digit);
  if (is_at(sql, end, 'e') || is_at(sql, end, 'E')) {
    const size_t sign = is_at(sql, end + 1, '+') || is_at(sql, end + 1, '-') ? 1 : 0;
    const size_t exponent = end + 1 + sign;
    if (exponent < sql.size() && is_sql_byte(sql[exponent], digit)) end = skip(sql, exponent, digit);
  }
  return token(SqlTokenKind::number, begin, end);
}

/// A parameter such as $1, or a dollar-quoted string such as $tag$...$tag$.
SqlToken read_dollar(std::string_view sql, size_t begin) {
  if (begin + 1 < sql.size() && is_sql_byte(sql[begin + 1], digit)) {
    return token(SqlTokenKind::parameter, begin, skip(sql, begin + 1, digit));
  }
  const size_t tag_end = skip(sql, begin + 1, tag_part);
  if (!is_at(sql, tag_end, '$')) return token(SqlTokenKind::unknown, begin, begin + 1);
  const std::string_view delimiter = sql.substr(begin, tag_end + 1 - begin);
  const size_t close = sql.find(delimiter, tag_end + 1);
  if (close == std::string_view::npos) return token(SqlTokenKind::string, begin, sql.size(), false);
  return token(SqlTokenKind::string, begin, close + delimiter.size());
}

SqlToken read_line_comment(std::string_view sql, size_t begin) {
  size_t end = begin + 2;
  while (end < sql.size() && !is_sql_byte(sql[end], line_break)) ++end;
  return token(SqlTokenKind::comment, begin, end);
}

SqlToken read_block_comment(std::string_view sql, size_t begin) {
  size_t depth = 1;
  size_t at = begin + 2;
  while (at < sql.size() && depth > 0) {
    if (sql[at] == '/' && is_at(sql, at + 1, '*')) {
      ++depth;
      at += 2;
    } else if (sql[at] == '*' && is_at(sql, at + 1, '/')) {
      --depth;
      at += 2;
    } else {
      ++at;
    }
  }
  return token(SqlTokenKind::comment, begin, at, depth == 0);
}

/// An operator ends before a comment, and in `+` or `-` only if it holds one of the characters that standard SQL has no use for.
SqlToken read_operator(std::string_view sql, size_t begin) {
  size_t end = begin + 1;
  while (end < sql.size() && is_sql_byte(sql[end], operator_byte)) {
    if (is_at(sql, end + 1, sql[end] == '-' ? '-' : '*') && (sql[end] == '-' || sql[end] == '/')) break;
    ++end;
  }
  const std::string_view text = sql.substr(begin, end - begin);
  const bool may_end_in_sign = text.substr(0, text.size() - 1).find_first_of("~!@#^&|`?%") != std::string_view::npos;
  while (!may_end_in_sign && end > begin + 1 && (sql[end - 1] == '+' || sql[end - 1] == '-')) --end;
  return token(SqlTokenKind::symbol, begin, end);
}

/// One byte, or two where the second is one of these.
SqlToken read_short_symbol(std::string_view sql, size_t begin, std::string_view seconds) {
  const bool has_second = begin + 1 < sql.size() && seconds.find(sql[begin + 1]) != std::string_view::npos;
  return token(SqlTokenKind::symbol, begin, begin + (has_second ? 2 : 1));
}

/// What a byte may begin.
enum class TokenBeginning : uint8_t {
  unknown,
  word,
  blank,
  number,
  string,
  quoted_identifier,
  dollar,
  dash,
  slash,
  dot,
  colon,
  operator_sign
};

constexpr auto beginnings = [] {
  std::array<TokenBeginning, 256> all{};
  for (size_t byte = 0; byte < all.size(); ++byte) {
    const uint8_t classes = sql_byte_classes[byte];
    if ((classes & word_start) != 0) all[byte] = TokenBeginning::word;
    if ((classes & blank_byte) != 0) all[byte] = TokenBeginning::blank;
    if ((classes & digit) != 0) all[byte] = TokenBeginning::number;
    if ((classes & operator_byte) != 0) all[byte] = TokenBeginning::operator_sign;
  }
  all['\''] = TokenBeginning::string;
  all['"'] = TokenBeginning::quoted_identifier;
  all['$'] = TokenBeginning::dollar;
  all['-'] = TokenBeginning::dash;
  all['/'] = TokenBeginning::slash;
  all['.'] = TokenBeginning::dot;
  all[':'] = TokenBeginning::colon;
  return all;
}();

}  // namespace

SqlToken word_token(std::string_view sql, uint32_t begin) {
  const size_t end = skip(sql, begin + 1, word_part);
  if (end == begin + 1 && (is_at(sql, end, '\'') || is_at(sql, end, '&'))) return read_prefixed(sql, begin);
  return token(SqlTokenKind::word, begin, end);
}

SqlToken longer_sql_token(std::string_view sql, uint32_t at) {
  switch (beginnings[static_cast<unsigned char>(sql[at])]) {
    case TokenBeginning::word: return word_token(sql, at);
    case TokenBeginning::blank: return token(SqlTokenKind::blank, at, skip(sql, at + 1, blank_byte));
    case TokenBeginning::number: return read_number(sql, at);
    case TokenBeginning::string: return read_string(sql, at, at, Quoting::doubled);
    case TokenBeginning::quoted_identifier: return read_quoted_identifier(sql, at, at);
    case TokenBeginning::dollar: return read_dollar(sql, at);
    case TokenBeginning::dash: return is_at(sql, at + 1, '-') ? read_line_comment(sql, at) : read_operator(sql, at);
    case TokenBeginning::slash: return is_at(sql, at + 1, '*') ? read_block_comment(sql, at) : read_operator(sql, at);
    case TokenBeginning::dot:
      if (at + 1 < sql.size() && is_sql_byte(sql[at + 1], digit)) return read_number(sql, at);
      return read_short_symbol(sql, at, ".");
    case TokenBeginning::colon: return read_short_symbol(sql, at, ":=");
    case TokenBeginning::operator_sign: return read_operator(sql, at);
    case TokenBeginning::unknown: break;
  }
  return token(SqlTokenKind::unknown, at, at + 1);
}

uint32_t parameter_number(std::string_view parameter) {
  uint64_t number = 0;
  for (const char byte : parameter.substr(1)) {
    number = std::min<uint64_t>(number * 10 + static_cast<uint64_t>(byte - '0'), UINT32_MAX);
  }
  return static_cast<uint32_t>(number);
}

std::string_view opening_of(std::string_view token) {
  if (token[0] == '/') return token.substr(0, 2);
  if (token[0] == '$') return token.substr(0, token.find('$', 1) + 1);
  return token.substr(0, token.find_first_of("'\"") + 1);
}

std::string_view closing_of(std::string_view opening) {
  if (opening[0] == '/') return "*/";
  return opening[0] == '$' ? opening : opening.substr(opening.size() - 1);
}

}  // namespace mesh::ddl
