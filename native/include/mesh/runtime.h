/* The rest of Mesh's C ABI: the process a compiled program runs in, pools, and the Pg schema helpers. Values are in values.h
 * and collections.h, the Migration functions in migration.h; this header includes them all. Plain C; usable from C++ as it is.
 * Arguments and results are owned as values.h and migration.h say. */
#ifndef MESH_RUNTIME_H
#define MESH_RUNTIME_H

#include <mesh/collections.h>
#include <mesh/migration.h>
#include <mesh/values.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- The process. A compiled program's `main` calls these around the program; other hosts need none of them. --- */

/* Once or more often, before anything else of the program. */
MESH_API void mesh_rt_init(void);
/* A migration has no actors, so the number of schedulers means nothing. */
MESH_API void mesh_rt_init_actor(int32_t schedulers);
MESH_API void mesh_register_function(const uint8_t* name, int64_t size, MeshFunction function);
MESH_API void mesh_rt_run_scheduler(void);
MESH_API void mesh_reduction_check(void);

/* Prints "Mesh panic at FILE:LINE: MESSAGE" to standard error and ends the process with status 101. */
MESH_API __attribute__((noreturn)) void mesh_panic(const uint8_t* message, int64_t size, const uint8_t* file, int64_t file_size,
                                                   int32_t line);

/* The text on standard output, flushed; println ends the line. */
MESH_API void mesh_print(const MeshString* text);
MESH_API void mesh_println(const MeshString* text);

/* An environment variable: Some text, the text, or the number. One that is not set, is not UTF-8 or is no number counts as
 * missing: None, or `otherwise` as it was given. */
MESH_API MeshOption* mesh_env_get(const MeshString* name);
MESH_API MeshString* mesh_env_get_with_default(const MeshString* name, MeshString* otherwise);
MESH_API int64_t mesh_env_get_int(const MeshString* name, int64_t otherwise);

/* --- Pools --- */

/* Sends one statement with a list of texts for $1, $2 and so on. Ok holds the boxed number that the command tag ends with. Text
 * with a NUL in it is refused. */
MESH_API void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* parameters);

/* --- Schema helpers, which build a statement and send it as the Migration functions do --- */

/* CREATE EXTENSION IF NOT EXISTS. */
MESH_API void* mesh_pg_create_extension(uint64_t pool, const MeshString* extension);

/* CREATE TABLE IF NOT EXISTS ... PARTITION BY RANGE, by one of the columns. */
MESH_API void* mesh_pg_create_range_partitioned_table(uint64_t pool, const MeshString* table, void* columns,
                                                      const MeshString* partition_column);

/* CREATE INDEX IF NOT EXISTS ... USING GIN on one column with an operator class such as "jsonb_path_ops". */
MESH_API void* mesh_pg_create_gin_index(uint64_t pool, const MeshString* table, const MeshString* index, const MeshString* column,
                                        const MeshString* opclass);

/* One partition a day, by the server's clock, for today and the days after it, `days` in all. The first failure ends the call. */
MESH_API void* mesh_pg_create_daily_partitions_ahead(uint64_t pool, const MeshString* table, int64_t days);

/* Ok holds a list of the names of the daily partitions that are more than `days` days old. */
MESH_API void* mesh_pg_list_daily_partitions_before(uint64_t pool, const MeshString* table, int64_t days);

/* DROP TABLE IF EXISTS. */
MESH_API void* mesh_pg_drop_partition(uint64_t pool, const MeshString* partition);

#ifdef __cplusplus
}
#endif

#endif
