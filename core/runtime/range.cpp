// The functions of Mesh's Range module.
#include <algorithm>
#include <numeric>

#include "runtime/collections.hpp"

using namespace mesh::runtime;

MeshTuple* mesh_range_new(int64_t start, int64_t end) {
  return new_tuple(std::array{static_cast<uint64_t>(start), static_cast<uint64_t>(end)});
}

int64_t mesh_range_length(const MeshTuple* range) {
  const uint64_t start = elements_of(range)[0];
  const uint64_t end = elements_of(range)[1];
  if (static_cast<int64_t>(end) <= static_cast<int64_t>(start)) return 0;
  return static_cast<int64_t>(std::min<uint64_t>(end - start, INT64_MAX));
}

MeshList* mesh_range_to_list(const MeshTuple* range) {
  MeshList* list = list_of_length(static_cast<uint64_t>(mesh_range_length(range)));
  if (list != nullptr) std::iota(elements_of(list), elements_of(list) + list->len, elements_of(range)[0]);
  return list;
}

MeshList* mesh_range_map(const MeshTuple* range, MeshFunction function, void* env) {
  const MeshList* numbers = mesh_range_to_list(range);
  return numbers == nullptr ? nullptr : mesh_list_map(numbers, function, env);
}

MeshList* mesh_range_filter(const MeshTuple* range, MeshFunction function, void* env) {
  const MeshList* numbers = mesh_range_to_list(range);
  return numbers == nullptr ? nullptr : mesh_list_filter(numbers, function, env);
}
