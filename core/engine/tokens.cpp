#include "engine/tokens.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "ddl/sql_lexer.hpp"
#include "lang/syntax/lexer.hpp"

namespace mesh {
namespace {

using lang::Token;
using lang::TokenKind;

/// Writes tokens that come in the order of the text.
class TokenWriter {
 public:
  TokenWriter(std::string& out, const Source& text) : json_(out), text_(text) { json_.begin_array(); }

  void write(std::string_view kind, Span span) {
    json_.begin_array().string(kind).number(text_.utf16(span.begin)).number(text_.utf16(span.end)).end_array();
  }
  void finish() { json_.end_array(); }

 private:
  JsonWriter json_;
  const Source& text_;
};

std::string_view name_class(std::string_view text, const Token& name, const Token& next) {
  const bool is_upper = text[name.span.begin] >= 'A' && text[name.span.begin] <= 'Z';
  if (is_upper) return next.kind == TokenKind::dot ? "module" : "type";
  const bool is_called = next.kind == TokenKind::left_paren && next.span.begin == name.span.end;
  return is_called ? "function" : "identifier";
}

std::string_view symbol_class(TokenKind kind) {
  switch (kind) {
    case TokenKind::left_paren:
    case TokenKind::right_paren:
    case TokenKind::left_bracket:
    case TokenKind::right_bracket:
    case TokenKind::left_brace:
    case TokenKind::right_brace:
    case TokenKind::map_open:
    case TokenKind::comma:
    case TokenKind::dot:
    case TokenKind::semicolon: return "punctuation";
    default: return "operator";
  }
}

std::string_view token_class(std::string_view text, const Token& token, const Token& next) {
  if (lang::is_keyword(token.kind)) return "keyword";
  switch (token.kind) {
    case TokenKind::identifier: return name_class(text, token, next);
    case TokenKind::integer:
    case TokenKind::floating: return "number";
    case TokenKind::string_begin:
    case TokenKind::string_text:
    case TokenKind::string_end:
    case TokenKind::atom:
    case TokenKind::regex: return "string";
    case TokenKind::interpolation_begin:
    case TokenKind::interpolation_end: return "interpolation";
    default: return symbol_class(token.kind);
  }
}

/// The text of a string with its escapes told apart.
void write_string_text(TokenWriter& out, std::string_view text, Span span) {
  uint32_t from = span.begin;
  for (uint32_t at = span.begin; at < span.end; ++at) {
    if (text[at] != '\\' || at + 1 >= span.end) continue;
    if (at > from) out.write("string", {from, at});
    const auto size = static_cast<uint32_t>(1 + decode_utf8(text, at + 1).size);
    out.write("escape", {at, at + size});
    at += size - 1;
    from = at + 1;
  }
  if (from < span.end) out.write("string", {from, span.end});
}

void write_mesh_tokens(const Source& source, TokenWriter& out) {
  const std::string_view text = source.text();
  Diagnostics ignored;
  const lang::Tokens lexed = lang::lex(source, ignored);
  auto comment = lexed.comments.begin();
  for (size_t index = 0; index < lexed.tokens.size(); ++index) {
    const Token& token = lexed.tokens[index];
    for (; comment != lexed.comments.end() && comment->begin < token.span.begin; ++comment) out.write("comment", *comment);
    if (token.kind == TokenKind::string_text) {
      write_string_text(out, text, token.span);
    } else if (!token.span.empty()) {
      out.write(token_class(text, token, lexed.tokens[std::min(index + 1, lexed.tokens.size() - 1)]), token.span);
    }
  }
  for (; comment != lexed.comments.end(); ++comment) out.write("comment", *comment);
}

std::string_view sql_class(std::string_view text, const ddl::SqlToken& token) {
  switch (token.kind) {
    case ddl::SqlTokenKind::blank: return "";
    case ddl::SqlTokenKind::word:
      return ddl::is_sql_keyword(text.substr(token.begin, token.end - token.begin)) ? "keyword" : "word";
    case ddl::SqlTokenKind::quoted_identifier: return "quoted_identifier";
    case ddl::SqlTokenKind::string: return "string";
    case ddl::SqlTokenKind::number: return "number";
    case ddl::SqlTokenKind::parameter: return "parameter";
    case ddl::SqlTokenKind::symbol: return "symbol";
    case ddl::SqlTokenKind::comment: return "comment";
    case ddl::SqlTokenKind::unknown: return "error";
  }
  return "";
}

void write_sql_tokens(std::string_view text, TokenWriter& out) {
  for (uint32_t at = 0; at < text.size();) {
    const ddl::SqlToken token = ddl::next_sql_token(text, at);
    if (const std::string_view kind = sql_class(text, token); !kind.empty()) out.write(kind, {token.begin, token.end});
    at = token.end;
  }
}

}  // namespace

std::string tokens_json(std::string_view text, Language language) {
  const Source source{std::string(text)};
  std::string out;
  TokenWriter writer(out, source);
  language == Language::mesh ? write_mesh_tokens(source, writer) : write_sql_tokens(text, writer);
  writer.finish();
  return out;
}

}  // namespace mesh
