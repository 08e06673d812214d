// The statements behind Mesh's Pg schema helpers: extensions, range partitions and GIN indexes. Same contract as ddl/build.
#pragma once

#include <cstdint>

#include "ddl/build.hpp"

namespace mesh::ddl {

/// CREATE EXTENSION IF NOT EXISTS "name".
[[nodiscard]] Status build_create_extension_sql(std::string_view name, Statement& into);

/// CREATE TABLE IF NOT EXISTS "table" (column, ...) PARTITION BY RANGE ("partition_column").
/// The partition column must be the name of exactly one of the columns.
[[nodiscard]] Status build_create_range_partitioned_table_sql(std::string_view table, Strings columns,
                                                              std::string_view partition_column, Statement& into);

/// CREATE INDEX IF NOT EXISTS "index" ON "table" USING GIN ("column" opclass), the opclass split at dots, its parts trimmed and
/// quoted.
[[nodiscard]] Status build_create_gin_index_sql(std::string_view table, std::string_view index, std::string_view column,
                                                std::string_view opclass, Statement& into);

/// A DO block that creates the partition of `table` for the day `offset` days after the server's current date, named
/// "{table}_pYYYYMMDD", in the table's schema if one is given.
///
/// Errors:  bad_name, also for a table name over 53 bytes, whose partitions' names PostgreSQL would cut to one; bad_count for less
///          than 0 or more than 365000 days.
[[nodiscard]] Status build_create_daily_partition_sql(std::string_view table, int64_t offset, Statement& into);

/// A query for the names, in order, of the partitions of `table` whose own name has a date more than `days` days before the
/// server's current date, each with its schema and a dot if the table is given with one. Same errors as the above.
[[nodiscard]] Status build_list_daily_partitions_before_sql(std::string_view table, int64_t days, Statement& into);

/// DROP TABLE IF EXISTS "partition".
[[nodiscard]] Status build_drop_partition_sql(std::string_view partition, Statement& into);

}  // namespace mesh::ddl
