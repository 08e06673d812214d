#include "base/render.hpp"

#include "catch.hpp"

using mesh::Code;
using mesh::Diagnostic;
using mesh::Source;
using mesh::Span;

namespace {

Diagnostic about(Span span, std::vector<mesh::Label> labels = {}, std::string hint = {}) {
  return {Code::unknown_name, span, "there is no `pol` here", std::move(labels), std::move(hint), {}, {}};
}

/// The picture without its heading and its second line, which are the same in most cases.
std::string lines_of(const Diagnostic& diagnostic, const Source& source) {
  const std::string picture = mesh::render(diagnostic, source);
  return picture.substr(picture.find('\n', picture.find('\n') + 1) + 1);
}

std::string run(char of, size_t length) { return std::string(length, of); }

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

Span find(const Source& source, std::string_view what) {
  const auto begin = static_cast<uint32_t>(source.text().find(what));
  return {begin, begin + static_cast<uint32_t>(what.size())};
}

}  // namespace

TEST_CASE("a diagnostic is shown with its place, its source and its hint") {
  const Source source("pub fn up(pool :: PoolHandle) do\n  Migration.drop_table?(pol, \"users\")\nend\n");
  CHECK(mesh::render(about(find(source, "pol,"), {}, "write `pool`"), source) == R"(error[E0004]: there is no `pol` here
 --> migration.mpl:2:25
  |
2 |   Migration.drop_table?(pol, "users")
  |                         ^^^^
  = help: write `pool`
)");
}

TEST_CASE("a warning says so") {
  const Source source("x");
  const Diagnostic warning{Code::name_clipped, {0, 1}, "the name is long", {}, {}, {}, {}};
  CHECK(mesh::render(warning, source).rfind("warning[S301]: the name is long\n", 0) == 0);
}

TEST_CASE("labels stand under their own lines and far lines are left out") {
  const Source source("let a = 1\nlet b = 2\nlet c = 3\nlet d = a\n");
  const Diagnostic diagnostic =
      about(find(source, "= a"), {{find(source, "a ="), "bound here"}, {find(source, "let d"), "used here"}});
  CHECK(lines_of(diagnostic, source) == R"(  |
1 | let a = 1
  |     --- bound here
…
4 | let d = a
  |       ^^^
  | ----- used here
)");
}

TEST_CASE("lines that follow each other are shown without a gap") {
  const Source source("ab\ncd\n");
  CHECK(lines_of(about({0, 1}, {{{3, 5}, "next"}}), source) == R"(  |
1 | ab
  | ^
2 | cd
  | -- next
)");
}

TEST_CASE("the gutter is as wide as the longest line number") {
  const Source source(std::string(9, '\n') + "x");
  const Diagnostic diagnostic = about({9, 10}, {{{8, 8}, "before"}});
  CHECK(mesh::render(diagnostic, source) == R"(error[E0004]: there is no `pol` here
  --> migration.mpl:10:1
   |
9  |
   | - before
10 | x
   | ^
)");
}

TEST_CASE("an empty span is one caret") {
  const Source source("ab");
  CHECK(lines_of(about({2, 2}), source) == "  |\n1 | ab\n  |   ^\n");
  CHECK(lines_of(about({0, 0}), Source("")) == "  |\n1 |\n  | ^\n");
}

TEST_CASE("a span over several lines is shown by its first") {
  const Source source("f(\n  1\n)");
  CHECK(lines_of(about({1, 8}), source) == "  |\n1 | f(\n  |  ^\n");
}

TEST_CASE("a span that begins at a line break points past the line's end") {
  const Source source("ab\r\ncd");
  CHECK(lines_of(about({2, 4}), source) == "  |\n1 | ab\n  |   ^\n");
}

TEST_CASE("tabs line up with what is under them") {
  const Source source("\ta\tb");
  CHECK(lines_of(about({3, 4}), source) == "  |\n1 |     a   b\n  |         ^\n");
}

TEST_CASE("wide and combining characters line up with what is under them") {
  const Source source("漢字 e\u0301 x");
  CHECK(lines_of(about(find(source, "x")), source) == "  |\n1 | 漢字 e\u0301 x\n  |        ^\n");
  CHECK(lines_of(about(find(source, "字")), source) == "  |\n1 | 漢字 e\u0301 x\n  |   ^^\n");
}

TEST_CASE("control characters in the source are shown and not sent") {
  const Source source("a\x1B[31mb");
  CHECK(lines_of(about({1, 2}), source) == "  |\n1 | a␛[31mb\n  |  ^\n");
}

TEST_CASE("a file's name, a message and a hint send no control characters") {
  const Source source("x", "a\x1B[2J.mpl");
  const std::string picture = mesh::render({Code::syntax, {0, 1}, "m\x07", {{{0, 1}, "l\r"}}, "h\x1B", {}, {}}, source);
  CHECK(picture.find_first_of("\x1B\x07\r") == std::string::npos);
}

TEST_CASE("a long line is cut around what is underlined") {
  const Source source(joined({run('a', 200), "XYZ", run('b', 200)}));
  const std::string expected = joined({"  |\n1 | …", run('a', 39), "XYZ", run('b', 76), "…\n  | ", run(' ', 40), "^^^\n"});
  CHECK(lines_of(about({200, 203}), source) == expected);
}

TEST_CASE("the end of a long line is shown to its end") {
  const Source source(joined({run('a', 200), "X"}));
  const std::string expected = joined({"  |\n1 | …", run('a', 118), "X\n  | ", run(' ', 119), "^\n"});
  CHECK(lines_of(about({200, 201}), source) == expected);
}

TEST_CASE("a wide character is never cut in two") {
  std::string wide;
  for (int count = 0; count < 59; ++count) wide += "漢";
  const Source source(joined({"a", wide, wide, "X"}));
  const std::string expected = joined({"  |\n1 | …", wide, "X\n  | ", run(' ', 119), "^\n"});
  CHECK(lines_of(about(find(source, "X")), source) == expected);
}

TEST_CASE("half a wide character at the cut is a blank") {
  std::string wide;
  for (int count = 0; count < 59; ++count) wide += "漢";
  const Source source(joined({wide, wide, "XY"}));
  const std::string expected = joined({"  |\n1 | … ", std::string_view(wide).substr(3), "XY\n  | ", run(' ', 118), "^\n"});
  CHECK(lines_of(about(find(source, "X")), source) == expected);
}

TEST_CASE("a span past a cut is underlined up to the cut") {
  const Source source(run('a', 300));
  CHECK(lines_of(about({0, 300}), source) == joined({"  |\n1 | ", run('a', 119), "…\n  | ", run('^', 120), "\n"}));
}

TEST_CASE("colour is added only when asked for") {
  const Source source("x");
  const std::string plain = mesh::render(about({0, 1}, {}, "write `y`"), source);
  std::string colored = mesh::render(about({0, 1}, {}, "write `y`"), source, {.is_colored = true});
  CHECK(plain.find('\x1B') == std::string::npos);
  CHECK(colored.find("\x1B[1;31merror[E0004]\x1B[0m") == 0);
  for (size_t at = 0; (at = colored.find('\x1B')) != std::string::npos;) colored.erase(at, colored.find('m', at) - at + 1);
  CHECK(colored == plain);
}
