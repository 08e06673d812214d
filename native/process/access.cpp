// Reading lists, maps and tuples in a compiled program: where nothing is there, it ends.
#include <mesh/runtime.h>

#include <utility>

#include "process/panic.hpp"
#include "runtime/checked.hpp"
#include "runtime/layout.hpp"

using namespace mesh::runtime;

namespace {

uint64_t word_or_panic(Word word) {
  if (!word) mesh::process::panic(std::move(word).error().message);
  return *word;
}

}  // namespace

uint64_t mesh_list_get(const MeshList* list, int64_t index) { return word_or_panic(checked::mesh_list_get(list, index)); }

uint64_t mesh_list_nth(const MeshList* list, int64_t index) { return word_or_panic(checked::mesh_list_nth(list, index)); }

uint64_t mesh_list_head(const MeshList* list) { return word_or_panic(checked::mesh_list_head(list)); }

MeshList* mesh_list_tail(const MeshList* list) { return pointer_of<MeshList>(word_or_panic(checked::mesh_list_tail(list))); }

uint64_t mesh_list_last(const MeshList* list) { return word_or_panic(checked::mesh_list_last(list)); }

uint64_t mesh_tuple_first(const MeshTuple* tuple) { return mesh_tuple_nth(tuple, 0); }

uint64_t mesh_tuple_second(const MeshTuple* tuple) { return mesh_tuple_nth(tuple, 1); }

uint64_t mesh_tuple_nth(const MeshTuple* tuple, int64_t index) { return word_or_panic(checked::mesh_tuple_nth(tuple, index)); }

uint64_t mesh_map_fetch(const MeshMap* map, uint64_t key) { return word_or_panic(checked::mesh_map_fetch(map, key)); }
