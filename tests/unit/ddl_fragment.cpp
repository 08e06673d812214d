#include "ddl/fragment.hpp"

#include "ddl/identifier.hpp"
#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;
using namespace std::string_view_literals;

namespace {

bool is_accepted(std::string_view text) { return check_fragment(text, Slot::constraints, whole_part(text, 0)).has_value(); }

std::string message(std::string_view text, Slot slot = Slot::type) {
  const Status status = check_fragment(text, slot, whole_part(text, 0));
  return status ? "accepted" : status.error().message;
}

std::string place(std::string_view text) {
  const Status status = check_fragment(text, Slot::type, whole_part(text, 0));
  return status ? "accepted" : shown(status.error().part);
}

}  // namespace

TEST_CASE("ordinary types, constraints and predicates are accepted") {
  const auto text =
      GENERATE("TEXT", "NUMERIC(10, 2)", "TIMESTAMP WITH TIME ZONE", "INT[3][]", "DEFAULT 'a, b; -- c'",
               "DEFAULT now() - '1 day'::interval", "GENERATED ALWAYS AS (a || ';' || b) STORED",
               "REFERENCES \"odd,name\" (id) ON DELETE SET NULL", "DEFAULT E'it\\'s'", "DEFAULT $$; -- (' $$",
               "DEFAULT $tag$ $$ ; $tag$", "DEFAULT U&'\\0061'", "DEFAULT -1.5e+3", "status IN ('a', 'b') AND n % 2 = 0",
               "DEFAULT ARRAY[1, 2]::int[]", "note = 'unique:true'", "tags[1:2] = ARRAY['a']", "x->>'a' = '(' OR y @> '{}'");
  CHECK(message(text) == "accepted");
}

TEST_CASE("a fragment that would leave its slot is refused") {
  const auto text =
      GENERATE("TEXT, DROP COLUMN a", "INT) INHERITS (secret", "TEXT; DROP TABLE users", "TEXT -- ", "TEXT /*", "TEXT /* */", "'",
               "\"", "$x$", R"(E'\')", "U&'", "U&\"", "TEXT)", "(TEXT", "TEXT]", "[TEXT", "(TEXT]", "[TEXT)", "((TEXT)", "(a; b)");
  CHECK_FALSE(is_accepted(text));
}

TEST_CASE("only a letter that is a whole word is the prefix of a string") {
  CHECK(is_accepted(R"(DEFAULT E'\'')"));
  CHECK(is_accepted(R"(DEFAULT e'\'')"));
  CHECK_FALSE(is_accepted(R"(DEFAULT 'a' LIKE'\'')"));
  CHECK(is_accepted(R"(DEFAULT 'a' LIKE'\')"));
  CHECK(is_accepted(R"(DEFAULT a1$e'\')"));
  CHECK(is_accepted(R"(a&U&"b(")"));
}

TEST_CASE("a digit belongs to a word only after one has begun") {
  CHECK(is_accepted("a1 b$2 $1 10"));
  CHECK_FALSE(is_accepted("1a"));
  CHECK_FALSE(is_accepted("a 1a"));
  CHECK_FALSE(is_accepted("$$ $$1a"));
}

TEST_CASE("a comma or a colon is refused only outside brackets") {
  CHECK(message("a, b") == "the type holds a `,` outside brackets");
  CHECK(message("(a, [b, c])") == "accepted");
  CHECK(message("NOT NULL:DEFAULT 0", Slot::constraints) == "the list of constraints holds a `:` outside brackets");
  CHECK(message("a := 1", Slot::predicate) == "the predicate holds a `:` outside brackets");
  CHECK(message("a[1:2]", Slot::predicate) == "accepted");
}

TEST_CASE("a semicolon is refused inside brackets too") { CHECK(place("(a ; b)") == "0[3,4)"); }

TEST_CASE("a bracket needs a partner of its own kind") {
  CHECK(message("a)") == "the type closes a `(` that it did not open");
  CHECK(message("(a]") == "the type closes a `(` with `]`");
  CHECK(message("[(a]") == "the type closes a `(` with `]`");
  CHECK(message("([a]") == "the type opens a `(` and does not close it");
  CHECK(place("([a]") == "0[0,1)");
  CHECK(place("(a(") == "0[2,3)");
}

TEST_CASE("a bracket in quotes is text") { CHECK(is_accepted("')' \"(\" $$]$$ E'\\')'")); }

TEST_CASE("a quoted text without its end is refused at its opening") {
  CHECK(message("DEFAULT 'a") == "the type opens a quoted text with `'` and does not close it");
  CHECK(place("DEFAULT 'a") == "0[8,9)");
  CHECK(place("DEFAULT E'a\\'") == "0[8,10)");
  CHECK(place("DEFAULT U&\"a") == "0[8,11)");
  CHECK(place("DEFAULT $tag$ $tag") == "0[8,13)");
}

TEST_CASE("a backslash guards a quote only in an E string") {
  CHECK(is_accepted(R"('\')"));
  CHECK(is_accepted(R"(E'\\')"));
  CHECK(is_accepted(R"(E'\'')"));
  CHECK_FALSE(is_accepted(R"('\'')"));
  CHECK_FALSE(is_accepted(R"(E'\')"));
  CHECK_FALSE(is_accepted(R"(U&'\'')"));
}

TEST_CASE("an E at the end of a word begins no E string") {
  CHECK(is_accepted(R"(typE'\')"));
  CHECK_FALSE(is_accepted(R"(typE'\'')"));
}

TEST_CASE("a string goes on after a line break, with the escapes it began with") {
  CHECK(is_accepted("E'a'\n'\\''"));
  CHECK_FALSE(is_accepted("E'a' '\\''"));
  CHECK_FALSE(is_accepted("E'a'\n'\\'"));
}

TEST_CASE("a dollar after a word's character is part of the word") {
  CHECK(is_accepted("a$$"));
  CHECK(is_accepted("a$b$c"));
  CHECK_FALSE(is_accepted("a $b$c"));
}

TEST_CASE("a comment is refused, an operator that resembles one is not") {
  CHECK(message("a -- b") == "the type holds a comment");
  CHECK(place("a +-- b") == "0[3,5)");
  CHECK(place("a */* b") == "0[3,5)");
  CHECK(is_accepted("a - - b"));
  CHECK(is_accepted("a / * b"));
}

TEST_CASE("a byte that means nothing outside quotes is refused") {
  const auto text = GENERATE("a \\ b", "a { b", "a \v b", "$", "$a b");
  CHECK_FALSE(is_accepted(text));
}

TEST_CASE("a letter right after a number is refused, because versions of PostgreSQL differ") {
  CHECK(message("DEFAULT 1_000") == "PostgreSQL's versions read `1_000` in different ways");
  CHECK(place("DEFAULT 0x1F") == "0[8,12)");
  const auto text = GENERATE("1a", "1.5a", "1e5a", "1e", "1E'a'", "$1a", "1_000", "0b1", "1é");
  CHECK_FALSE(is_accepted(text));
}

TEST_CASE("a number may end before anything that is no letter") {
  const auto text = GENERATE("1", "1.5", "1.", ".5", "1e5", "1.5E-3", "(1)", "1::int", "1 AND 2", "1+1", "a1b");
  CHECK(is_accepted(text));
}

TEST_CASE("brackets nest 256 deep and no deeper") {
  const std::string open(deepest_nesting, '(');
  const std::string close(deepest_nesting, ')');
  CHECK(is_accepted(open + close));
  CHECK(message("(" + open + close + ")") == "the type nests brackets more than 256 deep");
  CHECK(place("(" + open + close + ")") == "0[256,257)");
}

TEST_CASE("a fragment must be UTF-8 without NUL") {
  CHECK(message("TEXT\0 DROP"sv) == "the type holds a NUL byte");
  CHECK(place("TEXT\0 DROP"sv) == "0[4,5)");
  CHECK(message("TEXT '\xC3'") == "the type is not UTF-8");
  CHECK(place("TEXT '\xC3'") == "0[6,7)");
}
