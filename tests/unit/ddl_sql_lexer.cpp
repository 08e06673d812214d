#include "ddl/sql_lexer.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace mesh::ddl;
using enum SqlTokenKind;

namespace {

using Kinds = std::vector<SqlTokenKind>;
using Texts = std::vector<std::string>;

std::vector<SqlToken> tokens(std::string_view sql) {
  std::vector<SqlToken> out;
  for (uint32_t at = 0; at < sql.size(); at = out.back().end) out.push_back(next_sql_token(sql, at));
  return out;
}

/// The kinds of the tokens, blanks left out.
Kinds kinds(std::string_view sql) {
  Kinds out;
  for (const SqlToken& token : tokens(sql)) {
    if (token.kind != blank) out.push_back(token.kind);
  }
  return out;
}

/// The tokens' texts, blanks left out.
Texts texts(std::string_view sql) {
  Texts out;
  for (const SqlToken& token : tokens(sql)) {
    if (token.kind != blank) out.emplace_back(sql.substr(token.begin, token.end - token.begin));
  }
  return out;
}

bool is_one_token(std::string_view sql) { return tokens(sql).size() == 1; }
bool is_terminated(std::string_view sql) { return tokens(sql).back().is_terminated; }

}  // namespace

TEST_CASE("words hold letters, digits, dollars and everything beyond ASCII") {
  CHECK(kinds("a_1 b$c é_ \u00A0") == Kinds{word, word, word, word});
  CHECK(texts("a$$b$$") == Texts{"a$$b$$"});
}

TEST_CASE("a prefix belongs to its string only right before the quote") {
  CHECK(texts("E'a' B'0' X'f' U&'a' U&\"a\"") == Texts{"E'a'", "B'0'", "X'f'", "U&'a'", "U&\"a\""});
  CHECK(texts("E 'a' U& 'a' N'a'") == Texts{"E", "'a'", "U", "&", "'a'", "N", "'a'"});
}

TEST_CASE("quotes are doubled inside strings and identifiers, but not in bit strings") {
  CHECK(is_one_token("'it''s'"));
  CHECK(is_one_token(R"("a""b")"));
  CHECK(texts("B'1''0'") == Texts{"B'1'", "'0'"});
}

TEST_CASE("a string is continued over a line break, a blank alone does not do") {
  CHECK(is_one_token("'a' \n 'b'\r'c'"));
  CHECK(texts("'a' 'b'") == Texts{"'a'", "'b'"});
  CHECK(texts("'a'\n\"b\"") == Texts{"'a'", "\"b\""});
}

TEST_CASE("a string is continued after line comments, and says so") {
  CHECK(is_one_token("'a' -- it's\n 'b'"));
  CHECK(is_one_token("E'a' -- x\n'\\''"));
  CHECK(is_one_token("'a'\n-- x\r\n  --\n'b'--y\n'c'"));
  CHECK(texts("'a' -- x\n -- y") == Texts{"'a'", "-- x", "-- y"});
  CHECK(texts("'a' -- x\n /* y */ 'b'") == Texts{"'a'", "-- x", "/* y */", "'b'"});
  CHECK_FALSE(is_terminated("'a' -- x\n'b"));
  CHECK(next_sql_token("'a' -- x\n 'b'", 0).has_comment);
  CHECK_FALSE(next_sql_token("'a' \n '--'", 0).has_comment);
}

TEST_CASE("a dollar quote ends at its own tag") {
  CHECK(is_one_token("$$ $ $a$ $$"));
  CHECK(is_one_token("$a$ $b$ $$ $ab$ $a$"));
  CHECK(texts("$é_1$x$é_1$ y") == Texts{"$é_1$x$é_1$", "y"});
  CHECK(kinds("$1$$a$$") == Kinds{parameter, string});
  CHECK(kinds("$a b") == Kinds{unknown, word, word});
}

TEST_CASE("numbers have a fraction and an exponent") {
  CHECK(kinds("1 1.5 .5 1. 1e5 1.5E-3") == Kinds(6, number));
  CHECK(texts("1..2") == Texts{"1", "..", "2"});
  CHECK(texts("1e+") == Texts{"1", "e", "+"});
  CHECK(texts("1.5.5") == Texts{"1.5", ".5"});
}

TEST_CASE("a block comment nests, a line comment ends before the line break") {
  CHECK(is_one_token("/* a /* b */ c */"));
  CHECK(is_one_token("/**/"));
  CHECK_FALSE(is_terminated("/* a /* b */"));
  CHECK_FALSE(is_terminated("/*/"));
  CHECK(texts("-- a\nb") == Texts{"-- a", "b"});
}

TEST_CASE("an operator ends before a comment") {
  CHECK(texts("+-- a") == Texts{"+", "-- a"});
  CHECK(texts("*/* a */") == Texts{"*", "/* a */"});
}

TEST_CASE("an operator ends in a sign only with a character that SQL itself does not use") {
  CHECK(texts("a=-1") == Texts{"a", "=", "-", "1"});
  CHECK(texts("a @- b") == Texts{"a", "@-", "b"});
  CHECK(texts("a <-> b") == Texts{"a", "<->", "b"});
}

TEST_CASE("a quoted text without its end runs to the end of the SQL") {
  const auto sql = GENERATE("'a", "'a''", "E'a\\'", "E'\\", "\"a", "$$a", "$a$ $b$", "U&'a", "U&\"a", "'a'\n'b");
  CHECK(is_one_token(sql));
  CHECK_FALSE(is_terminated(sql));
}

TEST_CASE("a byte that starts no token is unknown") { CHECK(kinds("\\ { } \v $") == Kinds(5, unknown)); }

TEST_CASE("key words and types are known in any case") {
  for (const char* word : {"CREATE", "Add", "zone", "union", "OFFSET", "RETURNS", "language", "POLICY", "SELECT", "truncate"}) {
    CHECK(class_of(word) == SqlWordClass::keyword);
  }
  for (const char* word : {"timestamptz", "UUID", "Int", "VARYING", "xml"}) CHECK(class_of(word) == SqlWordClass::type);
  for (const char* word : {"users", "", "TABLES", "now", "count", "email"}) CHECK(class_of(word) == SqlWordClass::name);
}
