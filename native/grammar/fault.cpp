#include "base/text.hpp"
#include "ddl/sql_lexer.hpp"
#include "grammar/grammar.hpp"

namespace mesh::grammar {
namespace {

/// Where the character with the number `cursor`, from 1, begins; the end of the text where it has fewer.
uint32_t offset_of(std::string_view sql, int cursor) {
  size_t at = 0;
  for (int character = 1; character < cursor && at < sql.size(); ++character) at += decode_utf8(sql, at).size;
  return static_cast<uint32_t>(at);
}

bool is_between_tokens(ddl::SqlTokenKind kind) { return kind == ddl::SqlTokenKind::blank || kind == ddl::SqlTokenKind::comment; }

/// The token that holds the byte at `at`, or, where none does, the last one before it.
Span token_at(std::string_view sql, uint32_t at) {
  Span last;
  for (uint32_t begin = 0; begin <= at && begin < sql.size();) {
    const ddl::SqlToken token = ddl::next_sql_token(sql, begin);
    if (!is_between_tokens(token.kind)) last = {token.begin, token.end};
    begin = token.end;
  }
  return last;
}

/// The text of an error's "at or near" begins where the error is, and ends where the scanner stood.
Span faulty_part(std::string_view sql, std::string_view message, int cursor) {
  const uint32_t at = offset_of(sql, cursor);
  constexpr std::string_view near = " at or near \"";
  const size_t quote = message.find(near);
  if (quote == std::string_view::npos) return token_at(sql, at);
  const std::string_view text = message.substr(quote + near.size(), message.size() - quote - near.size() - 1);
  return !text.empty() && sql.substr(at).starts_with(text) ? Span{at, at + static_cast<uint32_t>(text.size())} : token_at(sql, at);
}

}  // namespace

Fault fault_at(std::string_view sql, std::string message, int cursor) {
  const Span part = faulty_part(sql, message, cursor);
  return {std::move(message), part};
}

}  // namespace mesh::grammar
