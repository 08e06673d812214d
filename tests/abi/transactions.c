/* A host that carries out migrations as transactions and is told what became of each statement. Without DATABASE_URL it looks at
 * what needs no server. */
#define _POSIX_C_SOURCE 200809L
#include <mesh/runtime.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static bool shows(MeshView view, const char* expected) {
  return view.size == (int64_t)strlen(expected) && strcmp(view.bytes, expected) == 0;
}

static uint64_t number_of(const void* result) {
  const MeshResult* cell = result;
  if (cell->tag == 0) return *(const uint64_t*)cell->value;
  const MeshString* why = cell->value;
  fprintf(stderr, "%.*s\n", (int)why->len, (const char*)(why + 1));
  exit(1);
}

static uint64_t begin(uint64_t pool) { return number_of(mesh_transaction_begin(pool, 0, 0)); }
static const void* execute(uint64_t pool, const char* sql) { return mesh_pool_execute(pool, text(sql), mesh_list_new()); }

static void without_a_pool(void) {
  CHECK(mesh_last_outcome() == NULL);
  CHECK(begins(err_of(mesh_transaction_begin(0, 0, 0)), "the pool handle is not open"));
  CHECK(begins(err_of(mesh_transaction_commit(0)), "the pool handle is not open"));
  mesh_transaction_rollback(0);
  mesh_transaction_cancel(0);
  mesh_transaction_cancel(UINT64_MAX);
  mesh_pool_on_notice(0, NULL, NULL);
  CHECK(begins(err_of(mesh_pool_open(text("mysql://host"), 0, 1, 100)), "pool open: "));
  CHECK(mesh_last_outcome()->is_ok == 0 && begins(text(mesh_last_outcome()->message.bytes), "pool open: "));
}

static void outcomes(uint64_t pool) {
  number_of(execute(pool, "CREATE TABLE ages (name TEXT CONSTRAINT named CHECK (name <> ''), age INT)"));
  number_of(execute(pool, "INSERT INTO ages VALUES ('a', 1), ('b', 2)"));
  const MeshOutcome* last = mesh_last_outcome();
  CHECK(last->is_ok == 1 && last->rows == 2 && last->effect == MESH_APPLIED && last->notice_count == 0);
  CHECK(shows(last->sql, "INSERT INTO ages VALUES ('a', 1), ('b', 2)") && shows(last->message, ""));

  number_of(mesh_migration_add_column(pool, text("ages"), text("age:INT")));
  last = mesh_last_outcome();
  CHECK(last->is_ok == 1 && last->effect == MESH_SKIPPED && last->notice_count == 1);
  CHECK(shows(last->notices[0].severity, "NOTICE") && shows(last->notices[0].sqlstate, "42701"));
  CHECK(last->notices[0].effect == MESH_SKIPPED && last->notices[0].message.size > 0);
  number_of(
      mesh_migration_add_column(pool, text("ages"), text("a23456789012345678901234567890123456789012345678901234567890123X:INT")));
  CHECK(mesh_last_outcome()->effect == MESH_CLIPPED);
  number_of(
      mesh_migration_drop_column(pool, text("ages"), text("a23456789012345678901234567890123456789012345678901234567890123")));
  CHECK(mesh_last_outcome()->effect == MESH_APPLIED);

  CHECK(err_of(execute(pool, "INSERT INTO ages VALUES ('', 1)")) != NULL);
  last = mesh_last_outcome();
  CHECK(last->is_ok == 0 && shows(last->sqlstate, "23514") && shows(last->constraint, "named") && shows(last->table, "ages"));
  CHECK(shows(last->schema, "public") && shows(last->detail, "Failing row contains (, 1).") && last->position == 0);
  CHECK(err_of(mesh_pool_query(pool, text("SELECT agee FROM ages"), mesh_list_new())) != NULL);
  last = mesh_last_outcome();
  CHECK(shows(last->sqlstate, "42703") && last->position == 8);
  CHECK(shows(last->hint, "Perhaps you meant to reference the column \"ages.age\"."));

  /* What was refused has a message and no SQL. */
  CHECK(err_of(mesh_migration_add_column(pool, text("ages"), text("no type"))) != NULL);
  last = mesh_last_outcome();
  CHECK(last->is_ok == 0 && last->sql.size == 0 && last->sqlstate.size == 0 && last->message.size > 0);
}

typedef struct Told {
  int count;
  char text[200];
} Told;

static void take(void* context, const MeshNotice* notice) {
  Told* told = context;
  ++told->count;
  snprintf(told->text, sizeof told->text, "%s %s %s|%s|%s", notice->severity.bytes, notice->sqlstate.bytes, notice->message.bytes,
           notice->detail.bytes, notice->hint.bytes);
}

static void notices(uint64_t pool) {
  Told told = {0, ""};
  const char* warn = "DO $$ BEGIN RAISE WARNING 'of %', 'it' USING DETAIL = 'more', HINT = 'do', ERRCODE = '01234'; END $$";
  mesh_pool_on_notice(pool, take, &told);
  number_of(execute(pool, warn));
  CHECK(told.count == 1 && strcmp(told.text, "WARNING 01234 of it|more|do") == 0);
  const uint64_t up = begin(pool);
  number_of(execute(up, warn));
  CHECK(told.count == 2);
  mesh_transaction_rollback(up);
  const uint64_t connection = number_of(mesh_pool_checkout(pool));
  number_of(execute(connection, warn));
  mesh_pool_checkin(pool, connection);
  CHECK(told.count == 3);
  /* What is said before a statement fails. */
  CHECK(err_of(execute(pool, "DO $$ BEGIN RAISE WARNING 'soon'; RAISE EXCEPTION 'now'; END $$")) != NULL);
  CHECK(told.count == 4 && begins(text(told.text), "WARNING 01000 soon"));
  const MeshOutcome* last = mesh_last_outcome();
  CHECK(last->is_ok == 0 && last->effect == MESH_APPLIED && last->notice_count == 1 && shows(last->notices[0].message, "soon"));
  mesh_pool_on_notice(pool, NULL, NULL);
  number_of(execute(pool, warn));
  CHECK(told.count == 4);
}

static void whole_or_not_at_all(uint64_t pool) {
  uint64_t up = begin(pool);
  CHECK(shows(mesh_last_outcome()->sql, "BEGIN"));
  number_of(mesh_migration_add_column(up, text("ages"), text("committed:INT")));
  number_of(mesh_transaction_commit(up));
  CHECK(begins(err_of(mesh_transaction_commit(up)), "the pool handle is not open"));
  CHECK(begins(err_of(execute(up, "SELECT 1")), "the pool handle is not open"));

  up = begin(pool);
  number_of(mesh_migration_add_column(up, text("ages"), text("rolled_back:INT")));
  mesh_transaction_rollback(up);
  mesh_transaction_rollback(up);

  /* After the first failure nothing is sent, and the commit says what it was. */
  up = begin(pool);
  number_of(mesh_migration_add_column(up, text("ages"), text("failed:INT")));
  CHECK(err_of(execute(up, "SELECT 1/0")) != NULL);
  CHECK(begins(err_of(mesh_migration_add_column(up, text("ages"), text("refused:INT"))), "25P02"));
  CHECK(err_of(mesh_transaction_commit(up)) != NULL);
  CHECK(shows(mesh_last_outcome()->sqlstate, "22012"));
  CHECK(shows(mesh_last_outcome()->message, "the transaction was rolled back: division by zero"));

  /* So it is after a call that was refused. */
  up = begin(pool);
  CHECK(err_of(mesh_migration_add_column(up, text("ages"), NULL)) != NULL);
  CHECK(begins(err_of(mesh_transaction_commit(up)), "the transaction was rolled back: "));
}

static void timeouts(uint64_t pool) {
  uint64_t up = number_of(mesh_transaction_begin(pool, 0, 50));
  CHECK(begins(err_of(execute(up, "SELECT pg_sleep(60)")), "57014"));
  mesh_transaction_rollback(up);
  const uint64_t holder = begin(pool);
  number_of(execute(holder, "LOCK TABLE ages"));
  up = number_of(mesh_transaction_begin(pool, 50, -1));
  CHECK(begins(err_of(mesh_migration_add_column(up, text("ages"), text("waits:INT"))), "55P03"));
  mesh_transaction_rollback(up);
  mesh_transaction_rollback(holder);
  up = number_of(mesh_transaction_begin(pool, INT64_MAX, INT64_MAX));
  number_of(execute(up, "SELECT 1"));
  number_of(mesh_transaction_commit(up));
}

static uint64_t to_cancel;
static void* cancel_it(void* nothing) {
  const struct timespec a_while = {.tv_sec = 0, .tv_nsec = 200000000};
  nanosleep(&a_while, NULL);
  mesh_transaction_cancel(to_cancel);
  return nothing;
}
static void cancel_in_a_handler(int number) {
  (void)number;
  mesh_transaction_cancel(to_cancel);
}

static void cancellations(uint64_t pool) {
  pthread_t thread;
  to_cancel = begin(pool);
  CHECK(pthread_create(&thread, NULL, cancel_it, NULL) == 0);
  CHECK(begins(err_of(execute(to_cancel, "SELECT pg_sleep(60)")), "57014"));
  pthread_join(thread, NULL);
  CHECK(err_of(mesh_transaction_commit(to_cancel)) != NULL);
  mesh_transaction_cancel(to_cancel);

  const struct sigaction action = {.sa_handler = cancel_in_a_handler};
  sigaction(SIGALRM, &action, NULL);
  to_cancel = begin(pool);
  alarm(1);
  CHECK(begins(err_of(execute(to_cancel, "SELECT pg_sleep(60)")), "57014"));
  mesh_transaction_rollback(to_cancel);

  /* A handle that has ended cancels none that came after it. */
  const uint64_t next = begin(pool);
  mesh_transaction_cancel(to_cancel);
  number_of(execute(next, "SELECT 1"));
  number_of(mesh_transaction_commit(next));
}

/* Threads that begin, cancel, commit and roll back at once, with handles of each other's. */
enum { most_threads = 4, most_turns = 50 };
static uint64_t shared_pool;
static volatile uint64_t handles[most_threads];
static void* use_and_cancel(void* number) {
  const uint64_t own = (uint64_t)(uintptr_t)number;
  for (int turn = 0; turn < most_turns; ++turn) {
    const uint64_t scope = mesh_scope_begin(0);
    const uint64_t up = begin(shared_pool);
    handles[own] = up;
    execute(up, "SELECT 1");
    mesh_transaction_cancel(handles[(own + 1) % most_threads]);
    if (turn % 2 == 0) {
      mesh_transaction_commit(up);
    } else {
      mesh_transaction_rollback(up);
    }
    mesh_scope_end(scope);
  }
  return NULL;
}
static void many_at_once(uint64_t pool) {
  pthread_t threads[most_threads];
  shared_pool = pool;
  for (uintptr_t i = 0; i < most_threads; ++i) CHECK(pthread_create(&threads[i], NULL, use_and_cancel, (void*)i) == 0);
  for (uintptr_t i = 0; i < most_threads; ++i) pthread_join(threads[i], NULL);
}

int main(void) {
  without_a_pool();
  const char* url = getenv("DATABASE_URL");
  if (url == NULL) return failures == 0 ? 0 : 1;
  const uint64_t pool = number_of(mesh_pool_open(text(url), 0, most_threads, 5000));
  outcomes(pool);
  notices(pool);
  whole_or_not_at_all(pool);
  timeouts(pool);
  cancellations(pool);
  many_at_once(pool);
  mesh_pool_close(pool);
  return failures == 0 ? 0 : 1;
}
