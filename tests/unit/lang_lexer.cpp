#include "lang/syntax/lexer.hpp"

#include <array>

#include "catch.hpp"

using mesh::lang::Token;
using mesh::lang::TokenKind;

namespace {

struct Lexed {
  std::vector<std::string> texts;
  std::vector<TokenKind> kinds;
  std::vector<std::string> line_starts;
  size_t errors;
};

Lexed lex(const std::string& text) {
  const mesh::Source source(text);
  mesh::Diagnostics diagnostics;
  Lexed lexed{};
  for (const Token& token : mesh::lang::lex(source, diagnostics).tokens) {
    if (token.kind == TokenKind::end_of_file) continue;
    lexed.kinds.push_back(token.kind);
    lexed.texts.emplace_back(source.text(token.span));
    if (token.starts_line) lexed.line_starts.emplace_back(source.text(token.span));
  }
  lexed.errors = diagnostics.all().size();
  return lexed;
}

using Texts = std::vector<std::string>;

constexpr auto keywords = std::to_array<TokenKind>({
#define MESH_KEYWORD(name, spelling) TokenKind::name,
#include "lang/syntax/tokens.def"
});

}  // namespace

TEST_CASE("the longest symbol is taken") {
  CHECK(lex("a<>b<=c->d::e=>f").texts == Texts{"a", "<>", "b", "<=", "c", "->", "d", "::", "e", "=>", "f"});
}

TEST_CASE("key words are told from names that begin like them") {
  CHECK(lex("end").kinds == std::vector{TokenKind::kw_end});
  CHECK(lex("ending").kinds == std::vector{TokenKind::identifier});
  CHECK(lex("End").kinds == std::vector{TokenKind::identifier});
}

TEST_CASE("a line starts only outside brackets") {
  CHECK(lex("f(a,\n  b)\nc").line_starts == Texts{"f", "c"});
  CHECK(lex("[1,\r\n2]\r\n3").line_starts == Texts{"[", "3"});
}

TEST_CASE("a definition at the left margin is outside every bracket above it") {
  CHECK(lex("f(a\npub fn g() = 1").line_starts == Texts{"f", "pub"});
}

TEST_CASE("the words that begin a definition for the parser, and no others, end the brackets above them for the lexer") {
  size_t definitions = 0;
  for (const TokenKind word : keywords) {
    const bool begins = mesh::lang::begins_definition(word);
    definitions += begins ? 1 : 0;
    const std::string spelling(mesh::lang::spelling(word));
    INFO(spelling);
    CHECK(lex("f(a\n" + spelling + " g").line_starts == (begins ? Texts{"f", spelling} : Texts{"f"}));
    CHECK(lex("f(a\npub " + spelling + " g").line_starts == (begins ? Texts{"f", "pub"} : Texts{"f"}));
    CHECK(lex("f(a\n" + spelling + "s g").line_starts == Texts{"f"});
  }
  CHECK(definitions == 4);
}

TEST_CASE("an interpolation ends at its own brace") {
  CHECK(lex("\"a#{f({b})}c\"").texts == Texts{"\"", "a", "#{", "f", "(", "{", "b", "}", ")", "}", "c", "\""});
  CHECK(lex("\"x${\"y\"}z\"").texts == Texts{"\"", "x", "${", "\"", "y", "\"", "}", "z", "\""});
}

TEST_CASE("a backslash keeps the next character from ending or interpolating") {
  CHECK(lex(R"("a\"b\#{c")").texts == Texts{"\"", R"(a\"b\#{c)", "\""});
}

TEST_CASE("block comments nest and are no tokens") { CHECK(lex("a #= b #= c =# d =# e").texts == Texts{"a", "e"}); }

TEST_CASE("numbers take their radix, fraction and exponent, and no sign") {
  CHECK(lex("1_000 0xFF 0b1 0o7").kinds == std::vector(4, TokenKind::integer));
  CHECK(lex("1.5 1e5 2E-3").kinds == std::vector(3, TokenKind::floating));
  CHECK(lex("1..3").texts == Texts{"1", "..", "3"});
  CHECK(lex("-1").texts == Texts{"-", "1"});
}

TEST_CASE("a string without a closing quote is unreadable to the end of its line, and costs one report") {
  const Lexed lexed = lex("f(\"a)\ng(\"b\")\n");
  CHECK(lexed.texts == Texts{"f", "(", "\"a", ")", "g", "(", "\"", "b", "\"", ")"});
  CHECK(lexed.kinds[2] == TokenKind::unreadable);
  CHECK(lexed.errors == 1);
}

TEST_CASE("a heredoc without an end is unreadable up to the next definition at the left margin") {
  const Lexed lexed = lex("f(\"\"\"\n a\n fn b\nfn c() = 1\n");
  CHECK(lexed.texts == Texts{"f", "(", "\"\"\"\n a\n fn b", "fn", "c", "(", ")", "=", "1"});
  CHECK(lexed.errors == 1);
}

TEST_CASE("many unclosed strings are read in a time that grows with the text") {
  std::string text;
  for (int line = 0; line < 20000; ++line) text += "\"${\n";
  CHECK(lex(text).errors >= 1);
  const auto quote = GENERATE(as<std::string>{}, "\"", "\"\"\"");
  std::string definitions;
  for (int line = 0; line < 20000; ++line) definitions += quote + "#{\nfn a\n";
  CHECK(lex(definitions).errors >= 1);
}

TEST_CASE("a byte that is no UTF-8 and a blank that is no space are each one report") {
  CHECK(lex("a \xFF b").errors == 1);
  CHECK(lex("a\u00A0b").errors == 1);
  CHECK(lex("a \xFF b").texts == Texts{"a", "b"});
}

TEST_CASE("letters of any script make names") { CHECK(lex("größe 表 ñ_1").kinds == std::vector(3, TokenKind::identifier)); }
