/* The rest of Mesh's C ABI: the process a compiled program runs in, pools, and the Pg schema helpers. Values are in values.h
 * and collections.h, the Migration functions in migration.h; this header includes them all. Plain C; usable from C++ as it is.
 * Arguments and results are owned as values.h and migration.h say. */
#ifndef MESH_RUNTIME_H
#define MESH_RUNTIME_H

#include <mesh/collections.h>
#include <mesh/memory.h>
#include <mesh/migration.h>
#include <mesh/statement.h>
#include <mesh/transaction.h>
#include <mesh/values.h>
#include <mesh/version.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- The process. A compiled program's `main` calls these around the program; other hosts need none of them. --- */

/* Once or more often, before anything else of the program. */
MESH_API void mesh_rt_init(void);
/* A migration has no actors, so the number of schedulers means nothing. */
MESH_API void mesh_rt_init_actor(int32_t schedulers);
MESH_API void mesh_register_function(const uint8_t* name, int64_t size, MeshFunction function);
MESH_API void mesh_rt_run_scheduler(void);

/* Around the body of every function: calls nested deeper than 2,000 on one thread are a panic instead of the stack's end. */
MESH_API void mesh_enter_function(void);
MESH_API void mesh_leave_function(void);
/* At every turn of a loop and every call: counts a step of the calling thread, and is a panic when its budget is spent. */
MESH_API void mesh_reduction_check(void);
/* What `mesh-ddl` compiles counts the same budgets more finely, as its interpreter does, so that a run ends at the same step either
 * way; these are panics where a budget is spent. Around the body of a function that has so many registers: */
MESH_API void mesh_enter_frame(uint64_t registers);
MESH_API void mesh_leave_frame(uint64_t registers);
/* Around a call of a function that a library function was given: those are nested at most 128 deep. */
MESH_API void mesh_enter_callback(void);
MESH_API void mesh_leave_callback(void);
/* The steps of what is about to run. */
MESH_API void mesh_spend(uint64_t steps);
/* The steps of reading values: a letter for each of `words` says what is read of it. '-' nothing, 's' a String, 'l' a list, 't' a
 * list of Strings, 'm' a map; 'c' a String to compare, 'f' a map to look for a key in, 'r' a list to copy. '*' in front says that
 * they may be searched for one another. */
MESH_API void mesh_spend_on(const uint8_t* readings, int64_t size, const uint64_t* words);
/* Where the calling thread is in what it runs, as what `mesh-ddl` compiles notes it before whatever may fail: the number of an
 * entry in the table of its module; 0 is nowhere. It stays at one address as long as the thread lives. */
typedef struct MeshPlace {
  uint32_t number;
  const void* table;
} MeshPlace;
MESH_API MeshPlace* mesh_place(void);
/* Before the calling thread runs a migration: no call is nested yet, a hook that a panic called is left, the thread is nowhere, and
 * `steps` may be counted; 0, as at first, is no budget. */
MESH_API void mesh_begin_run(uint64_t steps);

/* Calls the hook of mesh_on_panic, if there is one. Then prints "Mesh panic at FILE:LINE: MESSAGE", or without a file
 * "Mesh panic: MESSAGE", to standard error and ends the process with status 101. */
MESH_API __attribute__((noreturn)) void mesh_panic(const uint8_t* message, int64_t size, const uint8_t* file, int64_t file_size,
                                                   int32_t line);
/* mesh_panic where a function that makes a value has given null: says how much memory the thread's scope may take, or that the
 * machine has no more. */
MESH_API __attribute__((noreturn)) void mesh_memory_panic(const uint8_t* file, int64_t file_size, int32_t line);

/* What a panic says. Texts are bytes without a NUL at their end, there until the hook returns or is left; `file_size` is 0 where no
 * place is known. */
typedef struct MeshPanic {
  const uint8_t* message;
  int64_t size;
  const uint8_t* file;
  int64_t file_size;
  int32_t line;
} MeshPanic;
typedef void (*MeshPanicHook)(void* context, const MeshPanic* panic);

/* From now on every panic calls `hook` with `context` first, on the thread that panics; null takes the hook away. Any thread may
 * call it at any time; a panic that has begun may still call the hook before it.
 *
 * The hook may call any function of this library, take locks and wait: the thread that panics holds none of the library's. When it
 * returns, the process ends. It keeps the process by not returning: by longjmp, by ending the thread (thrd_exit, pthread_exit), by
 * waiting without end, or ends it its own way (_Exit). It must not throw. After longjmp the thread has to call mesh_begin_run
 * before anything of Mesh runs on it again; until then a panic counts as one inside the hook, which does not call it again but ends
 * the process. What the migration holds, such as a connection from mesh_pool_checkout, is still held; values and arenas are whole.
 */
MESH_API void mesh_on_panic(MeshPanicHook hook, void* context);

/* The text on standard output, flushed; println ends the line. */
MESH_API void mesh_print(const MeshString* text);
MESH_API void mesh_println(const MeshString* text);
/* The text on standard error, and the end of its line. */
MESH_API void mesh_io_eprintln(const MeshString* text);

/* An environment variable: Some text, the text, or the number. One that is not set, is not UTF-8 or is no number counts as
 * missing: None, or `otherwise` as it was given, as it also is where memory for the number is spent. */
MESH_API MeshOption* mesh_env_get(const MeshString* name);
MESH_API MeshString* mesh_env_get_with_default(const MeshString* name, MeshString* otherwise);
MESH_API int64_t mesh_env_get_int(const MeshString* name, int64_t otherwise);
/* The words that the process was called with, its own name first. Bytes of them that are not UTF-8 are U+FFFD. */
MESH_API MeshList* mesh_env_args(void);

/* --- Pools. A handle is a number that means nothing once it is closed; a result carries it boxed. Any thread may use any handle,
 * and close it while others are inside a call. ---
 *
 * An Err of the server's is SQLSTATE, constraint, table, column and message, joined by tabs, the message with " (at character N)"
 * at its end where the server points at a character of the statement. Any other Err is a message alone. No Err holds a password. */

/* Ok holds the handle of a pool with `min` connections made and at most `max`; a call waits `timeout` milliseconds for one. Taken
 * as at least 0, at least 1 and `min`, and at least 100. The URL is postgres:// or postgresql:// and what libpq takes after it.
 * Errors: "pool open: " and the reason. */
MESH_API void* mesh_pool_open(const MeshString* url, int64_t min, int64_t max, int64_t timeout);
/* Ends the handle of a pool from mesh_pool_open, and no other. Who waits for a connection gets "pool is closed". */
MESH_API void mesh_pool_close(uint64_t pool);

/* Ok holds the handle of one connection of a pool from mesh_pool_open, to be used as a pool's: what it is sent goes to that
 * connection, transactions too. Give it back with mesh_pool_checkin, which rolls back and resets the settings.
 * Errors: "pool checkout timeout"; "pool is closed"; "pool connect: " and the reason. */
MESH_API void* mesh_pool_checkout(uint64_t pool);
MESH_API void mesh_pool_checkin(uint64_t pool, uint64_t connection);

/* Sends one statement with a list of texts for $1, $2 and so on. Ok holds the boxed number that the command tag ends with. Text
 * with a NUL in it is refused, and so is BEGIN, COMMIT or their like, unless `pool` is a connection from mesh_pool_checkout.
 * Errors: those of mesh_pool_checkout; the server's; "send execute: " or "read execute: " where the connection was lost, saying
 * whether the statement can have taken effect. */
MESH_API void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* parameters);
/* The same for a query. Ok holds a list of maps, a row each, from the column's name to its text, as the server writes it, and empty
 * for NULL; of columns of one name to the last one's. The rows share the names. All rows are in memory at once. */
MESH_API void* mesh_pool_query(uint64_t pool, const MeshString* sql, void* parameters);
/* Other names of mesh_pool_query and mesh_pool_execute; an Err that names the function has "Repo.query_raw" or "Repo.execute_raw".
 */
MESH_API void* mesh_repo_query_raw(uint64_t pool, const MeshString* sql, void* parameters);
MESH_API void* mesh_repo_execute_raw(uint64_t pool, const MeshString* sql, void* parameters);

/* --- Schema helpers, which build a statement and send it as the Migration functions do --- */

/* CREATE EXTENSION IF NOT EXISTS. */
MESH_API void* mesh_pg_create_extension(uint64_t pool, const MeshString* extension);

/* CREATE TABLE IF NOT EXISTS ... PARTITION BY RANGE, by one of the columns. */
MESH_API void* mesh_pg_create_range_partitioned_table(uint64_t pool, const MeshString* table, void* columns,
                                                      const MeshString* partition_column);

/* CREATE INDEX IF NOT EXISTS ... USING GIN on one column with an operator class such as "jsonb_path_ops". */
MESH_API void* mesh_pg_create_gin_index(uint64_t pool, const MeshString* table, const MeshString* index, const MeshString* column,
                                        const MeshString* opclass);

/* One partition a day, by the server's clock, for today and the days after it, `days` in all. The first failure ends the call. */
MESH_API void* mesh_pg_create_daily_partitions_ahead(uint64_t pool, const MeshString* table, int64_t days);

/* Ok holds a list of the names of the daily partitions that are more than `days` days old. */
MESH_API void* mesh_pg_list_daily_partitions_before(uint64_t pool, const MeshString* table, int64_t days);

/* DROP TABLE IF EXISTS. */
MESH_API void* mesh_pg_drop_partition(uint64_t pool, const MeshString* partition);

#ifdef __cplusplus
}
#endif

#endif
