/* A host of mesh::migration that calls it `count` times on one thread, whose memory must not grow: flat_migration COUNT */
#define _DEFAULT_SOURCE
#include <mesh/runtime.h>
#include <stdlib.h>
#include <string.h>

#include "host_pool.h"
#include "resident.h"

/* The host's own memory, which it takes back after each call. */
enum { most_bytes = 1 << 16 };
static _Alignas(16) unsigned char memory[most_bytes];
static size_t used;

static void* allocate(size_t size) {
  size = (size + 15) & ~(size_t)15;
  if (size > most_bytes - used) return NULL;
  void* block = memory + used;
  used += size;
  return memset(block, 0, size);
}

MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size) {
  MeshString* string = allocate(sizeof *string + size);
  if (string == NULL) return NULL;
  string->len = size;
  memcpy(string + 1, bytes, size);
  return string;
}

MeshList* mesh_list_new(void) { return allocate(sizeof(MeshList)); }

MeshResult* mesh_alloc_result(int64_t tag, void* value) {
  MeshResult* result = allocate(sizeof *result);
  if (result == NULL) return NULL;
  result->tag = (uint8_t)tag;
  result->value = value;
  return result;
}

static MeshString* text(const char* bytes) { return mesh_string_new((const uint8_t*)bytes, strlen(bytes)); }

typedef struct Two {
  MeshList header;
  uint64_t words[2];
} Two;

static Two two(const char* a, const char* b) {
  const Two list = {{2, 2}, {(uint64_t)(uintptr_t)text(a), (uint64_t)(uintptr_t)text(b)}};
  return list;
}

/* One call, of another function each time; every eighth has an argument that is refused. */
static const MeshResult* call(long turn) {
  MeshString* users = text("users");
  Two columns = two("id:BIGINT:PRIMARY KEY", "email:TEXT");
  Two names = two("id:DESC", "email");
  switch (turn % 8) {
    case 0: return mesh_migration_create_table(1, users, &columns);
    case 1: return mesh_migration_drop_table(1, users);
    case 2: return mesh_migration_add_column(1, users, text("age:NUMERIC(10, 2):NOT NULL DEFAULT 0"));
    case 3: return mesh_migration_drop_column(1, users, text("age"));
    case 4: return mesh_migration_rename_column(1, users, text("age"), text("years"));
    case 5: return mesh_migration_drop_index(1, users, &names);
    case 6: return mesh_migration_execute(1, text("UPDATE users SET name = 'a' WHERE id = 1"));
    default: return mesh_migration_add_column(1, users, text("no type"));
  }
}

static int make(long count) {
  for (long turn = 0; turn < count; ++turn) {
    const MeshResult* result = call(turn);
    if (result == NULL || result->tag != (turn % 8 == 7)) return 0;
    used = 0;
  }
  return 1;
}

/* Where the host has no memory, a call gives null and sends nothing. */
static int gives_null_without_memory(void) {
  Two columns = two("id:INT", "email:TEXT");
  MeshString* users = text("users");
  const uint64_t sent = host_pool_statements;
  const size_t before = used;
  used = most_bytes;
  const int is_null = mesh_migration_create_table(1, users, &columns) == NULL && mesh_migration_drop_table(1, NULL) == NULL;
  used = most_bytes - 64;
  const int has_no_room_for_all = mesh_migration_create_table(1, users, &columns) == NULL;
  used = before;
  return is_null && has_no_room_for_all && host_pool_statements == sent;
}

int main(int count, char** words) {
  const long calls = count > 1 ? atol(words[1]) : 100000;
  if (!make(10000) || !gives_null_without_memory()) return 2;
  const long before = resident_bytes();
  const uint64_t sent = host_pool_statements;
  if (!make(calls) || host_pool_statements - sent < (uint64_t)calls / 8 * 7) return 2;
  return is_flat("calls", calls, before) ? 0 : 1;
}
