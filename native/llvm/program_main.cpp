// The main of a program that `mesh-ddl build` makes: DATABASE_URL up|down.
#include <cstdio>
#include <string_view>

#include "process/exit_code.hpp"
#include "run/entry.hpp"
#include "run/standard_streams.hpp"

// What the migration defines: its table of places, and one of its functions or both; null where it does not.
extern "C" {
extern const mesh::run::PlaceTable mesh_migration_places __asm__("migration.places.table");
[[gnu::weak]] const MeshResult* mesh_migration_entry_up(uint64_t pool) __asm__("migration.up");
[[gnu::weak]] const MeshResult* mesh_migration_entry_down(uint64_t pool) __asm__("migration.down");
}

namespace {

using mesh::process::ExitCode;

mesh::run::EntryPoint entry_called(std::string_view name) {
  if (name == "up") return &mesh_migration_entry_up;
  if (name == "down") return &mesh_migration_entry_down;
  return nullptr;
}

}  // namespace

int main(int count, char** values) {
  mesh::run::hold_standard_streams();
  const mesh::run::EntryPoint entry = count == 3 ? entry_called(values[2]) : nullptr;
  if (entry == nullptr) {
    std::fprintf(stderr, "usage: %s DATABASE_URL up|down\n", values[0]);
    if (count == 3) std::fprintf(stderr, "this migration has no such function\n");
    return status_of(ExitCode::wrong_use);
  }
  const mesh::run::Program program = mesh::run::compiled_program(entry, mesh::run::ErrorForm::text, mesh_migration_places);
  return status_of(mesh::run::migrate(values[1], {}, program));
}
