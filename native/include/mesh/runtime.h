/* The rest of Mesh's C ABI: pools and the Pg schema helpers. Values are in values.h, the Migration functions in migration.h; this
 * header includes both. Plain C; usable from C++ as it is. Results and arguments are owned as migration.h says. */
#ifndef MESH_RUNTIME_H
#define MESH_RUNTIME_H

#include <mesh/migration.h>
#include <mesh/values.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Sends one statement with a list of texts for $1, $2 and so on. Ok holds the boxed number that the command tag ends with. Text
 * with a NUL in it is refused. */
MESH_API void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* parameters);

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
