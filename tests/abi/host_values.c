/* A host's own strings, lists and results. Names that libraries of ours know, too, must not meet theirs: a call that gets here by
 * mistake ends the program, and two definitions of one name would not link. */
#include <mesh/runtime.h>
#include <stdlib.h>
#include <string.h>

enum { most_blocks = 4096 };
static void* blocks[most_blocks];
static size_t used_blocks;

static void free_blocks(void) {
  for (size_t i = 0; i < used_blocks; ++i) free(blocks[i]);
}

static void* allocate(size_t size) {
  if (used_blocks == 0) atexit(free_blocks);
  if (used_blocks == most_blocks) abort();
  void* block = calloc(1, size);
  if (block == NULL) abort();
  blocks[used_blocks++] = block;
  return block;
}

MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size) {
  MeshString* string = allocate(sizeof *string + size);
  string->len = size;
  memcpy(string + 1, bytes, size);
  return string;
}

MeshList* mesh_list_new(void) { return allocate(sizeof(MeshList)); }

MeshList* mesh_list_from_array(const uint64_t* elements, int64_t count) {
  const size_t bytes = (size_t)count * sizeof *elements;
  MeshList* list = allocate(sizeof *list + bytes);
  list->len = list->cap = (uint64_t)count;
  memcpy(list + 1, elements, bytes);
  return list;
}

MeshResult* mesh_alloc_result(int64_t tag, void* value) {
  MeshResult* result = allocate(sizeof *result);
  result->tag = (uint8_t)tag;
  result->value = value;
  return result;
}

void* mesh_gc_alloc_actor(uint64_t size, uint64_t align) {
  (void)size, (void)align;
  abort();
}

MeshString* mesh_string_concat(const MeshString* a, const MeshString* b) {
  (void)a, (void)b;
  abort();
}

void mesh_panic(const uint8_t* message, int64_t size, const uint8_t* file, int64_t file_size, int32_t line) {
  (void)message, (void)size, (void)file, (void)file_size, (void)line;
  abort();
}

/* What mesh::bug and mesh::runtime::find_pool are called for a linker. */
void _ZN4mesh3bugEPKcS1_i(void);
void _ZN4mesh3bugEPKcS1_i(void) { abort(); }
void _ZN4mesh7runtime9find_poolEm(void);
void _ZN4mesh7runtime9find_poolEm(void) { abort(); }
