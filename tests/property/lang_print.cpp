// What is printed reads as what it was printed from: tokens, and the syntax tree for a source without mistakes.
#include <algorithm>

#include "base/text.hpp"
#include "catch.hpp"
#include "golden_file.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/print_ast.hpp"
#include "same_tree.hpp"

using namespace mesh;

namespace {

struct Lexed {
  Source source;
  Diagnostics diagnostics;
  lang::Tokens tokens;

  explicit Lexed(std::string text) : source(std::move(text)), tokens(lang::lex(source, diagnostics)) {}

  /// Where a text has no end, the lines after it tell what was meant.
  [[nodiscard]] bool has_lines_that_count() const {
    const auto& all = diagnostics.all();
    return std::any_of(all.begin(), all.end(), [](const Diagnostic& found) { return found.code == Code::unterminated; });
  }

  /// The source without comments and layout: each line of tokens on a line, with a blank where there was anything between two.
  [[nodiscard]] std::string print() const {
    std::string out;
    uint32_t end = 0;
    for (const lang::Token& token : tokens.tokens) {
      if (token.span.begin > end) out += token.starts_line ? '\n' : ' ';
      out += source.text(token.span);
      end = token.span.end;
    }
    return out;
  }

  /// A token a line.
  [[nodiscard]] std::string list() const {
    std::string out;
    for (const lang::Token& token : tokens.tokens) {
      append(out,
             {token.starts_line ? "new line " : "", decimal(static_cast<int>(token.kind)), " ", source.text(token.span), "\n"});
    }
    return out;
  }
};

struct Parsed {
  Source source;
  Diagnostics diagnostics;
  lang::Ast ast;

  explicit Parsed(const std::string& text) : source(text), ast(lang::parse(source, lang::lex(source, diagnostics), diagnostics)) {}
};

void prints_as_it_reads(const Parsed& first) {
  const std::string printed = lang::print(first.ast);
  INFO(printed);
  const Parsed second(printed);
  for (const Diagnostic& diagnostic : second.diagnostics.all()) CHECK(diagnostic.message == "");
  CHECK(test::is_same_tree(first.ast, second.ast));
  CHECK(lang::print(second.ast) == printed);
}

}  // namespace

TEST_CASE("the tokens of every golden source are printed as they are read") {
  size_t compared = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    INFO(path.string());
    const Lexed first(golden::read(path).text("source"));
    if (first.has_lines_that_count()) continue;
    ++compared;
    const Lexed second(first.print());
    CHECK(second.print() == first.print());
    CHECK(second.list() == first.list());
  }
  CHECK(compared > 100);
}

TEST_CASE("the tree of every golden source without syntax errors is printed as it is read") {
  size_t compared = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    INFO(path.string());
    const Parsed parsed(golden::read(path).text("source"));
    if (parsed.diagnostics.has_errors()) continue;
    ++compared;
    prints_as_it_reads(parsed);
  }
  CHECK(compared > 80);
}

TEST_CASE("what needs brackets is printed with them") {
  const std::string text =
      GENERATE(as<std::string>(), "(a or b) and c", "a - (b - c)", "(a - b) - c", "-(1)", "- -1", "-1", "-(-(a))", "not (a == b)",
               "(not a) == b", "(a |> f)?", "(1).f", "(-1)?", "(fn x -> x end)(1)", "(if a do b else c end)?", "a\n-b",
               "f(fn do a; (b) end)", "f(fn do return; -1 end)", "if a do b else\nif c do d end\nend",
               "f(fn do if a do b else; if c do d end end end)", "f(case a do Some(x) -> f; (x, y) -> g end)",
               "\"#{if a do\n1\nelse\n2\nend}\"", "\"\\#{a}\\${b}\\n\\\"\\\\#\"", "\"a##{b}\"", "\"\"\"\n  #{a}\n  \"\"\"",
               "let (h :: t) = a", "fn (h :: t, (a | b), (c as d)) -> a | (b, c, d) -> b end",
               "case a do (x | y) :: z -> 1\n(a as b) :: c as d | e -> 2 end", "let f :: Fun(Int, ()) -> (Int?)!List<A.B> = a",
               "for x in a when b do c end");
  for (const std::string& whole : {"fn f() do\n" + text + "\nend\n", "b\n" + text}) {
    const Parsed parsed(whole);
    CAPTURE(whole);
    REQUIRE(parsed.diagnostics.all().empty());
    prints_as_it_reads(parsed);
  }
}

TEST_CASE("a row of signs is printed no deeper than it stands") {
  const auto& [sign, many] = GENERATE(table<std::string, int>({{"- ", 240}, {"!", 240}, {"not ", 240}, {"-!", 120}, {"!-", 120}}));
  std::string text;
  for (int at = 0; at < many; ++at) text += sign;
  const Parsed parsed("fn f() do\n" + text + "a\nend\n");
  CAPTURE(sign);
  REQUIRE(parsed.diagnostics.all().empty());
  prints_as_it_reads(parsed);
}

TEST_CASE("a snippet whose lines could begin an item is printed so that they do not") {
  const std::string text =
      GENERATE(as<std::string>(), "(fn x -> x end)", "(fn x -> x end <> b)(1)", "(fn x -> x end) <> b", "a; fn f(x) = x; f(1)",
               "a\n  fn f(0) = 1\n  fn f(x) = x\nb", "a\n  fn f<T>(x :: T) -> T do\n    x\n  end\nb",
               "if a do fn f(x) = x; f(1) end", "f([..., a, ...], ...)", ";; a", "import A.B\nfrom C import d, e\na");
  const Parsed parsed(text);
  CAPTURE(text);
  REQUIRE(parsed.diagnostics.all().empty());
  REQUIRE(parsed.ast.is_snippet);
  prints_as_it_reads(parsed);
}
