// The functions of Mesh's List module that neither call a Mesh function nor panic.
#include <algorithm>

#include "runtime/collections.hpp"
#include "runtime/values.hpp"

namespace mesh::runtime {

MeshList* list_of_length(uint64_t length) {
  MeshList* list = mesh_list_builder_new(static_cast<int64_t>(length));
  if (list != nullptr) list->len = list->cap;
  return list;
}

MeshList* list_of(std::span<const uint64_t> words) {
  MeshList* list = list_of_length(words.size());
  if (list != nullptr) std::copy(words.begin(), words.end(), elements_of(list));
  return list;
}

MeshTuple* new_tuple(std::span<const uint64_t> words) {
  auto* tuple = allocate<MeshTuple>(words.size_bytes());
  if (tuple == nullptr) return nullptr;
  tuple->len = words.size();
  std::copy(words.begin(), words.end(), elements_of(tuple));
  return tuple;
}

}  // namespace mesh::runtime

using namespace mesh::runtime;

namespace {

size_t clamped(int64_t count, const MeshList* list) {
  return static_cast<size_t>(std::clamp<int64_t>(count, 0, mesh_list_length(list)));
}

}  // namespace

MeshList* mesh_list_new() { return mesh_list_builder_new(0); }

MeshList* mesh_list_from_array(const uint64_t* elements, int64_t count) {
  return list_of({elements, static_cast<size_t>(std::max<int64_t>(count, 0))});
}

MeshList* mesh_list_builder_new(int64_t capacity) {
  const auto room = static_cast<uint64_t>(std::max<int64_t>(capacity, 0));
  auto* list = room > SIZE_MAX / (2 * sizeof(uint64_t)) ? nullptr : allocate<MeshList>(room * sizeof(uint64_t));
  if (list != nullptr) list->cap = room;
  return list;
}

void mesh_list_builder_push(MeshList* list, uint64_t element) {
  if (list->len < list->cap) elements_of(list)[list->len++] = element;
}

int64_t mesh_list_length(const MeshList* list) { return static_cast<int64_t>(list->len); }

MeshList* mesh_list_append(const MeshList* list, uint64_t element) {
  MeshList* longer = list_of_length(list->len + 1);
  if (longer != nullptr) *std::copy_n(elements_of(list), list->len, elements_of(longer)) = element;
  return longer;
}

MeshList* mesh_list_concat(const MeshList* a, const MeshList* b) {
  MeshList* joined = list_of_length(a->len + b->len);
  if (joined == nullptr) return nullptr;
  std::copy_n(elements_of(b), b->len, std::copy_n(elements_of(a), a->len, elements_of(joined)));
  return joined;
}

MeshList* mesh_list_reverse(const MeshList* list) {
  MeshList* reversed = list_of(words_of(list));
  if (reversed != nullptr) std::reverse(elements_of(reversed), elements_of(reversed) + reversed->len);
  return reversed;
}

MeshList* mesh_list_take(const MeshList* list, int64_t count) { return list_of(words_of(list).first(clamped(count, list))); }

MeshList* mesh_list_drop(const MeshList* list, int64_t count) { return list_of(words_of(list).subspan(clamped(count, list))); }

int8_t mesh_list_contains(const MeshList* list, uint64_t element) {
  const auto words = words_of(list);
  return std::find(words.begin(), words.end(), element) != words.end() ? 1 : 0;
}

int8_t mesh_list_contains_str(const MeshList* list, const MeshString* text) {
  const auto words = words_of(list);
  const auto is_equal = [text](uint64_t word) { return text_of(pointer_of<const MeshString>(word)) == text_of(text); };
  return std::any_of(words.begin(), words.end(), is_equal) ? 1 : 0;
}

MeshList* mesh_list_zip(const MeshList* a, const MeshList* b) {
  return list_of_pairs(
      std::min(a->len, b->len), [a](size_t index) { return elements_of(a)[index]; },
      [b](size_t index) { return elements_of(b)[index]; });
}

MeshList* mesh_list_enumerate(const MeshList* list) {
  return list_of_pairs(
      list->len, [](size_t index) { return uint64_t{index}; }, [list](size_t index) { return elements_of(list)[index]; });
}

MeshList* mesh_list_flatten(const MeshList* lists) {
  uint64_t length = 0;
  for (const uint64_t list : words_of(lists)) {
    // What a Mesh function gave for which memory was spent.
    if (list == 0) return nullptr;
    length += pointer_of<const MeshList>(list)->len;
  }
  MeshList* flat = mesh_list_builder_new(static_cast<int64_t>(length));
  if (flat == nullptr) return nullptr;
  for (const uint64_t list : words_of(lists)) {
    for (const uint64_t element : words_of(pointer_of<const MeshList>(list))) mesh_list_builder_push(flat, element);
  }
  return flat;
}
