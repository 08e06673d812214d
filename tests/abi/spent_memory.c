/* Every function that makes something, where memory is spent at each point of it in turn: it gives null, or an Err, or all that it
 * should, and the process lives. Memory is spent as a scope's limit, and as a malloc that fails, once or from then on.
 *
 * With DATABASE_URL set it is the functions that need a server that are called. */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <mesh/runtime.h>
#include <stdlib.h>

#include "check.h"

/* --- A malloc that fails --- */

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);

static bool is_armed;
static bool fails_for_good;
static bool has_failed;
static long good_ones;

static bool fails(void) {
  if (!is_armed || (has_failed && !fails_for_good) || good_ones-- > 0) return false;
  has_failed = true;
  errno = ENOMEM;
  return true;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void* realloc(void* block, size_t size) { return fails() ? NULL : __libc_realloc(block, size); }

static void arm(long after, bool for_good) {
  good_ones = after;
  fails_for_good = for_good;
  has_failed = false;
  is_armed = true;
}
static void disarm(void) { is_armed = false; }

/* --- The calls. Each gives what it makes. --- */

static MeshString* words;
static MeshString* comma;
static MeshString* number;
static MeshList* list;
static MeshList* pairs;
static MeshList* columns;
static MeshList* rows;
static MeshList* lists;
static MeshList* nothing;
static MeshList* one_text;
static MeshMap* map;
static MeshMap* empty_map;
static MeshMap* untold_map;
static MeshString* long_name;
static MeshTuple* range;
static MeshResult* ok_rows;
static MeshString* one_name;
static MeshString* column;
static MeshString* one_query;
static MeshString* url;
static uint64_t pool;

static uint64_t same(uint64_t element) { return element; }
static uint64_t listed(uint64_t element) { return word(mesh_list_append(list, element)); }
static int8_t yes(uint64_t element) { return element < 1000; }
static int64_t downwards(uint64_t a, uint64_t b) { return (int64_t)b - (int64_t)a; }

typedef const void* Call(void);
typedef struct Named {
  const char* name;
  Call* call;
} Named;
#define CALL(name, ...) \
  static const void* name(void) { return __VA_ARGS__; }

CALL(gc_alloc, mesh_gc_alloc(5000, 64))
CALL(gc_alloc_actor, mesh_gc_alloc_actor(5000, 8))
CALL(string_new, mesh_string_new(NULL, 5000))
CALL(string_concat, mesh_string_concat(words, words))
CALL(string_slice, mesh_string_slice(words, 1, 300))
CALL(string_trim, mesh_string_trim(words))
CALL(string_to_upper, mesh_string_to_upper(words))
CALL(string_to_lower, mesh_string_to_lower(words))
CALL(string_replace, mesh_string_replace(words, comma, words))
CALL(string_split, mesh_string_split(words, comma))
CALL(string_join, mesh_string_join(columns, comma))
CALL(string_to_int, mesh_string_to_int(number))
CALL(string_to_float, mesh_string_to_float(number))
CALL(int_to_string, mesh_int_to_string(INT64_MIN))
CALL(float_to_string, mesh_float_to_string(1.0 / 3e100))
CALL(bool_to_string, mesh_bool_to_string(1))
CALL(alloc_result, mesh_alloc_result(0, NULL))
CALL(list_new, mesh_list_new())
CALL(list_from_array, mesh_list_from_array((const uint64_t*)(list + 1), 3))
CALL(list_builder_new, mesh_list_builder_new(500))
CALL(list_tail, mesh_list_tail(list))
CALL(list_append, mesh_list_append(list, 1))
CALL(list_concat, mesh_list_concat(list, list))
CALL(list_reverse, mesh_list_reverse(list))
CALL(list_take, mesh_list_take(list, 2))
CALL(list_drop, mesh_list_drop(list, 1))
CALL(list_zip, mesh_list_zip(list, list))
CALL(list_enumerate, mesh_list_enumerate(list))
CALL(list_flatten, mesh_list_flatten(lists))
CALL(list_map, mesh_list_map(list, (MeshFunction)same, NULL))
CALL(list_flat_map, mesh_list_flat_map(list, (MeshFunction)listed, NULL))
CALL(list_filter, mesh_list_filter(list, (MeshFunction)yes, NULL))
CALL(list_find, mesh_list_find(list, (MeshFunction)yes, NULL))
CALL(list_sort, mesh_list_sort(list, (MeshFunction)downwards, NULL))
CALL(range_new, mesh_range_new(1, 2))
CALL(range_to_list, mesh_range_to_list(range))
CALL(range_map, mesh_range_map(range, (MeshFunction)same, NULL))
CALL(range_filter, mesh_range_filter(range, (MeshFunction)yes, NULL))
CALL(map_new, mesh_map_new())
CALL(map_new_typed, mesh_map_new_typed(1))
CALL(map_tag_string, mesh_map_tag_string(empty_map))
CALL(map_with_string_keys, mesh_map_with_string_keys(untold_map))
CALL(map_put, mesh_map_put(map, 9, 9))
CALL(map_delete, mesh_map_delete(map, 1))
CALL(map_keys, mesh_map_keys(map))
CALL(map_values, mesh_map_values(map))
CALL(map_merge, mesh_map_merge(map, map))
CALL(map_to_list, mesh_map_to_list(map))
CALL(map_from_list, mesh_map_from_list(pairs))
CALL(env_get, mesh_env_get(long_name))
CALL(env_get_with_default, mesh_env_get_with_default(long_name, words))
CALL(env_args, mesh_env_args())
CALL(string_keep, mesh_string_keep(words))
CALL(strings_keep, mesh_strings_keep(columns))
CALL(result_keep, mesh_result_keep(ok_rows, MESH_OK_ROWS))
CALL(string_own, mesh_string_own(words))
CALL(strings_own, mesh_strings_own(columns))
CALL(result_own, mesh_result_own(ok_rows, MESH_OK_ROWS))
CALL(pool_open_refused, mesh_pool_open(words, 0, 1, 100))
CALL(pool_checkout, mesh_pool_checkout(pool))
CALL(pool_execute, mesh_pool_execute(pool, text("SELECT $1::TEXT"), one_text))
CALL(pool_query, mesh_pool_query(pool, text("SELECT n, n::TEXT AS t FROM generate_series(1, 20) n"), nothing))
CALL(repo_execute_raw, mesh_repo_execute_raw(pool, text("SELECT 1"), nothing))
CALL(repo_query_raw, mesh_repo_query_raw(pool, text("SELECT 1"), nothing))
CALL(create_table, mesh_migration_create_table(pool, text("t"), columns))
CALL(drop_table, mesh_migration_drop_table(pool, text("nothing")))
CALL(add_column, mesh_migration_add_column(pool, text("t"), text("a:INT")))
CALL(drop_column, mesh_migration_drop_column(pool, text("t"), text("nothing")))
CALL(rename_column, mesh_migration_rename_column(pool, text("t"), text("nothing"), text("something")))
CALL(create_index, mesh_migration_create_index(pool, text("t"), columns, text("unique:true")))
CALL(drop_index, mesh_migration_drop_index(pool, text("t"), columns))
CALL(migration_execute, mesh_migration_execute(pool, text("SELECT 1")))
CALL(create_extension, mesh_pg_create_extension(pool, text("no such extension")))
CALL(create_partitioned, mesh_pg_create_range_partitioned_table(pool, text("p"), columns, text("id")))
CALL(create_gin_index, mesh_pg_create_gin_index(pool, text("t"), text("g"), text("id"), text("jsonb_path_ops")))
CALL(partitions_ahead, mesh_pg_create_daily_partitions_ahead(pool, text("p"), 2))
CALL(partitions_before, mesh_pg_list_daily_partitions_before(pool, text("p"), 0))
CALL(drop_partition, mesh_pg_drop_partition(pool, text("p_20200101")))

static const void* in_transaction(void) {
  const MeshResult* begun = mesh_transaction_begin(pool, 1000, 1000);
  if (begun == NULL || begun->tag == 1) return begun;
  const uint64_t up = *(const uint64_t*)begun->value;
  const void* added = mesh_migration_add_column(up, one_name, column);
  const void* committed = mesh_transaction_commit(up);
  return added == NULL ? NULL : committed;
}
static const void* on_a_connection(void) {
  const MeshResult* lent = mesh_pool_checkout(pool);
  if (lent == NULL || lent->tag == 1) return lent;
  const uint64_t connection = *(const uint64_t*)lent->value;
  const void* found = mesh_pool_query(connection, one_query, nothing);
  mesh_pool_checkin(pool, connection);
  return found;
}
static const void* open_and_close(void) {
  const MeshResult* opened = mesh_pool_open(url, 1, 1, 1000);
  if (opened != NULL && opened->tag == 0) mesh_pool_close(*(const uint64_t*)opened->value);
  return opened;
}

#define NAMED(name) \
  { #name, name }
static const Named without_server[] = {
    NAMED(gc_alloc),        NAMED(gc_alloc_actor),    NAMED(string_new),
    NAMED(string_concat),   NAMED(string_slice),      NAMED(string_trim),
    NAMED(string_to_upper), NAMED(string_to_lower),   NAMED(string_replace),
    NAMED(string_split),    NAMED(string_join),       NAMED(string_to_int),
    NAMED(string_to_float), NAMED(int_to_string),     NAMED(float_to_string),
    NAMED(bool_to_string),  NAMED(alloc_result),      NAMED(list_new),
    NAMED(list_from_array), NAMED(list_builder_new),  NAMED(list_tail),
    NAMED(list_append),     NAMED(list_concat),       NAMED(list_reverse),
    NAMED(list_take),       NAMED(list_drop),         NAMED(list_zip),
    NAMED(list_enumerate),  NAMED(list_flatten),      NAMED(list_map),
    NAMED(list_flat_map),   NAMED(list_filter),       NAMED(list_find),
    NAMED(list_sort),       NAMED(range_new),         NAMED(range_to_list),
    NAMED(range_map),       NAMED(range_filter),      NAMED(map_new),
    NAMED(map_new_typed),   NAMED(map_tag_string),    NAMED(map_with_string_keys),
    NAMED(map_put),         NAMED(map_delete),        NAMED(map_keys),
    NAMED(map_values),      NAMED(map_merge),         NAMED(map_to_list),
    NAMED(map_from_list),   NAMED(env_get),           NAMED(env_get_with_default),
    NAMED(env_args),        NAMED(string_keep),       NAMED(strings_keep),
    NAMED(result_keep),     NAMED(pool_open_refused), NAMED(create_table),
    NAMED(pool_execute),    NAMED(partitions_before),
};
/* No scope's limit counts for what belongs to the host. */
static const Named of_the_host[] = {NAMED(string_own), NAMED(strings_own), NAMED(result_own)};
static const Named with_server[] = {
    NAMED(in_transaction),   NAMED(on_a_connection),    NAMED(open_and_close),   NAMED(pool_execute),     NAMED(pool_query),
    NAMED(repo_execute_raw), NAMED(repo_query_raw),     NAMED(create_table),     NAMED(drop_table),       NAMED(add_column),
    NAMED(drop_column),      NAMED(rename_column),      NAMED(create_index),     NAMED(drop_index),       NAMED(migration_execute),
    NAMED(create_extension), NAMED(create_partitioned), NAMED(create_gin_index), NAMED(partitions_ahead), NAMED(partitions_before),
    NAMED(drop_partition),
};

static void make_values(void) {
  const uint64_t numbers[] = {3, 1, 2};
  const uint64_t entries[] = {word(text("id:DATE:NOT NULL")), word(text("name:TEXT"))};
  words = text(" One, two and more than a short string holds,\xC3\x9F, three ");
  comma = text(",");
  number = text(" 12 ");
  list = mesh_list_from_array(numbers, 3);
  pairs = mesh_list_zip(list, list);
  columns = mesh_list_from_array(entries, 2);
  map = mesh_map_from_list(pairs);
  range = mesh_range_new(0, 5);
  one_name = text("t");
  column = text("a:INT");
  one_query = text("SELECT 1");
  lists = mesh_list_append(mesh_list_new(), word(list));
  nothing = mesh_list_new();
  one_text = mesh_list_append(nothing, word(comma));
  empty_map = mesh_map_new();
  untold_map = mesh_map_from_list(mesh_list_zip(columns, columns));
  long_name = text("A_NAME_THAT_IS_LONGER_THAN_A_SHORT_STRING");
  setenv("A_NAME_THAT_IS_LONGER_THAN_A_SHORT_STRING", "and a value that is longer than a short string", 1);
  const MeshMap* row = mesh_map_put(mesh_map_new_typed(1), word(comma), word(words));
  rows = mesh_list_append(mesh_list_append(mesh_list_new(), word(row)), word(row));
  ok_rows = mesh_alloc_result(0, rows);
}

static void spend_in_scopes(const Named* named) {
  bool was_null = false;
  for (uint64_t limit = 8; limit < 100000; limit += 8) {
    const uint64_t scope = mesh_scope_begin(limit);
    const uint64_t inner = mesh_scope_begin(limit);
    const bool is_made = named->call() != NULL;
    if (!is_made) was_null = true;
    mesh_scope_end(inner);
    mesh_scope_end(scope);
    if (is_made) {
      if (!was_null) fprintf(stderr, "%s: never out of memory\n", named->name);
      return;
    }
  }
  fprintf(stderr, "%s: gives null however much memory there is\n", named->name);
  ++failures;
}

static void spend_by_malloc(const Named* named, bool for_good) {
  for (long after = 0; after < 5000; ++after) {
    const uint64_t scope = mesh_scope_begin(0);
    arm(after, for_good);
    const void* made = named->call();
    disarm();
    const bool is_made = made != NULL;
    mesh_scope_end(scope);
    if (has_failed) continue;
    if (!is_made) {
      fprintf(stderr, "%s: null though nothing failed\n", named->name);
      ++failures;
    }
    return;
  }
  fprintf(stderr, "%s: never comes to an end\n", named->name);
  ++failures;
}

static void spend(const Named* calls, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    spend_in_scopes(&calls[i]);
    spend_by_malloc(&calls[i], false);
    spend_by_malloc(&calls[i], true);
  }
}

/* --- What is said of the calls for which there is no memory --- */

static bool says_spent(const char* sql) {
  const MeshOutcome* last = mesh_last_outcome();
  return last != NULL && last->is_ok == 0 && strcmp(last->message.bytes, "memory is spent") == 0 &&
         strcmp(last->sql.bytes, sql) == 0;
}

static const void* commit_one(void) {
  const MeshResult* begun = mesh_transaction_begin(pool, 1000, 1000);
  const uint64_t up = *(const uint64_t*)begun->value;
  const uint64_t scope = mesh_scope_begin(8);
  const void* committed = mesh_transaction_commit(up);
  mesh_scope_end(scope);
  return committed;
}
static const void* begin_one(void) {
  const MeshResult* begun = mesh_transaction_begin(pool, 1000, 1000);
  if (begun != NULL && begun->tag == 0) mesh_transaction_rollback(*(const uint64_t*)begun->value);
  return begun;
}
static const void* checkout_one(void) {
  const MeshResult* lent = mesh_pool_checkout(pool);
  if (lent != NULL && lent->tag == 0) mesh_pool_checkin(pool, *(const uint64_t*)lent->value);
  return lent;
}

/* No outcome of an earlier call is taken for that of one that gave null. */
static void outcomes_are_not_stale(void) {
  CHECK(err_of(repo_execute_raw()) == NULL && mesh_last_outcome()->is_ok == 1);
  CHECK(commit_one() == NULL && says_spent("COMMIT"));
  const struct {
    Call* call;
    const char* sql;
  } calls[] = {{begin_one, "BEGIN"}, {open_and_close, ""}, {checkout_one, ""}};
  for (size_t i = 0; i < sizeof calls / sizeof *calls; ++i) {
    CHECK(err_of(repo_execute_raw()) == NULL && mesh_last_outcome()->is_ok == 1);
    const uint64_t scope = mesh_scope_begin(8);
    CHECK(calls[i].call() == NULL && says_spent(calls[i].sql));
    mesh_scope_end(scope);
    has_failed = true;
    for (long after = 0; has_failed && after < 5000; ++after) {
      CHECK(err_of(repo_execute_raw()) == NULL && mesh_last_outcome()->is_ok == 1);
      arm(after, false);
      const void* made = calls[i].call();
      disarm();
      if (made == NULL) CHECK(says_spent(calls[i].sql));
    }
  }
}

/* What is refused is no Ok, however little memory is left for the Err. */
static void refusals_stay_refusals(void) {
  for (uint64_t limit = 8; limit < 400; limit += 8) {
    const uint64_t scope = mesh_scope_begin(limit);
    const void* refused = pool_open_refused();
    CHECK(refused == NULL || err_of(refused) != NULL);
    mesh_scope_end(scope);
  }
}

int main(void) {
  make_values();
  const char* given = getenv("DATABASE_URL");
  if (given == NULL) {
    spend(without_server, sizeof without_server / sizeof *without_server);
    refusals_stay_refusals();
    for (size_t i = 0; i < sizeof of_the_host / sizeof *of_the_host; ++i) {
      spend_by_malloc(&of_the_host[i], false);
      spend_by_malloc(&of_the_host[i], true);
    }
    return failures == 0 ? 0 : 1;
  }
  url = text(given);
  const MeshResult* opened = mesh_pool_open(url, 0, 2, 1000);
  CHECK(opened->tag == 0);
  if (failures > 0) return 1;
  pool = *(const uint64_t*)opened->value;
  spend(with_server, sizeof with_server / sizeof *with_server);
  outcomes_are_not_stale();
  /* No connection was lost on the way: two are still to be had. */
  CHECK(err_of(pool_checkout()) == NULL && err_of(pool_checkout()) == NULL);
  mesh_pool_close(pool);
  return failures == 0 ? 0 : 1;
}
