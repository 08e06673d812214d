/* A host of mesh::runtime that makes `count` queries of 100 rows on one thread, each in a scope, with a transaction every hundredth
 * time; its memory must not grow: flat_runtime COUNT, with DATABASE_URL set. */
#define _DEFAULT_SOURCE
#include <mesh/runtime.h>
#include <stdlib.h>

#include "check.h"
#include "resident.h"

static const char* const rows = "SELECT n AS number, repeat('x', n) AS text FROM generate_series(1, 100) n";

static bool is_ok(const MeshResult* result) { return result != NULL && result->tag == 0; }

static bool migrate(uint64_t pool) {
  const MeshResult* begun = mesh_transaction_begin(pool, 1000, 0);
  if (!is_ok(begun)) return false;
  const uint64_t up = *(const uint64_t*)begun->value;
  const bool is_made = is_ok(mesh_migration_add_column(up, text("t"), text("a:INT"))) && err_of(mesh_pool_execute(up, NULL, NULL));
  return is_made && err_of(mesh_transaction_commit(up)) != NULL;
}

static bool make(uint64_t pool, long count) {
  for (long turn = 0; turn < count; ++turn) {
    const uint64_t scope = mesh_scope_begin(1 << 20);
    const MeshResult* found = mesh_pool_query(pool, text(rows), mesh_list_new());
    if (!is_ok(found) || mesh_list_length(found->value) != 100) return false;
    MeshResult* kept = mesh_result_own(found, MESH_OK_ROWS);
    if (kept == NULL || (turn % 100 == 0 && !migrate(pool))) return false;
    free(kept);
    mesh_scope_end(scope);
  }
  return true;
}

int main(int count, char** words) {
  const long queries = count > 1 ? atol(words[1]) : 2000;
  const char* url = getenv("DATABASE_URL");
  if (url == NULL) return 2;
  const MeshResult* opened = mesh_pool_open(text(url), 0, 2, 1000);
  if (!is_ok(opened)) return 2;
  const uint64_t pool = *(const uint64_t*)opened->value;
  if (!is_ok(mesh_migration_create_table(pool, text("t"), mesh_list_append(mesh_list_new(), word(text("id:INT")))))) return 2;
  CHECK(make(pool, 200));
  const long before = resident_bytes();
  CHECK(make(pool, queries));
  CHECK(is_flat("queries", queries, before));
  mesh_pool_close(pool);
  return failures == 0 ? 0 : 1;
}
