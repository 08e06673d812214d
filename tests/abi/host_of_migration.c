/* A host that links mesh::migration: its values and its pool are its own. */
#include <mesh/migration.h>

#include "check.h"

enum { host_pool = 77 };

static const MeshString* sent;
static const MeshList* parameters;
static uint64_t sent_to;
static MeshResult* answer;

void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* list) {
  sent_to = pool;
  sent = sql;
  parameters = list;
  return answer;
}

/* The call gave the host's own answer after it sent this statement. */
static bool sends(const void* result, const char* sql) {
  const bool is_sent = result == answer && sent_to == host_pool && sent != NULL && is_text(sent, sql) && parameters->len == 0;
  if (!is_sent && sent != NULL) fprintf(stderr, "sent: %.*s\n", (int)sent->len, (const char*)(sent + 1));
  sent = NULL;
  return is_sent;
}

/* The call gave an Err that begins so, and sent nothing. */
static bool refuses(const void* result, const char* beginning) {
  return sent == NULL && err_of(result) != NULL && begins(err_of(result), beginning);
}

static void* list(const char* a, const char* b) {
  const uint64_t words[] = {word(text(a)), word(text(b))};
  return mesh_list_from_array(words, 2);
}

static void each_call_sends_its_statement(void) {
  const MeshString* users = text("users");
  CHECK(sends(mesh_migration_create_table(host_pool, users, list("id:UUID:PRIMARY KEY", "email:TEXT")),
              "CREATE TABLE IF NOT EXISTS \"users\" (\"id\" UUID PRIMARY KEY, \"email\" TEXT)"));
  CHECK(sends(mesh_migration_drop_table(host_pool, users), "DROP TABLE IF EXISTS \"users\""));
  CHECK(sends(mesh_migration_add_column(host_pool, users, text("age:INT:NOT NULL")),
              "ALTER TABLE \"users\" ADD COLUMN IF NOT EXISTS \"age\" INT NOT NULL"));
  CHECK(sends(mesh_migration_drop_column(host_pool, users, text("age")), "ALTER TABLE \"users\" DROP COLUMN IF EXISTS \"age\""));
  CHECK(sends(mesh_migration_rename_column(host_pool, users, text("age"), text("years")),
              "ALTER TABLE \"users\" RENAME COLUMN \"age\" TO \"years\""));
  CHECK(sends(mesh_migration_create_index(host_pool, users, list("email", "id:DESC"), text("unique:true")),
              "CREATE UNIQUE INDEX IF NOT EXISTS \"idx_users_email_id\" ON \"users\" (\"email\", \"id\" DESC)"));
  CHECK(
      sends(mesh_migration_drop_index(host_pool, users, list("email", "id:DESC")), "DROP INDEX IF EXISTS \"idx_users_email_id\""));
  CHECK(sends(mesh_migration_execute(host_pool, text("SELECT 1")), "SELECT 1"));
}

static void wrong_arguments_are_named(void) {
  const MeshString* users = text("users");
  CHECK(refuses(mesh_migration_drop_table(host_pool, NULL), "Migration.drop_table: `table`: "));
  CHECK(refuses(mesh_migration_create_table(host_pool, users, NULL), "Migration.create_table: `columns`: "));
  CHECK(refuses(mesh_migration_create_table(host_pool, users, list("id:INT", "bad")),
                "Migration.create_table: element 2 of `columns`: "));
  CHECK(refuses(mesh_migration_add_column(host_pool, users, text("\xFF:INT")), "Migration.add_column: `column`: "));
  CHECK(refuses(mesh_migration_execute(host_pool, mesh_string_new((const uint8_t*)"SELECT\0 1", 9)), "Migration.execute: `sql`: "));
}

int main(void) {
  int64_t rows = 0;
  answer = mesh_alloc_result(0, &rows);
  each_call_sends_its_statement();
  wrong_arguments_are_named();
  return failures == 0 ? 0 : 1;
}
