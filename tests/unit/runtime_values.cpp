#include <mesh/collections.h>

#include "catch.hpp"
#include "runtime/arena.hpp"
#include "runtime/collections.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

using Words = std::vector<uint64_t>;
using Texts = std::vector<std::string>;

std::string shown(const MeshString* string) { return std::string(text_of(string)); }
Words shown(const MeshList* list) { return {words_of(list).begin(), words_of(list).end()}; }
Texts texts(const MeshList* list) {
  Texts out;
  for (const uint64_t word : words_of(list)) out.push_back(shown(pointer_of<const MeshString>(word)));
  return out;
}
std::vector<Words> pairs(const MeshList* list) {
  std::vector<Words> out;
  for (const uint64_t word : words_of(list)) {
    const auto words = words_of(pointer_of<const MeshTuple>(word));
    out.emplace_back(words.begin(), words.end());
  }
  return out;
}

MeshString* text(std::string_view value) { return new_string(value); }
MeshList* list(const Words& words) { return list_of(words); }
MeshList* list(const Texts& values) {
  Words words;
  for (const std::string& value : values) words.push_back(word_of(text(value)));
  return list_of(words);
}

std::string replaced(std::string_view value, std::string_view from, std::string_view to) {
  return shown(mesh_string_replace(text(value), text(from), text(to)));
}
std::string sliced(std::string_view value, int64_t start, int64_t end) { return shown(mesh_string_slice(text(value), start, end)); }

template <typename Function>
MeshFunction erased(Function* function) {
  return reinterpret_cast<MeshFunction>(function);
}

uint64_t times(void* factor, uint64_t element) { return *static_cast<uint64_t*>(factor) * element; }
uint64_t plus_one(uint64_t element) { return element + 1; }
/// As compiled Mesh code gives a Bool: in the lowest bit, with anything above it.
int8_t is_odd(uint64_t element) { return static_cast<int8_t>(0x70U | (element & 1U)); }
uint64_t repeated(uint64_t element) { return word_of(list(Words(static_cast<size_t>(element), element))); }
uint64_t digits_so_far(uint64_t so_far, uint64_t element) { return so_far * 10 + element; }
int64_t by_tens(void* /*env*/, uint64_t a, uint64_t b) { return static_cast<int64_t>(a / 10) - static_cast<int64_t>(b / 10); }

}  // namespace

TEST_CASE("texts are measured and cut in code points") {
  CHECK(mesh_string_length(text("")) == 0);
  CHECK(mesh_string_length(text("aä€😀")) == 4);
  CHECK(sliced("aä€😀b", 1, 4) == "ä€😀");
  CHECK(sliced("aä€😀b", -5, 2) == "aä");
  CHECK(sliced("aä€😀b", 3, 99) == "😀b");
  CHECK(sliced("abc", 2, 1).empty());
  CHECK(sliced("abc", INT64_MIN, INT64_MAX) == "abc");
}

TEST_CASE("texts are searched, trimmed and changed in case") {
  CHECK(mesh_string_contains(text("migration"), text("grat")) == 1);
  CHECK(mesh_string_contains(text("migration"), text("great")) == 0);
  CHECK(mesh_string_starts_with(text("idx_t"), text("idx_")) == 1);
  CHECK(mesh_string_starts_with(text("id"), text("idx_")) == 0);
  CHECK(mesh_string_ends_with(text("a_id"), text("_id")) == 1);
  CHECK(mesh_string_ends_with(text("id"), text("_id")) == 0);
  CHECK(shown(mesh_string_trim(text("\u3000 a b\n"))) == "a b");
  CHECK(shown(mesh_string_to_upper(text("az_äß9"))) == "AZ_ÄSS9");
  CHECK(shown(mesh_string_to_lower(text("AZ_ÄΣ"))) == "az_äς");
}

TEST_CASE("texts are split, joined and replaced") {
  CHECK(texts(mesh_string_split(text("a,b,,c"), text(","))) == Texts{"a", "b", "", "c"});
  CHECK(texts(mesh_string_split(text(""), text(","))) == Texts{""});
  CHECK(texts(mesh_string_split(text("aaa"), text("aa"))) == Texts{"", "a"});
  CHECK(texts(mesh_string_split(text("aä"), text(""))) == Texts{"", "a", "ä", ""});
  CHECK(texts(mesh_string_split(text(""), text(""))) == Texts{"", ""});
  CHECK(shown(mesh_string_join(list(Texts{"a", "", "b"}), text(", "))) == "a, , b");
  CHECK(shown(mesh_string_join(mesh_list_new(), text(", "))).empty());
  CHECK(replaced("a.b.c", ".", "::") == "a::b::c");
  CHECK(replaced("aä", "", "-") == "-a-ä-");
  CHECK(replaced("abc", "x", "y") == "abc");
}

TEST_CASE("an Int is read from the whole of a text or not at all") {
  const auto read = [](std::string_view value) -> std::optional<int64_t> {
    const MeshOption* option = mesh_string_to_int(text(value));
    if (option->tag == tag_none) return std::nullopt;
    return *static_cast<int64_t*>(option->value);
  };
  CHECK(read("42") == 42);
  CHECK(read(" +7\n") == 7);
  CHECK(read("-9223372036854775808") == INT64_MIN);
  for (const char* wrong : {"", " ", "+", "-", "+-1", "1x", "1 2", "9223372036854775808", "0x10"})
    CHECK(read(wrong) == std::nullopt);
}

TEST_CASE("lists are taken apart and put together") {
  const MeshList* three = list(Words{1, 2, 3});
  CHECK(mesh_list_length(three) == 3);
  CHECK(shown(mesh_list_append(three, 4)) == Words{1, 2, 3, 4});
  CHECK(shown(mesh_list_concat(three, three)) == Words{1, 2, 3, 1, 2, 3});
  CHECK(shown(mesh_list_reverse(three)) == Words{3, 2, 1});
  CHECK(shown(mesh_list_take(three, 2)) == Words{1, 2});
  CHECK(shown(mesh_list_take(three, -1)).empty());
  CHECK(shown(mesh_list_drop(three, 2)) == Words{3});
  CHECK(shown(mesh_list_drop(three, 9)).empty());
  CHECK(shown(mesh_list_flatten(list(Words{word_of(three), word_of(mesh_list_new()), word_of(three)}))) == Words{1, 2, 3, 1, 2, 3});
  CHECK(pairs(mesh_list_zip(three, list(Words{7, 8}))) == std::vector<Words>{{1, 7}, {2, 8}});
  CHECK(pairs(mesh_list_enumerate(list(Words{7, 8}))) == std::vector<Words>{{0, 7}, {1, 8}});
  CHECK(shown(three) == Words{1, 2, 3});
}

TEST_CASE("a list is searched by word and by text") {
  CHECK(mesh_list_contains(list(Words{1, 2}), 2) == 1);
  CHECK(mesh_list_contains(list(Words{1, 2}), 3) == 0);
  CHECK(mesh_list_contains_str(list(Texts{"a", "b"}), text("b")) == 1);
  CHECK(mesh_list_contains_str(list(Texts{"a", "b"}), text("c")) == 0);
}

TEST_CASE("a builder takes what it has room for") {
  MeshList* builder = mesh_list_builder_new(1);
  mesh_list_builder_push(builder, 5);
  mesh_list_builder_push(builder, 6);
  CHECK(shown(builder) == Words{5});
  CHECK(shown(mesh_list_builder_new(-1)).empty());
  CHECK(shown(mesh_list_from_array(nullptr, -1)).empty());
}

TEST_CASE("a list calls a Mesh function with its captured values, or without when there are none") {
  const MeshList* digits = list(Words{1, 2, 3});
  uint64_t factor = 10;
  CHECK(shown(mesh_list_map(digits, erased(times), &factor)) == Words{10, 20, 30});
  CHECK(shown(mesh_list_map(digits, erased(plus_one), nullptr)) == Words{2, 3, 4});
  CHECK(shown(mesh_list_flat_map(digits, erased(repeated), nullptr)) == Words{1, 2, 2, 3, 3, 3});
  CHECK(mesh_list_reduce(digits, 0, erased(digits_so_far), nullptr) == 123);
  CHECK(shown(mesh_list_sort(list(Words{31, 20, 39, 5}), erased(by_tens), &factor)) == Words{5, 20, 31, 39});
}

TEST_CASE("a predicate's lowest bit counts") {
  const MeshList* digits = list(Words{2, 3, 4, 5});
  CHECK(shown(mesh_list_filter(digits, erased(is_odd), nullptr)) == Words{3, 5});
  CHECK(mesh_list_any(digits, erased(is_odd), nullptr) == 1);
  CHECK(mesh_list_any(list(Words{2, 4}), erased(is_odd), nullptr) == 0);
  CHECK(mesh_list_all(digits, erased(is_odd), nullptr) == 0);
  CHECK(mesh_list_all(mesh_list_new(), erased(is_odd), nullptr) == 1);
  CHECK(word_of(mesh_list_find(digits, erased(is_odd), nullptr)->value) == 3);
  CHECK(mesh_list_find(list(Words{2}), erased(is_odd), nullptr)->tag == tag_none);
}

TEST_CASE("a map keeps its keys in order and its old versions as they were") {
  const MeshMap* empty = mesh_map_new();
  const MeshMap* two = mesh_map_put(mesh_map_put(empty, 5, 50), 3, 30);
  const MeshMap* changed = mesh_map_put(two, 5, 51);
  CHECK(shown(mesh_map_keys(changed)) == Words{5, 3});
  CHECK(shown(mesh_map_values(changed)) == Words{51, 30});
  CHECK(mesh_map_get(two, 5) == 50);
  CHECK(mesh_map_get(two, 9) == 0);
  CHECK(mesh_map_has_key(two, 3) == 1);
  CHECK(mesh_map_has_key(two, 9) == 0);
  CHECK(mesh_map_size(empty) == 0);
  CHECK(shown(mesh_map_keys(mesh_map_delete(two, 5))) == Words{3});
  CHECK(shown(mesh_map_keys(mesh_map_delete(two, 9))) == Words{5, 3});
  CHECK(mesh_map_entry_key(two, 1) == 3);
  CHECK(mesh_map_entry_value(two, 1) == 30);
}

TEST_CASE("maps are merged and go to lists and back") {
  const MeshMap* left = mesh_map_put(mesh_map_put(mesh_map_new(), 1, 10), 2, 20);
  const MeshMap* right = mesh_map_put(mesh_map_put(mesh_map_new(), 3, 30), 1, 11);
  const MeshList* merged = mesh_map_to_list(mesh_map_merge(left, right));
  CHECK(pairs(merged) == std::vector<Words>{{1, 11}, {2, 20}, {3, 30}});
  CHECK(pairs(mesh_map_to_list(mesh_map_from_list(merged))) == pairs(merged));
  CHECK(mesh_map_size(mesh_map_from_list(mesh_list_concat(merged, merged))) == 3);
}

TEST_CASE("String keys are compared as texts, Int keys as numbers") {
  const uint64_t key = word_of(text("name"));
  const uint64_t same = word_of(text("name"));
  const MeshMap* texts = mesh_map_put(mesh_map_tag_string(mesh_map_new()), key, 1);
  CHECK(mesh_map_get(texts, same) == 1);
  CHECK(mesh_map_has_key(texts, word_of(text("nam"))) == 0);
  CHECK(mesh_map_get(mesh_map_put(mesh_map_new_typed(1), key, 1), same) == 1);
  CHECK(mesh_map_get(mesh_map_put(mesh_map_new_typed(0), key, 1), same) == 0);
  CHECK(mesh_map_get(mesh_map_merge(mesh_map_new(), texts), same) == 1);
  const MeshMap* empty = mesh_map_merge(mesh_map_new_typed(1), mesh_map_new());
  CHECK(mesh_map_get(mesh_map_put(empty, key, 1), same) == 1);
  MeshMap* numbers = mesh_map_put(mesh_map_new(), 1, 2);
  CHECK(mesh_map_tag_string(numbers) == numbers);
}

TEST_CASE("an ABI function gives null when memory is spent") {
  const Words many(40, 1);
  const MeshList* long_list = list(many);
  const MeshString* long_text = text(std::string(300, 'x'));
  Arena arena{300};
  const ArenaScope scope(arena);
  CHECK(mesh_string_concat(long_text, long_text) == nullptr);
  CHECK(mesh_string_to_upper(long_text) == nullptr);
  CHECK(mesh_string_replace(long_text, text("x"), text("yy")) == nullptr);
  CHECK(mesh_string_split(long_text, text("")) == nullptr);
  CHECK(mesh_list_reverse(long_list) == nullptr);
  CHECK(mesh_list_enumerate(long_list) == nullptr);
  CHECK(mesh_list_map(long_list, erased(plus_one), nullptr) == nullptr);
  CHECK(mesh_map_from_list(long_list) == nullptr);
  CHECK(mesh_list_builder_new(INT64_MAX) == nullptr);
  CHECK(mesh_string_new(nullptr, UINT64_MAX) == nullptr);
  CHECK(mesh_gc_alloc_actor(UINT64_MAX, 16) == nullptr);
}

TEST_CASE("an ABI function gives null when the machine has not so much memory") {
  CHECK(mesh_string_new(nullptr, uint64_t{1} << 50) == nullptr);
  CHECK(shown(text("and goes on")) == "and goes on");
}
