// The types of builtins.def: what is one, what it is made of, and that each is what the language's own parser reads.
#include <string>
#include <string_view>
#include <vector>

#include "base/match.hpp"
#include "catch.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "runtime/builtins.hpp"

using namespace mesh::runtime;

namespace {

constexpr bool is_type(std::string_view text) { return LibraryType::read(text).has_value(); }

static_assert(is_type("Result<List<Map<String, String>>, String>"), "the largest");
static_assert(!is_type("Result<List<Map<String, String>>, List<String>>"), "one node more");
static_assert(is_type("()"));
static_assert(is_type("Fun() -> ()"));
static_assert(is_type("Fun((a, b)) -> ()"));
static_assert(is_type("Fun(Fun(a) -> b) -> a"));

static_assert(!is_type(""));
static_assert(!is_type(" Int"));
static_assert(!is_type("Int "));
static_assert(!is_type("Int String"));
static_assert(!is_type("Integer"), "a name that is not known");
static_assert(!is_type("A"), "a letter is small");
static_assert(!is_type("ab"));
static_assert(!is_type("_"));
static_assert(!is_type("(a)"), "one value is no tuple");
static_assert(!is_type("(a,b)"), "a comma without its blank");
static_assert(!is_type("(a, )"));
static_assert(!is_type("(, a)"));
static_assert(!is_type("(a, b"));
static_assert(!is_type("(a, b))"));
static_assert(!is_type("List"), "a list of nothing");
static_assert(!is_type("List<>"));
static_assert(!is_type("List<a, b>"));
static_assert(!is_type("List<a"));
static_assert(!is_type("List<a)"));
static_assert(!is_type("List <a>"));
static_assert(!is_type("Map<k>"));
static_assert(!is_type("Result<a>"));
static_assert(!is_type("Int<a>"));
static_assert(!is_type("a<b>"));
static_assert(!is_type("Fun"));
static_assert(!is_type("Fun(a)"));
static_assert(!is_type("Fun(a) ->"));
static_assert(!is_type("Fun(a) -> "));
static_assert(!is_type("Fun(a)-> b"));
static_assert(!is_type("Fun(a) -> b c"));

constexpr LibraryType with_pairs{"Fun(List<(k, Int)>) -> b"};
static_assert(with_pairs.kind() == Kind::function && with_pairs.arguments() == 2 && with_pairs.letter() == '\0');
static_assert(with_pairs.argument(0) == LibraryType("List<(k, Int)>") && with_pairs.argument(0).is_list_of(Kind::tuple));
static_assert(with_pairs.argument(0).argument(0).argument(0).letter() == 'k');
static_assert(with_pairs.argument(0).argument(0).argument(1) == LibraryType("Int"));
static_assert(with_pairs.result() == LibraryType("b") && with_pairs.result() != LibraryType("k") &&
              with_pairs.result().arguments() == 0);
static_assert(LibraryType("Fun() -> a").arguments() == 1 && LibraryType("()") == LibraryType());
static_assert(!LibraryType("Option<String>").is_list_of(Kind::string));

/// The rows of builtins.def as they are written.
struct SpelledParameter {
  std::string_view name;
  std::string_view type;
};
struct SpelledRow {
  std::vector<SpelledParameter> parameters;
  std::string_view result;
};
const std::vector<SpelledRow> spelled_rows{
#define MESH_PARAMETERS(...) \
  { __VA_ARGS__ }
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) {parameters, result},
#define MESH_DERIVED(id, module, name, parameters, result, documentation) {parameters, result},
#include "runtime/builtins.def"
};

/// Whether the language's parser read what `type` says.
bool agrees(const mesh::lang::Ast& ast, mesh::lang::TypeNodeId id, const LibraryType& type) {
  const auto all_agree = [&](std::span<const mesh::lang::TypeNodeId> nodes) {
    if (nodes.size() != type.arguments()) return false;
    for (size_t index = 0; index < nodes.size(); ++index) {
      if (!agrees(ast, nodes[index], type.argument(index))) return false;
    }
    return true;
  };
  return std::visit(
      mesh::Match{[&](const mesh::lang::NamedType& named) {
                    const std::string_view name = named.name.text;
                    if (name.size() == 1) return name[0] == type.letter();
                    return find_kind(name) != nullptr && find_kind(name)->kind == type.kind() && all_agree(named.arguments);
                  },
                  [&](const mesh::lang::TupleType& tuple) {
                    return type.kind() == (tuple.elements.empty() ? Kind::unit : Kind::tuple) && all_agree(tuple.elements);
                  },
                  [&](const mesh::lang::FunctionType& function) {
                    std::vector<mesh::lang::TypeNodeId> nodes(function.parameters.begin(), function.parameters.end());
                    nodes.push_back(function.result);
                    return type.kind() == Kind::function && all_agree(nodes);
                  },
                  [](const auto&) { return false; }},
      ast[id].node);
}

void check_spelling(std::string_view spelled, const LibraryType& type) {
  CAPTURE(spelled);
  CHECK(type_text(type) == spelled);
  const mesh::Source source("type Spelled = " + std::string(spelled) + "\n");
  mesh::Diagnostics diagnostics;
  const mesh::lang::Ast ast = mesh::lang::parse(source, mesh::lang::lex(source, diagnostics), diagnostics);
  REQUIRE(diagnostics.all().empty());
  CHECK(agrees(ast, std::get<mesh::lang::AliasBody>(ast.declarations.at(0).body).type, type));
}

}  // namespace

TEST_CASE("every type of builtins.def is what the language's parser reads") {
  REQUIRE(spelled_rows.size() == builtins().size());
  for (const Builtin& builtin : builtins()) {
    INFO(qualified_name(builtin));
    const SpelledRow& row = spelled_rows[static_cast<size_t>(id_of(builtin))];
    REQUIRE(row.parameters.size() == builtin.parameters().size());
    for (size_t index = 0; index < row.parameters.size(); ++index) {
      check_spelling(row.parameters[index].type, builtin.parameters()[index].type);
    }
    check_spelling(row.result, builtin.result);
  }
}
