// The functions of Mesh's List module that call a Mesh function for the elements.
#include <algorithm>
#include <utility>

#include "runtime/checked.hpp"
#include "runtime/collections.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

template <typename Value, typename... Words>
Value call(MeshFunction function, void* env, Words... words) {
  if (env == nullptr) return reinterpret_cast<Value (*)(Words...)>(function)(words...);
  return reinterpret_cast<Value (*)(void*, Words...)>(function)(env, words...);
}

/// Compiled Mesh code leaves the upper bits of a Bool undefined.
bool passes(MeshFunction function, void* env, uint64_t element) { return (call<int8_t>(function, env, element) & 1) != 0; }

/// The first element that passes, when `wanted`, or does not; or the end.
auto find_element(const MeshList* list, MeshFunction function, void* env, bool wanted) {
  const auto words = words_of(list);
  return std::find_if(words.begin(), words.end(), [=](uint64_t word) { return passes(function, env, word) == wanted; });
}

/// Merges two sorted runs into `to` and gives where they end there. Whatever `function` answers, every element is there once.
uint64_t* merge(std::span<const uint64_t> left, std::span<const uint64_t> right, uint64_t* to, MeshFunction function, void* env) {
  auto a = left.begin();
  auto b = right.begin();
  while (a != left.end() && b != right.end()) *to++ = call<int64_t>(function, env, *b, *a) < 0 ? *b++ : *a++;
  return std::copy(b, right.end(), std::copy(a, left.end(), to));
}

}  // namespace

MeshList* mesh_list_map(const MeshList* list, MeshFunction function, void* env) {
  MeshList* mapped = mesh_list_builder_new(mesh_list_length(list));
  if (mapped == nullptr) return nullptr;
  for (const uint64_t element : words_of(list)) mesh_list_builder_push(mapped, call<uint64_t>(function, env, element));
  return mapped;
}

MeshList* mesh_list_flat_map(const MeshList* list, MeshFunction function, void* env) {
  const MeshList* lists = mesh_list_map(list, function, env);
  return lists == nullptr ? nullptr : mesh_list_flatten(lists);
}

MeshList* mesh_list_filter(const MeshList* list, MeshFunction function, void* env) {
  MeshList* kept = mesh_list_builder_new(mesh_list_length(list));
  if (kept == nullptr) return nullptr;
  for (const uint64_t element : words_of(list)) {
    if (passes(function, env, element)) mesh_list_builder_push(kept, element);
  }
  return kept;
}

int8_t mesh_list_any(const MeshList* list, MeshFunction function, void* env) {
  return find_element(list, function, env, true) != words_of(list).end() ? 1 : 0;
}

int8_t mesh_list_all(const MeshList* list, MeshFunction function, void* env) {
  return find_element(list, function, env, false) == words_of(list).end() ? 1 : 0;
}

std::optional<uint64_t> checked::mesh_list_find(const MeshList* list, MeshFunction function, void* env) {
  const auto found = find_element(list, function, env, true);
  if (found == words_of(list).end()) return std::nullopt;
  return *found;
}

MeshOption* mesh_list_find(const MeshList* list, MeshFunction function, void* env) {
  const auto found = checked::mesh_list_find(list, function, env);
  return found ? some(pointer_of<void>(*found)) : none();
}

uint64_t mesh_list_reduce(const MeshList* list, uint64_t start, MeshFunction function, void* env) {
  uint64_t so_far = start;
  for (const uint64_t element : words_of(list)) so_far = call<uint64_t>(function, env, so_far, element);
  return so_far;
}

MeshList* mesh_list_sort(const MeshList* list, MeshFunction function, void* env) {
  MeshList* sorted = list_of(words_of(list));
  MeshList* merged = sorted == nullptr ? nullptr : list_of_length(list->len);
  if (merged == nullptr) return nullptr;
  for (size_t width = 1; width < list->len; width *= 2) {
    const auto from = words_of(sorted);
    auto* to = elements_of(merged);
    for (size_t begin = 0; begin < from.size(); begin += 2 * width) {
      const auto left = from.subspan(begin, std::min(width, from.size() - begin));
      const auto right = from.subspan(begin + left.size(), std::min(width, from.size() - begin - left.size()));
      to = merge(left, right, to, function, env);
    }
    std::swap(sorted, merged);
  }
  return sorted;
}
