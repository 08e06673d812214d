/* A host that lives long: what is made in a scope goes with it, a limit holds, and copies stay. */
#include <mesh/runtime.h>
#include <stdlib.h>

#include "check.h"

static const void* at(const void* list, int64_t index) { return (const void*)(uintptr_t)mesh_list_get(list, index); }

static void alignments(void) {
  for (uint64_t align = 1; align <= 4096; align *= 2) {
    const char* block = mesh_gc_alloc_actor(24, align);
    CHECK(block != NULL && (uintptr_t)block % align == 0 && block[23] == 0);
  }
  const uint64_t refused[] = {0, 3, 24, 8192, UINT64_C(1) << 63, UINT64_MAX};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; ++i) {
    CHECK(mesh_gc_alloc_actor(8, refused[i]) == NULL);
    CHECK(mesh_gc_alloc(8, refused[i]) == NULL);
  }
  CHECK(mesh_gc_alloc(UINT64_MAX, 8) == NULL);
  CHECK(mesh_gc_alloc(UINT64_MAX - 8192, 4096) == NULL);
}

static void scopes(void) {
  const uint64_t outer = mesh_scope_begin(0);
  CHECK(outer != 0 && mesh_scope_used() == 0);
  const MeshString* kept = text("kept");
  const uint64_t used = mesh_scope_used();
  CHECK(used == 16);
  const uint64_t inner = mesh_scope_begin(0);
  CHECK(inner != outer && mesh_scope_used() == 0);
  CHECK(mesh_string_new(NULL, 100000)->len == 100000);
  mesh_scope_end(inner);
  CHECK(mesh_scope_used() == used && is_text(kept, "kept"));

  /* Numbers that are over, or were never given, end nothing. */
  mesh_scope_end(inner);
  mesh_scope_end(0);
  mesh_scope_end(UINT64_MAX);
  CHECK(mesh_scope_used() == used);

  /* The outer scope takes those inside it along. */
  CHECK(mesh_scope_begin(0) != 0 && mesh_scope_begin(0) != 0);
  const uint64_t before = mesh_scope_used();
  mesh_scope_end(outer);
  CHECK(before == 0);
  CHECK(is_text(text("of the thread"), "of the thread"));
}

static void limits(void) {
  const uint64_t outer = mesh_scope_begin(1000);
  CHECK(mesh_string_new(NULL, 600) != NULL);
  CHECK(mesh_string_new(NULL, 600) == NULL);
  const uint64_t inner = mesh_scope_begin(0);
  CHECK(mesh_string_new(NULL, 600) == NULL);
  CHECK(mesh_string_new(NULL, 300) != NULL);
  mesh_scope_end(inner);
  CHECK(mesh_string_new(NULL, 300) != NULL);
  CHECK(mesh_scope_used() <= 1000);
  mesh_scope_end(outer);
  const uint64_t large = mesh_scope_begin(UINT64_C(1) << 20);
  uint64_t made = 0;
  while (mesh_string_new(NULL, 56) != NULL) ++made;
  CHECK(made == (UINT64_C(1) << 20) / 64);
  mesh_scope_end(large);
}

static MeshList* two_texts(void) {
  const uint64_t words[] = {word(text("a")), word(text("bcdefghij"))};
  return mesh_list_from_array(words, 2);
}
static MeshList* two_rows(void) {
  const MeshString* name = text("column");
  const MeshMap* first = mesh_map_put(mesh_map_new_typed(1), word(name), word(text("1")));
  const MeshMap* second = mesh_map_put(mesh_map_new_typed(1), word(name), word(text("2")));
  return mesh_list_append(mesh_list_append(mesh_list_new(), word(first)), word(second));
}
static MeshResult* ok_of_seven(void) {
  int64_t* cell = mesh_gc_alloc(sizeof *cell, 8);
  *cell = 7;
  return mesh_alloc_result(0, cell);
}

static void look_at(const MeshString* string, const MeshList* texts, const MeshResult* number, const MeshResult* rows,
                    const MeshResult* failure) {
  CHECK(is_text(string, "text") && string->len == 4);
  CHECK(mesh_list_length(texts) == 2 && is_text(at(texts, 0), "a") && is_text(at(texts, 1), "bcdefghij"));
  CHECK(number->tag == 0 && *(const int64_t*)number->value == 7);
  CHECK(is_text(err_of(failure), "why"));
  const MeshList* list = rows->value;
  CHECK(rows->tag == 0 && mesh_list_length(list) == 2);
  CHECK(is_text((const void*)(uintptr_t)mesh_map_get(at(list, 0), word(text("column"))), "1"));
  CHECK(is_text((const void*)(uintptr_t)mesh_map_get(at(list, 1), word(text("column"))), "2"));
  CHECK(mesh_map_entry_key(at(list, 0), 0) == mesh_map_entry_key(at(list, 1), 0));
}

static void copies(void) {
  const uint64_t outer = mesh_scope_begin(0);
  const uint64_t inner = mesh_scope_begin(0);
  const MeshString* string = text("text");
  const MeshList* texts = two_texts();
  const MeshResult* number = ok_of_seven();
  const MeshResult* rows = mesh_alloc_result(0, two_rows());
  const MeshResult* failure = mesh_alloc_result(1, text("why"));
  const uint64_t used = mesh_scope_used();

  const MeshString* kept_string = mesh_string_keep(string);
  const MeshList* kept_texts = mesh_strings_keep(texts);
  const MeshResult* kept_number = mesh_result_keep(number, MESH_OK_INT);
  const MeshResult* kept_rows = mesh_result_keep(rows, MESH_OK_ROWS);
  const MeshResult* kept_failure = mesh_result_keep(failure, MESH_OK_INT);
  CHECK(mesh_scope_used() == used);

  MeshString* own_string = mesh_string_own(string);
  MeshList* own_texts = mesh_strings_own(texts);
  MeshResult* own_number = mesh_result_own(number, MESH_OK_INT);
  MeshResult* own_rows = mesh_result_own(rows, MESH_OK_ROWS);
  MeshResult* own_failure = mesh_result_own(failure, MESH_OK_ROWS);
  CHECK(mesh_scope_used() == used);

  MeshResult* ok_text = mesh_result_own(mesh_alloc_result(0, text("x")), MESH_OK_STRING);
  MeshResult* ok_texts = mesh_result_own(mesh_alloc_result(0, two_texts()), MESH_OK_STRINGS);
  MeshResult* ok_nothing = mesh_result_own(mesh_alloc_result(0, NULL), MESH_OK_STRINGS);
  CHECK(mesh_result_own(number, 9) == NULL && mesh_result_keep(number, -1) == NULL);

  mesh_scope_end(inner);
  look_at(kept_string, kept_texts, kept_number, kept_rows, kept_failure);
  CHECK(mesh_scope_used() > 0);
  mesh_scope_end(outer);
  look_at(own_string, own_texts, own_number, own_rows, own_failure);
  CHECK(is_text(ok_text->value, "x") && is_text(at(ok_texts->value, 1), "bcdefghij") && ok_nothing->value == NULL);
  void* blocks[] = {own_string, own_texts, own_number, own_rows, own_failure, ok_text, ok_texts, ok_nothing};
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; ++i) free(blocks[i]);

  /* Outside of all scopes, what is kept is the thread's. */
  CHECK(is_text(mesh_string_keep(text("of the thread")), "of the thread"));
}

/* A copy must fit into the scope around. */
static void a_copy_without_room(void) {
  const uint64_t outer = mesh_scope_begin(64);
  const MeshString* given = text("text");
  const uint64_t inner = mesh_scope_begin(40);
  CHECK(mesh_string_keep(given) != NULL && mesh_string_keep(given) != NULL && mesh_string_keep(given) != NULL);
  CHECK(mesh_string_keep(given) == NULL);
  mesh_scope_end(inner);
  mesh_scope_end(outer);
}

int main(void) {
  alignments();
  scopes();
  limits();
  copies();
  a_copy_without_room();
  return failures == 0 ? 0 : 1;
}
