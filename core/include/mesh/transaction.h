/* Transactions on a pool of mesh::runtime's: a migration is carried out as a whole or not at all. Plain C; usable from C++ as it
 * is, where mesh/database.hpp has the same with types.
 *
 *   const MeshResult *begun = mesh_transaction_begin(pool, 5000, 0);
 *   const uint64_t up = *(uint64_t *)begun->value;
 *   mesh_migration_add_column(up, users, age);
 *   mesh_migration_drop_column(up, users, email);
 *   const MeshResult *committed = mesh_transaction_commit(up);
 */
#ifndef MESH_TRANSACTION_H
#define MESH_TRANSACTION_H

#include <mesh/migration.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Takes a connection of a pool from mesh_pool_open and begins a transaction on it: READ COMMITTED and READ WRITE, whatever the role
 * and the database are set to. A statement waits at most `lock_timeout` milliseconds for a lock and takes at most
 * `statement_timeout`; 0 leaves what the server has, and less than 0 is taken as 0. Ok holds the boxed handle, to be used as a
 * pool's: what it is sent is part of the transaction. BEGIN, COMMIT and their like are refused, and so is everything after the
 * first failure of a statement or a call: then it can only be rolled back. Any thread may use it; statements run one after the
 * other. It ends by one of the next two. Errors: those of mesh_pool_checkout; the server's. */
MESH_API void* mesh_transaction_begin(uint64_t pool, int64_t lock_timeout, int64_t statement_timeout);

/* Commits, or rolls back where something has failed, and ends the handle. Ok(0), boxed, says that all of it is committed.
 * Errors: "the transaction was rolled back: " and its first failure; the server's, such as a deferred constraint's; "read commit: "
 * where the connection was lost and nobody can say whether it was committed; "the pool handle is not open" for one that has ended.

 * Null only where memory is spent: nothing is committed then, unless the connection was lost at the same moment. */
MESH_API void* mesh_transaction_commit(uint64_t transaction);

/* Rolls back and ends the handle, after the statement that runs, if one does. Nothing to do for one that has ended. */
MESH_API void mesh_transaction_rollback(uint64_t transaction);

/* Has the server cancel the statement or the commit that runs, if one does, and lets no other begin, so that what is not committed
 * by then can only be rolled back. Comes back at once; the statement's call comes back with SQLSTATE 57014. From any thread, and
 * from a signal handler too; nothing to do for one that has ended. The handle still wants its commit or rollback. */
MESH_API void mesh_transaction_cancel(uint64_t transaction);

#ifdef __cplusplus
}
#endif

#endif
