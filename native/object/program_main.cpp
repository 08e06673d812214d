// The main of a program that `mesh-ddl build` makes: DATABASE_URL up|down.
#include <mesh/runtime.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "lang/limits.hpp"
#include "run/migrate.hpp"
#include "runtime/arena.hpp"
#include "runtime/layout.hpp"

// What the migration defines; null where it does not.
extern "C" {
[[gnu::weak]] const MeshResult* mesh_migration_entry_up(uint64_t pool) __asm__("migration.up");
[[gnu::weak]] const MeshResult* mesh_migration_entry_down(uint64_t pool) __asm__("migration.down");
}

namespace {

using Entry = const MeshResult* (*)(uint64_t pool);

Entry entry_called(std::string_view name) {
  if (name == "up") return &mesh_migration_entry_up;
  if (name == "down") return &mesh_migration_entry_down;
  return nullptr;
}

mesh::live::Failure run(Entry entry, uint64_t pool) {
  mesh::runtime::Arena arena(mesh::lang::most_memory);
  const mesh::runtime::ArenaScope scope(arena);
  mesh_begin_run(mesh::lang::most_steps);
  const MeshResult* result = entry(pool);
  if (result->tag == mesh::runtime::tag_ok) return std::nullopt;
  return std::string(mesh::runtime::text_of(static_cast<const MeshString*>(result->value)));
}

}  // namespace

int main(int count, char** values) {
  const Entry entry = count == 3 ? entry_called(values[2]) : nullptr;
  if (entry == nullptr) {
    std::fprintf(stderr, "usage: %s DATABASE_URL up|down\n", values[0]);
    if (count == 3) std::fprintf(stderr, "this migration has no such function\n");
    return mesh::live::not_begun;
  }
  return mesh::live::migrate(values[1], [&](uint64_t pool) { return run(entry, pool); });
}
