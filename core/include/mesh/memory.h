/* How long values of Mesh's C ABI live. Plain C; usable from C++ as it is. Values are those of values.h and collections.h.
 *
 * What a thread makes is memory of the scope that it began last and has not ended, and of the thread where there is none. A host
 * that lives long begins a scope before each piece of work and ends it afterwards:
 *
 *   const uint64_t scope = mesh_scope_begin(64 << 20);
 *   ... mesh_string_new, mesh_migration_add_column, mesh_pool_query ...
 *   mesh_scope_end(scope);
 *
 * A value of one thread may be read by another for as long as its scope, or its thread, lasts. */
#ifndef MESH_MEMORY_H
#define MESH_MEMORY_H

#include <mesh/values.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Begins a scope of the calling thread, inside the one that it began last. What is made in it may take `limit` bytes together,
 * where 0 is no limit, and no more than the scope around it has left now; past that, functions give null as when the machine's
 * memory is spent. Gives the scope's number, or 0 where the memory for it is spent. */
MESH_API uint64_t mesh_scope_begin(uint64_t limit);
/* Ends a scope of the calling thread and those inside it: all that was made in them is gone. Any other number, 0 too, does nothing.
 * When a thread ends, so do its scopes. */
MESH_API void mesh_scope_end(uint64_t scope);
/* The bytes that the values of the innermost scope take, or those of the thread outside of all. */
MESH_API uint64_t mesh_scope_used(void);

/* What the Ok of a result holds. Its type in Mesh tells that, and the value does not. */
enum {
  /* Int, boxed: mesh_migration_*, mesh_pool_execute, mesh_pool_open, mesh_pool_checkout. */
  MESH_OK_INT = 0,
  /* String. */
  MESH_OK_STRING = 1,
  /* List<String>: mesh_pg_list_daily_partitions_before. */
  MESH_OK_STRINGS = 2,
  /* List<Map<String, String>>: mesh_pool_query. */
  MESH_OK_ROWS = 3
};

/* A copy of the value and all that is in it, in the scope around the innermost one; outside of all, and in the outermost, of the
 * thread. `texts` is a list of MeshString; `ok` is one of the above, and any other gives null, as null does. */
MESH_API MeshString* mesh_string_keep(const MeshString* text);
MESH_API MeshList* mesh_strings_keep(const MeshList* texts);
MESH_API MeshResult* mesh_result_keep(const MeshResult* result, int32_t ok);

/* The same as one block of malloc's, which belongs to the caller, on any thread: give its address to free. */
MESH_API MeshString* mesh_string_own(const MeshString* text);
MESH_API MeshList* mesh_strings_own(const MeshList* texts);
MESH_API MeshResult* mesh_result_own(const MeshResult* result, int32_t ok);

#ifdef __cplusplus
}
#endif

#endif
