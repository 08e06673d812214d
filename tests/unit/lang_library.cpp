// The library's table as the language sees it, and the Mesh functions that C functions call.
#include <algorithm>
#include <regex>

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

/// The type of the function where every open type is Int.
std::string function_type_with_ints(const Builtin& builtin) {
  std::string spelled = "Fun(";
  for (const Parameter& parameter : builtin.parameters()) {
    if (spelled.back() != '(') spelled += ", ";
    spelled += type_text(parameter.type);
  }
  spelled += ") -> " + type_text(builtin.result);
  return std::regex_replace(spelled, std::regex("\\b[a-z]\\b"), "Int");
}

mesh::Preview preview_of(const std::string& body) {
  return mesh::preview(mesh::Source("pub fn up(pool :: PoolHandle) -> Int!String do\n" + body + "\nOk(0)\nend\n"));
}

}  // namespace

TEST_CASE("every library function but Tuple.nth is a value of the type in its row") {
  for (const Builtin& builtin : builtins()) {
    const std::string value = " = " + std::string(qualified_name(builtin));
    INFO(function_type_with_ints(builtin) + value);
    const bool is_no_value = qualified_name(builtin) == "Tuple.nth";
    CHECK(preview_of("let f :: " + function_type_with_ints(builtin) + value).has_errors() == is_no_value);
    CHECK((is_no_value || preview_of("let f :: Fun(Range) -> Range" + value).has_errors()));
  }
}

TEST_CASE("a C function calls a Mesh function through the type that it asks for") {
  Sum sum;
  const auto unary = reinterpret_cast<uint64_t (*)(void*, uint64_t)>(trampoline("Fun(a) -> b"));
  CHECK(unary(&sum, 1ULL << 60U) == 1ULL << 60U);
  const auto test = reinterpret_cast<int8_t (*)(void*, uint64_t)>(trampoline("Fun(a) -> Bool"));
  CHECK(test(&sum, 1) == 1);
  const auto order = reinterpret_cast<int64_t (*)(void*, uint64_t, uint64_t)>(trampoline("Fun(a, a) -> Int"));
  CHECK(order(&sum, 2, UINT64_MAX - 2) == -1);
}

TEST_CASE("a function that answers without sense sorts a list to the same elements") {
  Arena arena;
  const ArenaScope scope(arena);
  Sum sum;
  const std::vector<uint64_t> words{7, UINT64_MAX - 8, 1, UINT64_MAX, 5, 3, UINT64_MAX - 1};
  const MeshList* list = mesh_list_from_array(words.data(), static_cast<int64_t>(words.size()));
  const MeshList* sorted = mesh_list_sort(list, trampoline("Fun(a, a) -> Int"), &sum);
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
