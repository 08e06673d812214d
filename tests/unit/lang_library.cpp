// The library's table as the language sees it, and the Mesh functions that C functions call.
#include <algorithm>

#include "catch.hpp"
#include "preview/preview.hpp"
#include "runtime/arena.hpp"
#include "runtime/runtime_call.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;
using mesh::runtime::trampoline;

namespace {

/// Adds the words it is called with.
class Sum final : public mesh::runtime::Callback {
 public:
  [[nodiscard]] uint64_t call(std::span<const uint64_t> arguments) override {
    uint64_t sum = 0;
    for (const uint64_t argument : arguments) sum += argument;
    return sum;
  }
};

mesh::Preview preview_of(const std::string& body) {
  return mesh::preview(mesh::Source("pub fn up(pool :: PoolHandle) -> Int!String do\n" + body + "\nOk(0)\nend\n"));
}

}  // namespace

TEST_CASE("how C carries a value follows from the type as Mesh writes it") {
  CHECK(kind_of("()") == Kind::unit);
  CHECK(kind_of("(a, b)") == Kind::tuple);
  CHECK(kind_of("List<List<a>>") == Kind::list);
  CHECK(kind_of("Fun(a) -> List<b>") == Kind::function);
  CHECK(kind_of("k") == Kind::word);
  CHECK(shape_of("Fun(b, a) -> b").parameters == 2);
  CHECK(shape_of("Fun(a) -> Bool").result == Kind::boolean);
}

TEST_CASE("every library function but Tuple.nth is a value of the type in its row") {
  for (const Builtin& builtin : builtins()) {
    INFO(qualified_name(builtin));
    CHECK(preview_of("let f = " + qualified_name(builtin)).has_errors() == (qualified_name(builtin) == "Tuple.nth"));
  }
}

TEST_CASE("a C function calls a Mesh function through the type that it asks for") {
  Sum sum;
  const auto unary = reinterpret_cast<uint64_t (*)(void*, uint64_t)>(trampoline(shape_of("Fun(a) -> b")));
  CHECK(unary(&sum, 1ULL << 60U) == 1ULL << 60U);
  const auto test = reinterpret_cast<int8_t (*)(void*, uint64_t)>(trampoline(shape_of("Fun(a) -> Bool")));
  CHECK(test(&sum, 1) == 1);
  const auto order = reinterpret_cast<int64_t (*)(void*, uint64_t, uint64_t)>(trampoline(shape_of("Fun(a, a) -> Int")));
  CHECK(order(&sum, 2, UINT64_MAX - 2) == -1);
}

TEST_CASE("a function that answers without sense sorts a list to the same elements") {
  Arena arena;
  const ArenaScope scope(arena);
  Sum sum;
  const std::vector<uint64_t> words{7, UINT64_MAX - 8, 1, UINT64_MAX, 5, 3, UINT64_MAX - 1};
  const MeshList* list = mesh_list_from_array(words.data(), static_cast<int64_t>(words.size()));
  const MeshList* sorted = mesh_list_sort(list, trampoline(shape_of("Fun(a, a) -> Int")), &sum);
  const auto given = words_of(sorted);
  CHECK(std::is_permutation(words.begin(), words.end(), given.begin(), given.end()));
}

TEST_CASE("library calls in a loop without an end stop at a budget") {
  const auto body = GENERATE(as<std::string>{}, "fn grow(list) = grow(List.append(list, 1))\n",
                             "fn grow(text) = grow(String.replace(text, \"a\", \"aa\"))\n",
                             "fn grow(map) = grow(Map.put(map, Map.size(map), 1))\n");
  const auto start = body.find("list") != std::string::npos   ? "[1]"
                     : body.find("text") != std::string::npos ? "\"a\""
                                                              : "%{1 => 1}";
  const mesh::Preview preview = mesh::preview(
      mesh::Source(body + "pub fn up(pool :: PoolHandle) -> Int!String do\n  grow(" + std::string(start) + ")\n  Ok(0)\nend\n"));
  REQUIRE(preview.diagnostics.size() == 1);
  CAPTURE(preview.diagnostics.front().message);
  const mesh::Code code = preview.diagnostics.front().code;
  CHECK((code == mesh::Code::step_budget || code == mesh::Code::depth_budget || code == mesh::Code::memory_budget));
}
