/* A host that links mesh::runtime: every function of the C ABI, called from C. What each means in every case is tested in C++. */
#define _POSIX_C_SOURCE 200809L
#include <mesh/runtime.h>
#include <setjmp.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static uint64_t first_of(const void* list) { return ((const uint64_t*)((const MeshList*)list + 1))[0]; }
static const void* address(uint64_t of) { return (const void*)(uintptr_t)of; }
static int64_t boxed(const MeshOption* option) { return *(int64_t*)option->value; }

static uint64_t add(void* env, uint64_t element) { return element + *(uint64_t*)env; }
static uint64_t listed(void* env, uint64_t element) { return word(mesh_list_append(env, element)); }
static int8_t is_two(void* env, uint64_t element) {
  (void)env;
  return element == 2;
}
static uint64_t sum(void* env, uint64_t so_far, uint64_t element) { return so_far + element * *(uint64_t*)env; }
static uint64_t twice(uint64_t element) { return 2 * element; }
static int64_t downwards(uint64_t a, uint64_t b) { return (int64_t)b - (int64_t)a; }

static void texts(void) {
  const MeshString* words = text(" Ab, cd ");
  CHECK(is_text(mesh_string_concat(text("a"), text("b")), "ab"));
  CHECK(mesh_string_eq(text("a"), text("a")) == 1 && mesh_string_eq(text("a"), text("b")) == 0);
  CHECK(mesh_string_length(words) == 8);
  CHECK(is_text(mesh_string_slice(words, 1, 3), "Ab"));
  CHECK(mesh_string_contains(words, text("b,")) == 1);
  CHECK(mesh_string_starts_with(words, text(" A")) == 1);
  CHECK(mesh_string_ends_with(words, text("d ")) == 1);
  CHECK(is_text(mesh_string_trim(words), "Ab, cd"));
  CHECK(is_text(mesh_string_to_upper(words), " AB, CD "));
  CHECK(is_text(mesh_string_to_lower(words), " ab, cd "));
  CHECK(is_text(mesh_string_replace(words, text(","), text(";")), " Ab; cd "));
  CHECK(is_text(mesh_string_join(mesh_string_split(words, text(", ")), text("+")), " Ab+cd "));
  CHECK(boxed(mesh_string_to_int(text(" 42 "))) == 42);
  CHECK(mesh_string_new(NULL, 3)->len == 3);
  CHECK(mesh_string_to_string(word(words)) == words);
}

static void numbers(void) {
  CHECK(is_text(mesh_int_to_string(INT64_MIN), "-9223372036854775808"));
  CHECK(is_text(mesh_bool_to_string(1), "true") && is_text(mesh_bool_to_string(0), "false"));
  CHECK(is_text(mesh_float_to_string(0.1), "0.1"));
  CHECK(is_text(mesh_float_to_string(mesh_int_to_float(3)), "3"));
  CHECK(is_text(mesh_float_to_string(1e21), "1000000000000000000000"));
  CHECK(is_text(mesh_float_to_string(strtod("nan", NULL)), "NaN"));
  CHECK(*(double*)mesh_string_to_float(text(" -2.5e1 "))->value == -25.0);
  CHECK(mesh_string_to_float(text("2.5x"))->tag == 1);
  CHECK(mesh_string_to_float(text("+-2.5"))->tag == 1);
}

static void lists(void) {
  const uint64_t words[] = {1, 2, 3};
  const MeshList* list = mesh_list_from_array(words, 3);
  uint64_t ten = 10;
  MeshList* builder = mesh_list_builder_new(1);
  mesh_list_builder_push(builder, 9);
  CHECK(first_of(builder) == 9);
  CHECK(mesh_list_length(mesh_list_new()) == 0);
  CHECK(mesh_list_get(list, 2) == 3 && mesh_list_nth(list, 0) == 1 && mesh_list_head(list) == 1 && mesh_list_last(list) == 3);
  CHECK(mesh_list_length(mesh_list_tail(list)) == 2);
  CHECK(mesh_list_last(mesh_list_append(list, 4)) == 4);
  CHECK(mesh_list_length(mesh_list_concat(list, list)) == 6);
  CHECK(first_of(mesh_list_reverse(list)) == 3);
  CHECK(mesh_list_length(mesh_list_take(list, 2)) == 2);
  CHECK(first_of(mesh_list_drop(list, 2)) == 3);
  CHECK(mesh_list_contains(list, 3) == 1);
  CHECK(mesh_list_contains_str(mesh_string_split(text("a,b"), text(",")), text("b")) == 1);
  CHECK(first_of(mesh_list_map(list, (MeshFunction)add, &ten)) == 11);
  CHECK(mesh_list_length(mesh_list_flat_map(list, (MeshFunction)listed, builder)) == 6);
  CHECK(first_of(mesh_list_filter(list, (MeshFunction)is_two, &ten)) == 2);
  CHECK(mesh_list_any(list, (MeshFunction)is_two, &ten) == 1);
  CHECK(mesh_list_all(list, (MeshFunction)is_two, &ten) == 0);
  CHECK(word(mesh_list_find(list, (MeshFunction)is_two, &ten)->value) == 2);
  CHECK(mesh_list_reduce(list, 5, (MeshFunction)sum, &ten) == 65);
  CHECK(first_of(mesh_list_sort(list, (MeshFunction)downwards, NULL)) == 3);
}

static void ranges(void) {
  const MeshTuple* range = mesh_range_new(-1, 3);
  uint64_t ten = 10;
  CHECK(mesh_tuple_size(range) == 2 && (int64_t)mesh_tuple_first(range) == -1 && mesh_tuple_second(range) == 3);
  CHECK(mesh_range_length(range) == 4);
  CHECK(mesh_range_length(mesh_range_new(3, 3)) == 0 && mesh_range_length(mesh_range_new(3, -1)) == 0);
  CHECK(mesh_range_length(mesh_range_new(INT64_MIN, INT64_MAX)) == INT64_MAX);
  CHECK(mesh_range_length(mesh_range_new(INT64_MAX, INT64_MIN)) == 0);
  const MeshList* numbers = mesh_range_to_list(range);
  CHECK(mesh_list_length(numbers) == 4 && (int64_t)mesh_list_head(numbers) == -1 && mesh_list_last(numbers) == 2);
  CHECK(mesh_list_length(mesh_range_to_list(mesh_range_new(0, -5))) == 0);
  CHECK(mesh_range_to_list(mesh_range_new(INT64_MIN, INT64_MAX)) == NULL);
  CHECK(mesh_range_map(mesh_range_new(0, INT64_MAX), (MeshFunction)add, &ten) == NULL);
  CHECK(mesh_range_filter(mesh_range_new(0, INT64_MAX), (MeshFunction)is_two, &ten) == NULL);
  const MeshList* mapped = mesh_range_map(range, (MeshFunction)add, &ten);
  CHECK(mesh_list_length(mapped) == 4 && first_of(mapped) == 9 && mesh_list_last(mapped) == 12);
  CHECK(mesh_list_length(mesh_range_map(range, (MeshFunction)twice, NULL)) == 4);
  CHECK((int64_t)first_of(mesh_range_map(range, (MeshFunction)twice, NULL)) == -2);
  const MeshList* kept = mesh_range_filter(range, (MeshFunction)is_two, &ten);
  CHECK(mesh_list_length(kept) == 1 && first_of(kept) == 2);
}

static void tuples_and_maps(void) {
  const uint64_t words[] = {4, 5};
  const MeshList* pairs = mesh_list_zip(mesh_list_from_array(words, 2), mesh_list_from_array(words, 2));
  const MeshTuple* pair = address(mesh_list_last(mesh_list_enumerate(pairs)));
  CHECK(mesh_tuple_size(pair) == 2 && mesh_tuple_first(pair) == 1);
  CHECK(mesh_tuple_nth(address(mesh_tuple_second(pair)), 1) == 5);
  CHECK(mesh_list_length(mesh_list_flatten(mesh_list_append(mesh_list_new(), word(pairs)))) == 2);

  const MeshMap* map = mesh_map_from_list(pairs);
  CHECK(mesh_map_get(map, 4) == 4 && mesh_map_has_key(map, 5) == 1);
  CHECK(mesh_map_size(mesh_map_delete(map, 4)) == 1);
  CHECK(mesh_map_size(mesh_map_merge(map, mesh_map_put(mesh_map_new(), 6, 7))) == 3);
  CHECK(mesh_list_length(mesh_map_keys(map)) == 2 && mesh_list_length(mesh_map_values(map)) == 2);
  CHECK(mesh_list_length(mesh_map_to_list(map)) == 2);
  CHECK(mesh_map_entry_key(map, 1) == 5 && mesh_map_entry_value(map, 1) == 5);
  const MeshMap* ages = mesh_map_put(mesh_map_tag_string(mesh_map_new()), word(text("ann")), 30);
  CHECK(mesh_map_get(ages, word(text("ann"))) == 30);
  CHECK(mesh_map_get(mesh_map_put(mesh_map_new_typed(1), word(text("b")), 1), word(text("b"))) == 1);
}

static void results(void) {
  int64_t* cell = mesh_gc_alloc_actor(sizeof *cell, 8);
  CHECK(*cell == 0);
  const char* aligned = mesh_gc_alloc(3, 16);
  CHECK((uintptr_t)aligned % 16 == 0 && aligned[0] == 0 && aligned[2] == 0);
  const MeshResult* ok = mesh_alloc_result(0, cell);
  CHECK(mesh_result_is_ok(ok) == 1 && mesh_result_unwrap(ok) == cell);
  CHECK(mesh_result_is_ok(mesh_alloc_result(1, text("no"))) == 0);
}

static void environment(void) {
  setenv("MESH_ABI_TEXT", "here", 1);
  setenv("MESH_ABI_NUMBER", "12", 1);
  setenv("MESH_ABI_BYTES", "\xFF", 1);
  MeshString* otherwise = text("default");
  CHECK(is_text(mesh_env_get(text("MESH_ABI_TEXT"))->value, "here"));
  CHECK(mesh_env_get(text("MESH_ABI_NOTHING"))->tag == 1);
  CHECK(is_text(mesh_env_get_with_default(text("MESH_ABI_TEXT"), otherwise), "here"));
  CHECK(mesh_env_get_with_default(text("MESH_ABI_NOTHING"), otherwise) == otherwise);
  CHECK(mesh_env_get_with_default(text("MESH_ABI_BYTES"), otherwise) == otherwise);
  CHECK(mesh_env_get_int(text("MESH_ABI_NUMBER"), 7) == 12);
  CHECK(mesh_env_get_int(text("MESH_ABI_TEXT"), 7) == 7);
}

/* What this program checks when it is called with arguments. */
static int is_called_as_told(int count) {
  const MeshList* words = mesh_env_args();
  CHECK(count == 5 && words->len == 5);
  CHECK(is_text(address(mesh_list_get(words, 0)), "host"));
  CHECK(is_text(address(mesh_list_get(words, 1)), "a b"));
  CHECK(is_text(address(mesh_list_get(words, 2)), ""));
  CHECK(is_text(address(mesh_list_get(words, 3)), "\xC3\xA9"));
  CHECK(is_text(address(mesh_list_get(words, 4)), "\xEF\xBF\xBD!"));
  return failures == 0 ? 0 : 1;
}

/* A handle that nobody opened is an Err of every function that sends to it, and harmless to give back or close. */
static void pools(void) {
  const char* closed = "the pool handle is not open";
  const MeshString* name = text("t");
  void* columns = mesh_list_append(mesh_list_new(), word(text("id:INT")));
  void* names = mesh_list_append(mesh_list_new(), word(text("id")));
  const void* failures_of[] = {
      mesh_migration_create_table(0, name, columns),
      mesh_migration_drop_table(0, name),
      mesh_migration_add_column(0, name, text("a:INT")),
      mesh_migration_drop_column(0, name, name),
      mesh_migration_rename_column(0, name, name, text("u")),
      mesh_migration_create_index(0, name, names, text("")),
      mesh_migration_drop_index(0, name, names),
      mesh_migration_execute(0, text("SELECT 1")),
      mesh_pool_checkout(0),
      mesh_pool_execute(0, text("SELECT 1"), mesh_list_new()),
      mesh_pool_query(0, text("SELECT 1"), mesh_list_new()),
      mesh_repo_execute_raw(0, text("SELECT 1"), mesh_list_new()),
      mesh_repo_query_raw(0, text("SELECT 1"), mesh_list_new()),
      mesh_pg_create_extension(0, name),
      mesh_pg_create_range_partitioned_table(0, name, columns, text("id")),
      mesh_pg_create_gin_index(0, name, name, name, name),
      mesh_pg_create_daily_partitions_ahead(0, name, 1),
      mesh_pg_list_daily_partitions_before(0, name, 1),
      mesh_pg_drop_partition(0, name),
  };
  for (size_t i = 0; i < sizeof failures_of / sizeof *failures_of; ++i) {
    const MeshString* err = err_of(failures_of[i]);
    if (err == NULL || !begins(err, closed)) fprintf(stderr, "call %zu: not refused\n", i);
    CHECK(err != NULL && begins(err, closed));
  }
  CHECK(begins(err_of(mesh_pool_open(text("mysql://host"), 0, 1, 100)), "pool open: "));
  mesh_pool_checkin(0, 0);
  mesh_pool_close(0);
  CHECK(begins(err_of(mesh_pool_execute(0, text("SELECT 1"), NULL)), "Pool.execute: `parameters`: "));
  CHECK(begins(err_of(mesh_pool_query(0, NULL, mesh_list_new())), "Pool.query: `sql`: "));
  CHECK(begins(err_of(mesh_repo_execute_raw(0, text("\xFF"), mesh_list_new())), "Repo.execute_raw: `sql`: "));
  CHECK(begins(err_of(mesh_repo_query_raw(0, text("SELECT 1"), NULL)), "Repo.query_raw: `parameters`: "));
}

/* What `act` writes to `stream` before its process ends, and how that ends. */
static int run(void (*act)(void), int stream, char* output, size_t size) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  fflush(NULL);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], stream);
    act();
    _exit(0);
  }
  close(ends[1]);
  size_t length = 0;
  for (ssize_t more = 1; more > 0 && length < size - 1; length += (size_t)more)
    more = read(ends[0], output + length, size - 1 - length);
  output[length] = '\0';
  close(ends[0]);
  int status = -1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void look_beyond(void) { (void)mesh_list_get(mesh_list_new(), 2); }
static void look_into_nothing(void) { (void)mesh_list_head(mesh_list_new()); }
static void panic_in_a_program(void) {
  printf("before");
  mesh_panic((const uint8_t*)"no match", 8, (const uint8_t*)"up.mpl", 6, 12);
}

static jmp_buf before_panic;
static char told[64];

static void note(void* context, const MeshPanic* panic) {
  snprintf(told, sizeof told, "%s%.*s|%.*s|%d", (const char*)context, (int)panic->size, (const char*)panic->message,
           (int)panic->file_size, (const char*)panic->file, (int)panic->line);
}
static void note_and_jump(void* context, const MeshPanic* panic) {
  note(context, panic);
  longjmp(before_panic, 1);
}
static void note_and_print(void* context, const MeshPanic* panic) {
  note(context, panic);
  fprintf(stderr, "%s\n", told);
}
static void note_and_exit(void* context, const MeshPanic* panic) {
  note_and_print(context, panic);
  _Exit(7);
}
static void panic_in_the_hook(void* context, const MeshPanic* panic) {
  note_and_print(context, panic);
  look_beyond();
}

static void panic_twice(MeshPanicHook first, MeshPanicHook second) {
  mesh_on_panic(first, "");
  if (setjmp(before_panic) == 0) panic_in_a_program();
  mesh_on_panic(second, "");
  panic_in_a_program();
}
static void return_from_the_hook(void) { panic_twice(note_and_print, NULL); }
static void exit_in_the_hook(void) { panic_twice(note_and_exit, NULL); }
static void hook_that_panics(void) { panic_twice(panic_in_the_hook, NULL); }
static void take_the_hook_away(void) { panic_twice(note_and_jump, NULL); }
static void forget_to_begin(void) { panic_twice(note_and_jump, note_and_jump); }

/* A host goes on after each of many panics, and its budget of nested calls is whole again. */
static void outlived_panics(void) {
  static int panics;
  mesh_on_panic(note_and_jump, (void*)"!");
  for (panics = 0; panics < 3; ++panics) {
    if (setjmp(before_panic) == 0) {
      mesh_begin_run(0);
      for (;;) mesh_enter_function();
    }
    CHECK(strstr(told, "calls are nested more than 2000 deep") != NULL);
  }
  mesh_begin_run(0);
  if (setjmp(before_panic) == 0) panic_in_a_program();
  CHECK(strcmp(told, "!no match|up.mpl|12") == 0);
  mesh_begin_run(0);
  if (setjmp(before_panic) == 0) look_into_nothing();
  CHECK(strcmp(told, "!mesh_list_head: empty list||0") == 0);
  mesh_begin_run(0);
  mesh_on_panic(NULL, NULL);
}

static void call_itself(void) {
  execl("/proc/self/exe", "host", "a b", "", "\xC3\xA9", "\xFF!", (char*)NULL);
  _exit(2);
}
static void print(void) {
  mesh_print(text("a"));
  mesh_io_eprintln(text("c"));
  mesh_println(text("b"));
}

static void processes(void) {
  char output[300];
  CHECK(run(look_beyond, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output, "Mesh panic: mesh_list_get: index 2 out of bounds (len 0)\n") == 0);
  CHECK(run(look_into_nothing, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output, "Mesh panic: mesh_list_head: empty list\n") == 0);
  CHECK(run(panic_in_a_program, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output, "Mesh panic at up.mpl:12: no match\n") == 0);
  CHECK(run(panic_in_a_program, STDOUT_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output, "before") == 0);
  CHECK(run(return_from_the_hook, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output, "no match|up.mpl|12\nMesh panic at up.mpl:12: no match\n") == 0);
  CHECK(run(exit_in_the_hook, STDERR_FILENO, output, sizeof output) == 7);
  CHECK(strcmp(output, "no match|up.mpl|12\n") == 0);
  CHECK(run(hook_that_panics, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output,
               "no match|up.mpl|12\n"
               "Mesh panic in a panic hook, or after one that was left without a call of mesh_begin_run:\n"
               "Mesh panic: mesh_list_get: index 2 out of bounds (len 0)\n") == 0);
  CHECK(run(take_the_hook_away, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output, "Mesh panic at up.mpl:12: no match\n") == 0);
  CHECK(run(forget_to_begin, STDERR_FILENO, output, sizeof output) == 101);
  CHECK(strcmp(output,
               "Mesh panic in a panic hook, or after one that was left without a call of mesh_begin_run:\n"
               "Mesh panic at up.mpl:12: no match\n") == 0);
  CHECK(run(print, STDOUT_FILENO, output, sizeof output) == 0);
  CHECK(strcmp(output, "ab\n") == 0);
  CHECK(run(print, STDERR_FILENO, output, sizeof output) == 0);
  CHECK(strcmp(output, "c\n") == 0);
  CHECK(run(call_itself, STDERR_FILENO, output, sizeof output) == 0);
  CHECK(strcmp(output, "") == 0);
}

int main(int count, char** words) {
  (void)words;
  if (count > 1) return is_called_as_told(count);
  mesh_rt_init();
  mesh_rt_init();
  mesh_rt_init_actor(0);
  mesh_register_function((const uint8_t*)"main", 4, (MeshFunction)main);
  texts();
  numbers();
  lists();
  ranges();
  tuples_and_maps();
  results();
  environment();
  pools();
  processes();
  outlived_panics();
  mesh_reduction_check();
  mesh_rt_run_scheduler();
  return failures == 0 ? 0 : 1;
}
