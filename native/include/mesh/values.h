/* The values of Mesh's C ABI: memory, text, lists and results. Plain C; usable from C++ as it is.
 *
 * Values do not change once they are made, so any number may share a part. All of them are memory of the arena in use on the
 * calling thread: the thread's own, which lives as long as the thread, or, inside the library, that of a preview. Nobody frees one.
 * Arguments are read during the call and stay the caller's; what is put into a list or a result must live as long as that does.
 *
 * Unless it says otherwise, a pointer argument must not be null, and a function that gives a pointer gives null when memory is
 * spent. Truth values are 0 and 1 in an int8_t. */
#ifndef MESH_VALUES_H
#define MESH_VALUES_H

#include <mesh/migration.h>

#ifdef __cplusplus
extern "C" {
#endif

/* `size` zeroed bytes at a multiple of `align`, a power of two up to 16. */
MESH_API void* mesh_gc_alloc_actor(uint64_t size, uint64_t align);

/* A string of the `size` bytes at `bytes`, copied; they must be UTF-8. A null `bytes` leaves zeros. */
MESH_API MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size);
MESH_API MeshString* mesh_string_concat(const MeshString* a, const MeshString* b);
MESH_API int8_t mesh_string_eq(const MeshString* a, const MeshString* b);

MESH_API MeshString* mesh_int_to_string(int64_t value);
/* "true" or "false". */
MESH_API MeshString* mesh_bool_to_string(int8_t value);

MESH_API MeshList* mesh_list_new(void);
/* A list of the `count` words at `elements`, copied. A negative count is taken as 0. */
MESH_API MeshList* mesh_list_from_array(const uint64_t* elements, int64_t count);
MESH_API MeshList* mesh_list_concat(const MeshList* a, const MeshList* b);
MESH_API int64_t mesh_list_length(const MeshList* list);

/* An empty list for mesh_list_builder_push to fill, before anyone else sees it, with up to `capacity` elements. A push beyond the
 * capacity is dropped. */
MESH_API MeshList* mesh_list_builder_new(int64_t capacity);
MESH_API void mesh_list_builder_push(MeshList* list, uint64_t element);

/* A result with this tag (0 Ok, 1 Err) and this payload, which may be null. */
MESH_API MeshResult* mesh_alloc_result(int64_t tag, void* value);

#ifdef __cplusplus
}
#endif

#endif
