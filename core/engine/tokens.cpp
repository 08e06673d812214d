#include "engine/tokens.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/json.hpp"
#include "base/terminal.hpp"
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
  explicit TokenWriter(const Source& text) : text_(text) { json_.begin_array(); }

  /// A character that is not seen is a token of its own.
  void write(std::string_view kind, Span span) {
    while (const auto hidden = find_hidden(text_.text().substr(span.begin, span.size()))) {
      const auto begin = static_cast<uint32_t>(span.begin + *hidden);
      const uint32_t end = begin + decode_utf8(text_.text(), begin).size;
      if (begin > span.begin) write_whole(kind, {span.begin, begin});
      write_whole("hidden", {begin, end});
      span.begin = end;
    }
    if (!span.empty()) write_whole(kind, span);
  }
  [[nodiscard]] std::string finish() { return json_.end_array().take(); }

 private:
  void write_whole(std::string_view kind, Span span) {
    json_.begin_array().string(kind).number(text_.utf16(span.begin)).number(text_.utf16(span.end)).end_array();
  }

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
    case TokenKind::unreadable: return "error";
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

/// Writes the tokens of SQL. What stands between dollar quotes behind AS or DO is SQL, too.
class SqlTokens {
 public:
  SqlTokens(std::string_view sql, TokenWriter& out) : sql_(sql), out_(out) {}

  void write() { write({0, static_cast<uint32_t>(sql_.size())}, true); }

 private:
  void write(Span part, bool may_hold_body) {
    const std::string_view text = sql_.substr(0, part.end);
    bool leads_to_body = false;
    for (uint32_t at = part.begin; at < part.end;) {
      const ddl::SqlToken token = ddl::next_sql_token(text, at);
      at = token.end;
      if (token.kind == ddl::SqlTokenKind::blank) continue;
      if (may_hold_body && leads_to_body && text[token.begin] == '$' && token.kind == ddl::SqlTokenKind::string) {
        write_body(token);
      } else {
        out_.write(class_of(text, token), {token.begin, token.end});
      }
      if (token.kind != ddl::SqlTokenKind::comment) leads_to_body = is_any_of(text, token, {"AS", "DO"});
    }
  }

  void write_body(const ddl::SqlToken& token) {
    const std::string_view text = sql_.substr(token.begin, token.end - token.begin);
    const auto quote = static_cast<uint32_t>(ddl::opening_of(text).size());
    const Span body{token.begin + quote, token.is_terminated ? token.end - quote : token.end};
    out_.write("string", {token.begin, body.begin});
    write(body, false);
    if (token.is_terminated) out_.write("string", {body.end, token.end});
  }

  static bool is_any_of(std::string_view text, const ddl::SqlToken& token, std::initializer_list<std::string_view> words) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    return token.kind == ddl::SqlTokenKind::word &&
           std::any_of(words.begin(), words.end(), [&](std::string_view each) { return equals_ignoring_case(each, word); });
  }

  static std::string_view class_of(std::string_view text, const ddl::SqlToken& token) {
    switch (token.kind) {
      case ddl::SqlTokenKind::blank: return "";
      case ddl::SqlTokenKind::word: return word_class(text, token);
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

  static std::string_view word_class(std::string_view text, const ddl::SqlToken& word) {
    switch (ddl::class_of(text.substr(word.begin, word.end - word.begin))) {
      case ddl::SqlWordClass::keyword: return "keyword";
      case ddl::SqlWordClass::type: return "type";
      case ddl::SqlWordClass::name: break;
    }
    return text.substr(word.end, 1) == "(" ? "function" : "word";
  }

  std::string_view sql_;
  TokenWriter& out_;
};

}  // namespace

std::string tokens_json(std::string_view text, Language language) {
  const Source source{std::string(text)};
  TokenWriter writer(source);
  language == Language::mesh ? write_mesh_tokens(source, writer) : SqlTokens(text, writer).write();
  return writer.finish();
}

}  // namespace mesh
