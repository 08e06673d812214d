// Inference, generalisation, matches and the order of functions, below the diagnostics that golden files show.
#include <algorithm>

#include "base/suggest.hpp"
#include "catch.hpp"
#include "lang/check/call_graph.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/types/type.hpp"
#include "preview/preview.hpp"

using mesh::nearest;
using mesh::lang::Type;
using mesh::lang::TypeKind;
using mesh::lang::TypeTable;

namespace {

std::vector<std::vector<uint32_t>> groups(const std::string& text) {
  const mesh::Source source(text);
  mesh::Diagnostics diagnostics;
  return mesh::lang::call_groups(mesh::lang::parse(source, mesh::lang::lex(source, diagnostics), diagnostics));
}

using Groups = std::vector<std::vector<uint32_t>>;

}  // namespace

TEST_CASE("a function stands after those it calls, and beside those it calls in a circle") {
  CHECK(groups("fn a() = b()\nfn b() = 1\n") == Groups{{1}, {0}});
  CHECK(groups("fn a() = b()\nfn b() = a()\nfn c() = a()\n") == Groups{{0, 1}, {2}});
}

TEST_CASE("a long chain of calls needs no deep recursion") {
  std::string text;
  for (int index = 0; index < 20000; ++index)
    text += "fn f" + std::to_string(index) + "() = f" + std::to_string(index + 1) + "()\n";
  CHECK(groups(text).size() == 20000);
}

TEST_CASE("two types are made the same, inside out") {
  TypeTable types;
  const Type element = types.fresh();
  REQUIRE(types.unify(types.list_of(element), types.list_of(types.basic(TypeKind::string))));
  CHECK(types.text(types.result_of(element, types.fresh())) == "Result<String, _>");
}

TEST_CASE("different types stay different") {
  TypeTable types;
  CHECK_FALSE(types.unify(types.basic(TypeKind::integer), types.basic(TypeKind::string)));
  CHECK_FALSE(types.unify(types.list_of(types.basic(TypeKind::integer)), types.basic(TypeKind::integer)));
}

TEST_CASE("no type holds itself") {
  TypeTable types;
  const Type variable = types.fresh();
  CHECK_FALSE(types.unify(variable, types.list_of(variable)));
}

TEST_CASE("a broken type agrees with everything and spoils what holds it") {
  TypeTable types;
  const Type variable = types.fresh();
  CHECK(types.unify(types.broken(), types.basic(TypeKind::integer)));
  CHECK(types.unify(variable, types.broken()));
  CHECK(types.holds_broken(types.list_of(variable)));
}

TEST_CASE("types are alike when they are written alike, and looking makes nothing the same") {
  TypeTable types;
  const Type open = types.fresh();
  const Type number = types.basic(TypeKind::integer);
  const Type text = types.basic(TypeKind::string);
  CHECK(types.are_alike(types.result_of(number, text), types.result_of(number, text)));
  CHECK_FALSE(types.are_alike(types.result_of(number, text), types.result_of(text, number)));
  CHECK_FALSE(types.are_alike(types.list_of(number), types.option_of(number)));
  CHECK_FALSE(types.are_alike(types.make(TypeKind::tuple, {{number}}), types.make(TypeKind::tuple, {{number, number}})));
  CHECK(types.are_alike(types.list_of(open), types.list_of(types.fresh())));
  CHECK_FALSE(types.are_alike(types.list_of(open), types.list_of(number)));
  CHECK(types.is(open, TypeKind::variable));
}

TEST_CASE("structs with other names are not alike") {
  TypeTable types;
  const auto left = types.declare({"Left", TypeKind::structure, 0});
  const auto right = types.declare({"Right", TypeKind::structure, 0});
  CHECK(types.are_alike(types.make(left, {}), types.make(left, {})));
  CHECK_FALSE(types.are_alike(types.make(left, {}), types.make(right, {})));
}

TEST_CASE("types too large to be shown whole are not alike, and cost no more than what is shown") {
  TypeTable types;
  const auto doubled = [&](size_t times) {
    Type type = types.basic(TypeKind::integer);
    for (size_t count = 0; count < times; ++count) type = types.make(TypeKind::tuple, {{type, type}});
    return type;
  };
  CHECK(types.are_alike(doubled(7), doubled(7)));
  CHECK_FALSE(types.are_alike(doubled(9), doubled(9)));
  CHECK_FALSE(types.are_alike(doubled(60), doubled(60)));
  CHECK_FALSE(types.is_exhausted());
}

TEST_CASE("only variables of an inner level are quantified") {
  TypeTable types;
  const Type outer = types.fresh();
  types.enter_level();
  const Type inner = types.fresh();
  const Type sunk = types.fresh();
  REQUIRE(types.unify(outer, types.list_of(sunk)));
  types.leave_level();
  CHECK(types.free_in({{types.result_of(inner, sunk), inner}}) == std::vector{inner});
}

TEST_CASE("types that double with every call end in a report, not in memory") {
  std::string text = "fn f0(x) = if true do Ok(x) else Err(x) end\n";
  for (int index = 1; index < 40; ++index) {
    const std::string below = "f" + std::to_string(index - 1);
    text += "fn f" + std::to_string(index) + "(x) = " + below + "(" + below + "(x))\n";
  }
  text += "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, \"a\")\nend\n";
  const mesh::Preview preview = mesh::preview(mesh::Source(text));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().code == mesh::Code::nested_too_deeply);
}

TEST_CASE("a function that is asked for by its name and does not take a pool is reported once") {
  const std::string text =
      "pub fn up(pool, name) = Ok(0)\npub fn down(name :: Int) = Ok(0)\npub fn other(pool :: PoolHandle, name) = Ok(0)\n";
  for (const std::string name : {"up", "down", "other"}) {
    INFO(name);
    const mesh::Preview preview = mesh::preview(mesh::Source(text), {.function = name});
    const auto is_of_it = [&](const mesh::Diagnostic& known) {
      return known.code == mesh::Code::migration_signature && known.message.find("`" + name + "`") != std::string::npos;
    };
    CHECK(std::count_if(preview.diagnostics.begin(), preview.diagnostics.end(), is_of_it) == 1);
  }
}

TEST_CASE("a slip of the finger finds the name that was meant") {
  const std::vector<std::string_view> names{"create_table", "drop_table", "create_index"};
  CHECK(nearest("creat_table", names) == "create_table");
  CHECK(nearest("craete_table", names) == "create_table");
  CHECK(nearest("Drop_Table", names) == "drop_table");
  CHECK(nearest("rename", names).empty());
}

TEST_CASE("a word of several names means none of them clearly") {
  const std::vector<std::string_view> names{"create_table", "drop_table", "create_index"};
  CHECK(mesh::suggestion_for("index", names).name == "create_index");
  CHECK(mesh::suggestion_for("index", names).is_clear);
  CHECK(mesh::suggestion_for("table", names).name == "create_table");
  CHECK_FALSE(mesh::suggestion_for("table", names).is_clear);
  CHECK(mesh::suggestion_for("dropt_able", names).is_clear);
  CHECK(mesh::nearest_spelling("index", names).empty());
}
