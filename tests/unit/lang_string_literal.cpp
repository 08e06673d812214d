#include "lang/syntax/string_literal.hpp"

#include "catch.hpp"

using mesh::lang::ExprId;
using mesh::lang::StringSegment;
using mesh::lang::TextSegment;
using mesh::lang::unescape;

namespace {

/// The text of a heredoc whose pieces stand around interpolations, which are shown as `*`.
std::string dedented(const std::vector<std::string>& pieces) {
  std::vector<StringSegment> segments;
  for (const std::string& piece : pieces) {
    if (!segments.empty()) segments.emplace_back(ExprId{});
    if (!piece.empty()) segments.emplace_back(TextSegment{piece, {}});
  }
  mesh::Arena arena;
  mesh::lang::dedent(segments, arena);
  unescape(segments, arena);
  std::string out;
  for (const StringSegment& segment : segments) {
    const auto* text = std::get_if<TextSegment>(&segment);
    out += text != nullptr ? text->value : "*";
  }
  return out;
}

}  // namespace

TEST_CASE("the known escapes have their meaning and all others stand for themselves") {
  CHECK(unescape(R"(a\n\t\r\\\"\e\$)") == "a\n\t\r\\\"e$");
  CHECK(unescape(R"(\0)") == std::string(1, '\0'));
  CHECK(unescape("end\\") == "end\\");
}

TEST_CASE("a heredoc loses its first line break, its last line and the indentation of that line") {
  CHECK(dedented({"\n    SELECT 1\n      FROM t\n    "}) == "SELECT 1\n  FROM t");
  CHECK(dedented({"\r\n  a\r\n  b\r\n  "}) == "a\r\nb");
}

TEST_CASE("a line with less indentation loses what it has") { CHECK(dedented({"\n  a\n b\n    "}) == "a\nb"); }

TEST_CASE("the line break between two interpolated lines stays") { CHECK(dedented({"\n  ", "\n  ", "\n  "}) == "*\n*"); }

TEST_CASE("text after an interpolation keeps its blanks") { CHECK(dedented({"\n  ", "  b\n  "}) == "*  b"); }

TEST_CASE("a heredoc on one line is taken as it is") { CHECK(dedented({"a b"}) == "a b"); }

TEST_CASE("an escape in a heredoc is neither a line nor indentation") {
  CHECK(dedented({"\n    one\n    two\\n"}) == "one\ntwo\n");
  CHECK(dedented({"\n  a\\n    b\n  "}) == "a\n    b");
  CHECK(dedented({"\n  \\ta\n  "}) == "\ta");
  CHECK(dedented({"\\n  a\n  "}) == "\n  a");
}
