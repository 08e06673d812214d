// Reading what may not be there. Each function has the name of the C function that does the same and panics, or gives a None, where
// nothing is there.
#pragma once

#include <mesh/collections.h>
#include <mesh/result.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mesh::runtime {

/// What mesh_panic is told.
struct Panic {
  std::string message;
};

using Word = Result<uint64_t, Panic>;

namespace checked {

[[nodiscard]] Word mesh_list_get(const MeshList* list, int64_t index);
[[nodiscard]] Word mesh_list_nth(const MeshList* list, int64_t index);
[[nodiscard]] Word mesh_list_head(const MeshList* list);
[[nodiscard]] Word mesh_list_tail(const MeshList* list);
[[nodiscard]] Word mesh_list_last(const MeshList* list);
[[nodiscard]] std::optional<uint64_t> mesh_list_find(const MeshList* list, MeshFunction function, void* env);
[[nodiscard]] Word mesh_map_fetch(const MeshMap* map, uint64_t key);
[[nodiscard]] Word mesh_tuple_nth(const MeshTuple* tuple, int64_t index);

}  // namespace checked
}  // namespace mesh::runtime
