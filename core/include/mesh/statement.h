/* What became of statements, in fields: for hosts that must tell what was skipped, or show a server's hint. Plain C; usable from
 * C++ as it is. */
#ifndef MESH_STATEMENT_H
#define MESH_STATEMENT_H

#include <mesh/migration.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Text that belongs to the library: `size` bytes of UTF-8, and a NUL behind them that does not count. Empty where there is none. */
typedef struct MeshView {
  const char* bytes;
  int64_t size;
} MeshView;

/* What a statement did, as far as the server's notices tell. */
enum {
  MESH_APPLIED = 0,
  /* It, or a part of it, had nothing to do: what IF NOT EXISTS would make is there, or what IF EXISTS would drop is not. */
  MESH_SKIPPED = 1,
  /* It was carried out with a name that was cut to 63 bytes. */
  MESH_CLIPPED = 2
};

/* What the server said beside a statement's result. */
typedef struct MeshNotice {
  /* NOTICE, WARNING, INFO, ..., in English whatever the server's language. */
  MeshView severity;
  MeshView sqlstate;
  MeshView message;
  MeshView detail;
  MeshView hint;
  /* What the notice says that the statement did: MESH_APPLIED where it says nothing of that. */
  int32_t effect;
} MeshNotice;

/* What became of a call that sends: one of mesh_migration_*, mesh_pg_*, mesh_pool_* or mesh_transaction_*. Later versions may add
 * fields at the end. */
typedef struct MeshOutcome {
  /* 1 for Ok, 0 for Err. */
  int8_t is_ok;
  /* The gravest of the notices' effects; MESH_SKIPPED is graver than MESH_CLIPPED. */
  int32_t effect;
  /* The number that the command tag ends with: rows for INSERT and SELECT, 0 for DDL. */
  int64_t rows;
  const MeshNotice* notices;
  int64_t notice_count;
  /* The statement, or empty where the call was refused before there was one. */
  MeshView sql;
  /* Of an Err. Without a SQLSTATE the message is the connection's or the library's; the others are the server's. */
  MeshView sqlstate;
  MeshView message;
  MeshView detail;
  MeshView hint;
  MeshView schema;
  MeshView table;
  MeshView column;
  MeshView constraint;
  /* The character of the statement that the server points at, from 1; 0 where it points at none. */
  int64_t position;
} MeshOutcome;

/* The outcome of the calling thread's last call that sent something, or would have, through a handle that was open; of a call that
 * sends several statements, that of the last. Null before the first, and where memory for it was spent. It and all that it points
 * at live until the thread's next such call, and belong to the thread. */
MESH_API const MeshOutcome* mesh_last_outcome(void);

/* Called with each notice of a pool's statements. The notice lives until the call returns. */
typedef void (*MeshNoticeHook)(void* context, const MeshNotice* notice);
/* From now on every notice of the server's to a statement of this pool, and of the connections and transactions that
 * are taken from it, is given to `hook` with `context`, on the thread that sent the statement, before its call returns; null takes
 * the hook away. `pool` is a handle from mesh_pool_open; any other does nothing. Any thread may call it; a statement that runs may
 * still give its notices to the hook before.
 *
 * The connection is free again by then, unless it is a transaction's, and no lock is held, so the hook may call any function of
 * this library. It must come back, and must not throw. */
MESH_API void mesh_pool_on_notice(uint64_t pool, MeshNoticeHook hook, void* context);

#ifdef __cplusplus
}
#endif

#endif
