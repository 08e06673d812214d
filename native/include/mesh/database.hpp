// PostgreSQL for migrations, in C++: a pool of connections, a session on one of them, and a transaction. The handle of each is an
// ordinary pool handle of the C ABI, so that mesh_migration_* calls run on it. None of the functions throws for what a server, a
// network or a caller's text does; where memory is spent, they throw std::bad_alloc.
#pragma once

#include <mesh/outcome.hpp>
#include <mesh/standard_library.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesh {

namespace pool {
template <typename Pool>
class Published;
class GuardedPool;
class SequencePool;
class ServerPool;
class SessionPool;
class TransactionPool;
}  // namespace pool

struct PoolOptions {
  /// Connections made at once, and the most there may be. Taken as at least 0, and as at least 1 and `min`.
  int min = 0;
  int max = 10;
  /// How long a checkout waits until it may use or make a connection; at least 100 ms.
  std::chrono::milliseconds checkout_timeout{5000};
  /// How long connecting to one host may take, where the URL has no connect_timeout; libpq takes 1 s as 2 s.
  std::chrono::seconds connect_timeout{10};
  /// A connection that has been idle for longer is asked whether it is alive before it is used; before that, its socket tells.
  std::chrono::milliseconds idle_before_check{30000};
  /// Whether the URL may also be libpq's `key=value` words.
  bool takes_words = false;
  /// Told of each statement before it is sent, on the thread that sends it. It may send nothing itself; where it throws, the
  /// statement is not sent, and its error says so.
  std::function<void(std::string_view sql)> before_statement{};
  /// Told of the first call that a transaction or a sequence refuses, so that nothing is sent, on the thread that calls. It may
  /// send nothing itself.
  std::function<void(const DatabaseError& why)> on_refusal{};
  /// Told of each statement that was sent, on the thread that sent it, after it is done with the connection. What it throws becomes
  /// the statement's error, which says that the statement was carried out; a transaction can then only be rolled back.
  std::function<void(const SentStatement&)> on_statement{};
};

/// How many connections a pool has that nobody uses and that someone uses or waits to be made, and how many calls wait for one.
struct PoolUse {
  size_t idle = 0;
  size_t lent = 0;
  size_t waiting = 0;
};

/// A connection of a pool's for as long as the session lives; then it goes back, rolled back and with its settings reset.
/// Statements may come from any thread and run one after the other. A session that was moved from can only be assigned to.
class MESH_API Session {
 public:
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  [[nodiscard]] uint64_t handle() const;
  [[nodiscard]] Result<Executed, DatabaseError> execute(std::string_view sql, Parameters parameters = {});
  [[nodiscard]] Result<QueryRows, DatabaseError> query(std::string_view sql, Parameters parameters = {});

 private:
  friend class Database;
  using Opened = pool::Published<pool::SessionPool>;
  explicit Session(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

/// A bounded pool of connections to one database. Any thread may use it; statements sent through it or its handle each take some
/// connection and are transactions of their own, so BEGIN, COMMIT and their like are refused. A database that was moved from can
/// only be assigned to.
class MESH_API Database {
 public:
  /// Opens `options.min` connections.
  ///
  /// Takes:   `url`, postgres://user:password@host:port/database with any of libpq's parameters, also postgresql://.
  /// Errors:  `pool open: ` and the reason. Neither this nor a later error holds the password.
  [[nodiscard]] static Result<Database, DatabaseError> open(std::string_view url, PoolOptions options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  [[nodiscard]] uint64_t handle() const;

  /// Sends one statement.
  ///
  /// Errors:  the server's; `pool checkout timeout`, `pool is closed`, `pool connect: ` and the reason; `send execute: ` and
  ///          `read execute: ` where the connection was lost, saying whether the statement can have taken effect.
  [[nodiscard]] Result<Executed, DatabaseError> execute(std::string_view sql, Parameters parameters = {});
  [[nodiscard]] Result<QueryRows, DatabaseError> query(std::string_view sql, Parameters parameters = {});
  [[nodiscard]] Result<Session, DatabaseError> checkout();

  [[nodiscard]] PoolUse use() const;

  /// Ends the handle, closes idle connections, and lets those who wait for one go with `pool is closed`. Connections in use close
  /// when they come back. The destructor does the same.
  void close();

 private:
  friend class StatementSequence;
  friend class Transaction;
  using Opened = pool::Published<pool::ServerPool>;
  explicit Database(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

struct TransactionOptions {
  /// How long a statement may wait for a lock, and how long it may take; 0 leaves what the server has. Only for this transaction.
  std::chrono::milliseconds lock_timeout{0};
  std::chrono::milliseconds statement_timeout{0};
  /// What pg_stat_activity calls it, which PostgreSQL cuts at 63 bytes; empty for what the URL says.
  std::string application_name{};
};

/// Asks the server.
using Ask = std::function<Result<QueryRows, DatabaseError>(std::string_view sql, Parameters parameters)>;
/// Looks at something by asking.
using Inspection = std::function<void(const Ask& ask)>;

/// What a Transaction and a StatementSequence have in common: a connection of its own, one statement after the other, from any
/// thread, and none after a failure. BEGIN, COMMIT and their like are refused. One that was moved from can only be assigned to.
class MESH_API GuardedStatements {
 public:
  [[nodiscard]] uint64_t handle() const;
  /// Sends one statement.
  ///
  /// Errors:  those of a Session; `57014` once it is cancelled; `25P02` after a failure.
  [[nodiscard]] Result<Executed, DatabaseError> execute(std::string_view sql, Parameters parameters = {});
  [[nodiscard]] Result<QueryRows, DatabaseError> query(std::string_view sql, Parameters parameters = {});

  /// The statements that were sent, in order, and what became of each.
  [[nodiscard]] std::vector<SentStatement> executed() const;
  /// The server's process that carries them out, by which pg_stat_activity and pg_blocking_pids know it.
  [[nodiscard]] int server_process() const;

  /// Looks at what a statement has met, between two statements: nobody is told of the queries, and none of them changes anything,
  /// waits for a lock for long, or counts as a failure.
  void inspect(const Inspection& inspection);
  /// Lets nothing more be sent, as after a failure.
  void refuse(const DatabaseError& why);
  /// The first failure, after which nothing more is sent.
  [[nodiscard]] std::optional<DatabaseError> failure() const;

  /// Has the server cancel the statement or the commit that runs, if one does, and lets no other begin, so that what is not
  /// committed by then can only be rolled back. From any thread, and from a signal handler too. A server that does not answer for
  /// ten seconds is given up with its connection.
  void cancel() noexcept;

 protected:
  using Opened = pool::Published<pool::GuardedPool>;
  explicit GuardedStatements(std::unique_ptr<Opened> opened);
  GuardedStatements(GuardedStatements&&) noexcept;
  GuardedStatements& operator=(GuardedStatements&&) noexcept;
  ~GuardedStatements();
  /// Gives the connection back, after a rollback where something is open.
  void release();

 private:
  std::unique_ptr<Opened> opened_;
};

/// A transaction: READ COMMITTED and READ WRITE, with client_min_messages at `notice`, by which outcomes are told, and from
/// PostgreSQL 14 on with client_connection_check_interval at a second, whatever the role and the database are set to. Once a
/// statement or a call on the handle has failed, it can only be rolled back.
class MESH_API Transaction : public GuardedStatements {
 public:
  /// Checks out a connection and begins. The database must stay open until then, not longer.
  [[nodiscard]] static Result<Transaction, DatabaseError> begin(Database& database, const TransactionOptions& options = {});
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  /// Rolls back what was not committed.
  ~Transaction();

  /// Commits and gives the connection back; the handle ends. What constraints have put off until the commit is checked first,
  /// within the statement timeout.
  ///
  /// Errors:  the server's, such as a deferred constraint's; the first failure of the transaction, which was then rolled back;
  ///          `read commit: ` where the connection was lost and nobody can say whether it was committed.
  [[nodiscard]] Result<Unit, DatabaseError> commit();
  /// Rolls back and gives the connection back; the handle ends. Nothing more to do after a commit or a rollback.
  void rollback();

 private:
  explicit Transaction(std::shared_ptr<pool::TransactionPool> pool);
  std::shared_ptr<pool::TransactionPool> pool_;
};

/// Statements each of which is a transaction of its own, with the settings of a Transaction, but for those that PostgreSQL refuses
/// in a transaction, such as CREATE INDEX CONCURRENTLY: these are sent by themselves, with the settings set for the session until
/// they are done. A concurrent one waits for its locks as long as it takes, since giving up would leave an index that is not valid.
/// Where a pooler stands between, and the role or the database is set to what such a statement cannot rely on, its error says to
/// connect directly.
class MESH_API StatementSequence : public GuardedStatements {
 public:
  /// Checks out a connection. The database must stay open until then, not longer.
  [[nodiscard]] static Result<StatementSequence, DatabaseError> begin(Database& database, const TransactionOptions& options = {});
  StatementSequence(StatementSequence&&) noexcept;
  StatementSequence& operator=(StatementSequence&&) noexcept;
  ~StatementSequence();

  /// Gives the connection back; the handle ends.
  void end();

 private:
  explicit StatementSequence(std::unique_ptr<Opened> opened);
};

}  // namespace mesh
