/* The Migration functions and the Pg schema helpers, as a Mesh program calls them. Each builds its statement with core/ddl and
 * sends it to the pool; the value is a MeshResult: Ok holds a boxed Int (a list of strings for list_daily_partitions_before),
 * Err a MeshString that names the argument. Arguments stay the caller's; results live in the current arena. */
#pragma once

#include "runtime/layout.hpp"

extern "C" {

void* mesh_migration_create_table(uint64_t pool, const MeshString* table, void* columns);
void* mesh_migration_drop_table(uint64_t pool, const MeshString* table);
void* mesh_migration_add_column(uint64_t pool, const MeshString* table, const MeshString* column);
void* mesh_migration_drop_column(uint64_t pool, const MeshString* table, const MeshString* column);
void* mesh_migration_rename_column(uint64_t pool, const MeshString* table, const MeshString* old_name, const MeshString* new_name);
void* mesh_migration_create_index(uint64_t pool, const MeshString* table, void* columns, const MeshString* options);
void* mesh_migration_drop_index(uint64_t pool, const MeshString* table, void* columns);
void* mesh_migration_execute(uint64_t pool, const MeshString* sql);

void* mesh_pg_create_extension(uint64_t pool, const MeshString* name);
void* mesh_pg_create_range_partitioned_table(uint64_t pool, const MeshString* table, void* columns,
                                             const MeshString* partition_column);
void* mesh_pg_create_gin_index(uint64_t pool, const MeshString* table, const MeshString* index, const MeshString* column,
                               const MeshString* opclass);
void* mesh_pg_create_daily_partitions_ahead(uint64_t pool, const MeshString* table, int64_t days);
void* mesh_pg_list_daily_partitions_before(uint64_t pool, const MeshString* table, int64_t days);
void* mesh_pg_drop_partition(uint64_t pool, const MeshString* partition);

void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* parameters);

}  // extern "C"
