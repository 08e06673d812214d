// The eight Migration functions: read the arguments, build the statement, send it.
#include <mesh/migration.h>

#include "runtime/call.hpp"

using mesh::ddl::Statement;
using mesh::runtime::BuiltinId;
using mesh::runtime::Call;
using mesh::runtime::in_call;

void* mesh_migration_create_table(uint64_t pool, const MeshString* table, void* columns) {
  return in_call(BuiltinId::migration_create_table, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto entries = call.texts(2, columns);
    return call.execute([&](Statement& into) { return mesh::ddl::build_create_table_sql(name, entries, into); });
  });
}

void* mesh_migration_drop_table(uint64_t pool, const MeshString* table) {
  return in_call(BuiltinId::migration_drop_table, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    return call.execute([&](Statement& into) { return mesh::ddl::build_drop_table_sql(name, into); });
  });
}

void* mesh_migration_add_column(uint64_t pool, const MeshString* table, const MeshString* column) {
  return in_call(BuiltinId::migration_add_column, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto entry = call.text(2, column);
    return call.execute([&](Statement& into) { return mesh::ddl::build_add_column_sql(name, entry, into); });
  });
}

void* mesh_migration_drop_column(uint64_t pool, const MeshString* table, const MeshString* column) {
  return in_call(BuiltinId::migration_drop_column, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto column_name = call.text(2, column);
    return call.execute([&](Statement& into) { return mesh::ddl::build_drop_column_sql(name, column_name, into); });
  });
}

void* mesh_migration_rename_column(uint64_t pool, const MeshString* table, const MeshString* old_name, const MeshString* new_name) {
  return in_call(BuiltinId::migration_rename_column, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto from = call.text(2, old_name);
    const auto to = call.text(3, new_name);
    return call.execute([&](Statement& into) { return mesh::ddl::build_rename_column_sql(name, from, to, into); });
  });
}

void* mesh_migration_create_index(uint64_t pool, const MeshString* table, void* columns, const MeshString* options) {
  return in_call(BuiltinId::migration_create_index, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto entries = call.texts(2, columns);
    const auto words = call.text(3, options);
    return call.execute([&](Statement& into) { return mesh::ddl::build_create_index_sql(name, entries, words, into); });
  });
}

void* mesh_migration_drop_index(uint64_t pool, const MeshString* table, void* columns) {
  return in_call(BuiltinId::migration_drop_index, pool, [&](Call& call) {
    const auto name = call.text(1, table);
    const auto entries = call.texts(2, columns);
    return call.execute([&](Statement& into) { return mesh::ddl::build_drop_index_sql(name, entries, into); });
  });
}

void* mesh_migration_execute(uint64_t pool, const MeshString* sql) {
  return in_call(BuiltinId::migration_execute, pool, [&](Call& call) {
    const auto text = call.text(1, sql);
    return call.execute([&](Statement& into) { return mesh::ddl::take_sql(text, std::nullopt, into); });
  });
}
