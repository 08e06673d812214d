/* Mesh's Migration functions, and the values they take and give. Plain C; usable from C++ as it is.
 *
 * Each function builds one SQL statement, sends it to the pool and says what became of it. None keeps a pointer it is given: table
 * names, column entries and lists stay the caller's and may go when the call returns.
 *
 * A result is memory of the runtime, never freed by the caller: with mesh::runtime it lives as long as the scope that the calling
 * thread is in, or the thread (memory.h), with mesh::migration as long as the host says that mesh_alloc_result's do. It is
 *   Ok(n)     n, boxed in an int64_t, is what the server's command tag ends with: 0 for DDL, a row count for the like of INSERT
 *   Err(text) "Migration.add_column: `column`: ..." for an argument that is a null pointer, is not UTF-8 or has no
 *             statement, in which case nothing was sent;
 *             "the pool handle is not open: ..." for a handle that is 0, closed or forged; or else the text of the pool: what the
 *             server says comes as SQLSTATE, constraint, table, column and message, joined by tabs (see runtime.h)
 * and a null pointer only when memory is spent, which may be after the statement has been sent.
 *
 * Where a host links mesh::migration it provides, with the signatures of runtime.h: mesh_string_new, mesh_list_new,
 * mesh_alloc_result and mesh_pool_execute. The handle is then the host's own affair, and what its mesh_pool_execute gives is given
 * back untouched. */
#ifndef MESH_MIGRATION_H
#define MESH_MIGRATION_H

#include <stdint.h>

/* On everything that a library of ours exports; the rest is hidden. */
#define MESH_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

/* Text: `len` bytes of UTF-8 follow the header, without a NUL at their end. */
typedef struct MeshString {
  uint64_t len;
} MeshString;

/* A list: `len` elements of 64 bits follow the header, with room for `cap`. An element that is a String is its address. */
typedef struct MeshList {
  uint64_t len;
  uint64_t cap;
} MeshList;

/* The outcome of an operation: tag 0 is Ok, 1 is Err with a MeshString. `value` is always a pointer; an integer is boxed, that is
 * it points to an int64_t. */
typedef struct MeshResult {
  uint8_t tag;
  void* value;
} MeshResult;

/* In all of them `pool` is a pool's handle, `columns` a MeshList of MeshString and the value a MeshResult. */

/* CREATE TABLE IF NOT EXISTS. A column is "name:TYPE" or "name:TYPE:CONSTRAINTS"; a table constraint is written as it is. */
MESH_API void* mesh_migration_create_table(uint64_t pool, const MeshString* table, void* columns);

/* DROP TABLE IF EXISTS. */
MESH_API void* mesh_migration_drop_table(uint64_t pool, const MeshString* table);

/* ALTER TABLE ... ADD COLUMN IF NOT EXISTS. The column is "name:TYPE" or "name:TYPE:CONSTRAINTS". */
MESH_API void* mesh_migration_add_column(uint64_t pool, const MeshString* table, const MeshString* column_def);

/* ALTER TABLE ... DROP COLUMN IF EXISTS. */
MESH_API void* mesh_migration_drop_column(uint64_t pool, const MeshString* table, const MeshString* column);

/* ALTER TABLE ... RENAME COLUMN, for which PostgreSQL has no IF EXISTS. */
MESH_API void* mesh_migration_rename_column(uint64_t pool, const MeshString* table, const MeshString* old_name,
                                            const MeshString* new_name);

/* CREATE [UNIQUE] INDEX IF NOT EXISTS. A column is "name", "name:ASC" or "name:DESC"; options are any of "unique:true",
 * "name:exact_name" and, last, "where:predicate", or the empty text. The name is idx_{table}_{columns} unless given. */
MESH_API void* mesh_migration_create_index(uint64_t pool, const MeshString* table, void* columns, const MeshString* options);

/* DROP INDEX IF EXISTS, of the name that create_index gives for the same table and columns. */
MESH_API void* mesh_migration_drop_index(uint64_t pool, const MeshString* table, void* columns);

/* One statement as it is written. Text with a NUL in it is refused. */
MESH_API void* mesh_migration_execute(uint64_t pool, const MeshString* sql);

#ifdef __cplusplus
}
#endif

#endif
