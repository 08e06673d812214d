// The Pg schema helpers that a migration calls: as runtime/migration, with ddl/postgres for the SQL.
#include "ddl/postgres.hpp"

#include <mesh/runtime.h>

#include "base/text.hpp"
#include "runtime/call.hpp"
#include "runtime/collections.hpp"
#include "runtime/pool.hpp"
#include "runtime/values.hpp"

using mesh::ddl::Statement;
using mesh::runtime::BuiltinId;
using mesh::runtime::Call;
using mesh::runtime::in_call;

namespace {

constexpr int64_t most_days = 3660;

mesh::ddl::Status check_days(int64_t days) {
  if (days >= 0 && days <= most_days) return mesh::Unit{};
  return mesh::ddl::refuse(mesh::Code::bad_count, {1, mesh::ddl::no_element, {}},
                           {mesh::decimal(days), " days cannot be partitioned in one call"},
                           {"write a number from 0 to ", mesh::decimal(most_days)});
}

/// Sends nothing: Ok, or Err where no pool is behind the handle.
void* expect_open(uint64_t handle, const Statement& /*statement*/) {
  if (mesh::runtime::find_pool(handle) == nullptr) return mesh::runtime::err_result(mesh::runtime::not_open);
  return mesh::runtime::ok_result(0);
}

bool is_ok(const void* result) { return result != nullptr && static_cast<const MeshResult*>(result)->tag == mesh::runtime::tag_ok; }

/// Sends a query of one column: Ok with a list of its texts, or Err.
void* query_names(uint64_t handle, Statement&& statement) {
  const auto pool = mesh::runtime::find_pool(handle);
  if (pool == nullptr) return mesh::runtime::err_result(mesh::runtime::not_open);
  const auto found = pool->query(std::move(statement), {});
  if (!found) return mesh::runtime::err_result(found.error());
  std::vector<std::string_view> names;
  for (const auto& row : found->rows) names.push_back(row.empty() ? std::string_view() : row.front());
  MeshList* list = mesh::runtime::list_of_texts(names);
  return list == nullptr ? nullptr : mesh_alloc_result(mesh::runtime::tag_ok, list);
}

}  // namespace

void* mesh_pg_create_extension(uint64_t pool, const MeshString* name) {
  return in_call(BuiltinId::pg_create_extension, pool, [&](Call& call) {
    const auto text = call.text(1, name);
    return call.execute([&](Statement& into) { return mesh::ddl::build_create_extension_sql(text, into); });
  });
}

void* mesh_pg_create_range_partitioned_table(uint64_t pool, const MeshString* table, void* columns,
                                             const MeshString* partition_column) {
  return in_call(BuiltinId::pg_create_range_partitioned_table, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto entries = call.texts(2, columns);
    const auto key = call.text(3, partition_column);
    return call.execute(
        [&](Statement& into) { return mesh::ddl::build_create_range_partitioned_table_sql(name, entries, key, into); });
  });
}

void* mesh_pg_create_gin_index(uint64_t pool, const MeshString* table, const MeshString* index, const MeshString* column,
                               const MeshString* opclass) {
  return in_call(BuiltinId::pg_create_gin_index, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto index_name = call.text(2, index);
    const auto column_name = call.text(3, column);
    const auto class_name = call.text(4, opclass);
    return call.execute(
        [&](Statement& into) { return mesh::ddl::build_create_gin_index_sql(name, index_name, column_name, class_name, into); });
  });
}

void* mesh_pg_create_daily_partitions_ahead(uint64_t pool, const MeshString* table, int64_t days) {
  return in_call(BuiltinId::pg_create_daily_partitions_ahead, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto build = [&](int64_t offset, Statement& into) {
      auto range = check_days(days);
      return range ? mesh::ddl::build_create_daily_partition_sql(name, offset, into) : range;
    };
    // What is wrong with the call is an Err for 0 days too.
    void* result = call.finish([&](Statement& into) { return build(0, into); }, expect_open);
    for (int64_t offset = 0; offset < days && is_ok(result); ++offset) {
      result = call.execute([&](Statement& into) { return build(offset, into); });
    }
    return result;
  });
}

void* mesh_pg_list_daily_partitions_before(uint64_t pool, const MeshString* table, int64_t days) {
  return in_call(BuiltinId::pg_list_daily_partitions_before, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    return call.finish([&](Statement& into) { return mesh::ddl::build_list_daily_partitions_before_sql(name, days, into); },
                       query_names);
  });
}

void* mesh_pg_drop_partition(uint64_t pool, const MeshString* partition) {
  return in_call(BuiltinId::pg_drop_partition, pool, [&](Call& call) {
    const auto name = call.text(1, partition);
    return call.execute([&](Statement& into) { return mesh::ddl::build_drop_partition_sql(name, into); });
  });
}
