/* Strings, lists and results of Mesh's C ABI. Values are immutable once made and live in the current arena (runtime/arena.hpp).
 * Every function that allocates gives null when the arena's budget is spent. */
#pragma once

#include "runtime/layout.hpp"

extern "C" {

/* `size` zeroed bytes at a multiple of `align`, a power of two up to 16. */
void* mesh_gc_alloc_actor(uint64_t size, uint64_t align);

/* A string of the `size` bytes at `bytes`, copied. A null `bytes` leaves zeros. */
MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size);
MeshString* mesh_string_concat(const MeshString* a, const MeshString* b);
int8_t mesh_string_eq(const MeshString* a, const MeshString* b);
MeshString* mesh_int_to_string(int64_t value);
MeshString* mesh_bool_to_string(int8_t value);

MeshList* mesh_list_new(void);
/* A list of the `count` words at `elements`, copied. A negative count is taken as 0. */
MeshList* mesh_list_from_array(const uint64_t* elements, int64_t count);
MeshList* mesh_list_concat(const MeshList* a, const MeshList* b);
/* A list that grows in place by mesh_list_builder_push, up to `capacity` elements; a push beyond it is dropped. */
MeshList* mesh_list_builder_new(int64_t capacity);
void mesh_list_builder_push(MeshList* list, uint64_t element);
int64_t mesh_list_length(const MeshList* list);

/* A result cell: tag 0 is Ok, 1 is Err. */
MeshResult* mesh_alloc_result(int64_t tag, void* value);

} /* extern "C" */

namespace mesh::runtime {

/// A new string in the current arena, or null.
[[nodiscard]] inline MeshString* new_string(std::string_view text) {
  return mesh_string_new(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

/// An integer in a cell of its own, the form in which a result carries it, or null.
[[nodiscard]] void* box(int64_t value);

}  // namespace mesh::runtime
