// Types that double with every line, by each way to make one of others: what is asked of them ends, and how.
#include <string>

#include "catch.hpp"
#include "preview/preview.hpp"

namespace {

using mesh::Code;

/// A name for each of many lines, of which each is made of the one before.
struct Doubling {
  std::string declarations;
  std::string first;
  /// What a line gives; `X` is the name of the line before.
  std::string next;
  /// What is done with the last name, `X`.
  std::string use;
  /// What is reported, if anything is.
  std::vector<Code> codes;
};

/// A tree of 2^60 leaves.
constexpr int deep_lines = 60;

std::string with_name(const std::string& text, const std::string& name) {
  std::string out;
  for (const char byte : text) byte == 'X' ? out += name : out += byte;
  return out;
}

std::string source_of(const Doubling& doubling) {
  std::string text = doubling.declarations + "pub fn up(pool :: PoolHandle) -> Int!String do\nlet x0 = " + doubling.first + "\n";
  for (int line = 1; line <= deep_lines; ++line) {
    text += "let x" + std::to_string(line) + " = " + with_name(doubling.next, "x" + std::to_string(line - 1)) + "\n";
  }
  return text + with_name(doubling.use, "x" + std::to_string(deep_lines)) + "\nOk(0)\nend\n";
}

const std::string pair = "struct Two<A, B> do\na :: A\nb :: B\nend\n";
const std::string variant = "type Both<A, B> do\nTwo(A, B)\nNeither\nend\n";
const std::string tree = "type Tree do\nNode(Tree, Tree)\nLeaf\nend\n";
const std::string same = "fn same(a, b) = a == b\n";
/// Goes on where the types' budget was spent while it was lowered.
const std::string after_same =
    "fn f(a, b) do\nlet e = a == b\nlet first = Option.unwrap_or\nfirst(Some(a), Option.unwrap_or(Some(a), b))\nend\n";

}  // namespace

TEST_CASE("types that double with every line are gone through once, or end in the report of their budget") {
  const auto doubling = GENERATE(
      // What is only made, named, passed on or matched costs no more than the lines.
      Doubling{"", "1", "(X, X)", "", {}}, Doubling{"", "1", "(X, X)", "let a = [X, X]", {}},
      Doubling{"", "1", "(X, X)", "let a = if true do X else X end", {}}, Doubling{"fn id(a) = a\n", "1", "(X, X)", "id(X)", {}},
      Doubling{"fn dup(a) = (a, a)\n", "1", "(X, X)", "dup(X)", {}}, Doubling{pair, "1", "Two { a: X, b: X }", "X.a.b.a", {}},
      Doubling{variant, "1", "Two(X, X)", "case X do Two(Two(_, _), b) -> 1 _ -> 2 end", {}},
      Doubling{"", "1", "(X, X)", "case X do (((_, a), _), (b, _)) -> 1 end", {}},
      Doubling{"", "1", "%{1 => (X, X)}", "Map.size(X)", {}},
      // A mistake in one is told at once, and shortly.
      Doubling{"", "1", "(X, X)", "let a :: Int = X", {Code::type_mismatch}},
      Doubling{"", "1", "(X, X)", "let a = [X, 1, X]", {Code::type_mismatch}},
      Doubling{"", "1", "(X, X)", "println(X)", {Code::type_mismatch}},
      Doubling{"", "1", "(X, X)", "println(\"#{X}\")", {Code::operator_type}},
      Doubling{"", "1", "(X, X)", "X + X", {Code::operator_type}}, Doubling{"", "1", "(X, X)", "X(1)", {Code::not_a_function}},
      Doubling{"", "println", "(X, X)", "X == X", {Code::operator_type}},
      // What must be asked of each part is asked until the budget is spent.
      Doubling{"", "1", "(X, X)", "X == X", {Code::nested_too_deeply}},
      Doubling{"", "1", "(X, X)", "List.contains([X], X)", {Code::nested_too_deeply}},
      Doubling{"", "1", "Some((X, X))", "X == X", {Code::nested_too_deeply}},
      Doubling{"", "1", "[(X, X)]", "X != X", {Code::nested_too_deeply}},
      Doubling{pair, "1", "Two { a: X, b: X }", "(X, 1) == (X, 1)", {Code::step_budget}},
      Doubling{same, "1", "(X, X)", "same(X, X)", {Code::memory_budget}},
      Doubling{after_same, "1", "(X, X)", "f(X, X)", {Code::memory_budget}},
      Doubling{"", "fn a -> a end", "fn a -> (X(a), X(a)) end", "let a = X(1)\na == a", {Code::nested_too_deeply}},
      Doubling{"", "fn a -> a end", "fn a -> X((a, a)) end", "let a = X(1)\na == a", {Code::nested_too_deeply}},
      Doubling{"", "fn a -> a end", "fn a -> (X, X) end", "", {Code::nested_too_deeply}},
      Doubling{"", "fn a -> (a, a) end", "fn a -> X(X(a)) end", "X(1)", {Code::nested_too_deeply}},
      // Values that double cost steps where they are looked into, also by what the language has for a type.
      Doubling{tree, "Leaf", "Node(X, X)", "X == X", {Code::step_budget}},
      Doubling{tree + "fn size(t) do\ncase t do Node(a, b) -> size(a) + size(b) Leaf -> 1 end\nend\n",
               "Leaf",
               "Node(X, X)",
               "size(X)",
               {Code::step_budget}},
      Doubling{"", "[1]", "[X, X]", "X == X", {Code::step_budget}},
      Doubling{"", "[1]", "[X, X]", "println(\"#{X}\")", {Code::step_budget}},
      Doubling{"", "%{1 => 1}", "%{1 => X, 2 => X}", "X == X", {Code::step_budget}});
  const std::string text = source_of(doubling);
  CAPTURE(text);
  const mesh::Preview preview = mesh::preview(mesh::Source(text));
  std::vector<Code> codes;
  for (const mesh::Diagnostic& diagnostic : preview.diagnostics) {
    codes.push_back(diagnostic.code);
    CHECK(diagnostic.message.size() < 800);
  }
  CHECK(codes == doubling.codes);
}

TEST_CASE("declared types that double are gone through once, or end in the report of their budget") {
  const auto [first, next, use, code] =
      GENERATE(std::tuple("type A0 = Int\n", "type AN = (AM, AM)\n", "fn f(a :: AN, b :: AN) = [a, b]\n", Code::nothing_to_preview),
               std::tuple("type A0 = Int\n", "type AN = (AM, AM)\n", "fn f(a :: AN) = a == a\n", Code::nested_too_deeply),
               std::tuple("type A0 = Int\n", "type AN = Fun(AM) -> AM\n",
                          "fn f(a :: AN, b :: AN) -> AN = if true do a else b end\n", Code::nothing_to_preview),
               std::tuple("type D<T> = (T, T)\ntype A0<T> = D<T>\n", "type AN<T> = AM<D<T>>\n", "fn f(a :: AN<Int>) = a\n",
                          Code::nothing_to_preview),
               std::tuple("struct A0 do\na :: Int\nend\n", "struct AN do\na :: AM\nb :: AM\nend\n", "fn f(a :: AN) = a == a\n",
                          Code::nothing_to_preview),
               std::tuple("struct A0<T> do\na :: T\nend\n", "struct AN<T> do\na :: AM<(T, T)>\nb :: AM<List<T>>\nend\n",
                          "fn f(a :: AN<Int>) = a == a\n", Code::nested_too_deeply),
               std::tuple("fn f0(a) = a\n", "fn fN(a) = fM((a, a))\n", "fn f(a :: Int) = fN(a)\n", Code::nothing_to_preview),
               std::tuple("fn f0(a) = if true do Ok(a) else Err(a) end\n", "fn fN(a) = fM(fM(a))\n", "fn f(a) = fN(a)\n",
                          Code::nested_too_deeply),
               std::tuple("", "", "type N<T> do\nC(T, N<(T, T)>)\nZ\nend\nfn f(n :: N<Int>) = n == n\n", Code::nested_too_deeply));
  std::string text = first;
  for (int line = 1; line <= deep_lines + 1; ++line) {
    for (const char byte : std::string(line <= deep_lines ? next : use)) {
      const int number = byte == 'M' ? line - 1 : std::min(line, deep_lines);
      const bool is_number = (byte == 'M' || byte == 'N') && !std::string(first).empty();
      is_number ? text += std::to_string(number) : text += byte;
    }
  }
  CAPTURE(text);
  const mesh::Preview preview = mesh::preview(mesh::Source(text));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().code == code);
}
