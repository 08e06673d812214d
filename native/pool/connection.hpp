// One connection to a server. The only owner of libpq's connections and results.
#pragma once

#include <libpq-fe.h>
#include <mesh/outcome.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pool/connection_url.hpp"

namespace mesh::pool {

/// Once true, the server is to cancel what a connection waits for. Whoever sets it may be another thread or a signal handler. A
/// server that does not answer `longest_silence` after that has lost the connection.
using Cancellation = std::atomic<bool>;
static_assert(Cancellation::is_always_lock_free);
inline constexpr std::chrono::seconds longest_silence{10};

/// Not for two threads at once.
class Connection {
 public:
  /// Connects; waits as long as the URL's connect_timeout lets each host take.
  [[nodiscard]] static Result<std::unique_ptr<Connection>, DatabaseError> open(const ConnectionUrl& url);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Sends one statement with text parameters and waits for its end. Its rows go to `rows`, unless that is null.
  ///
  /// Errors:  the server's; `send execute: ` and `read execute: ` where the connection was lost.
  [[nodiscard]] Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows = nullptr,
                                                    const Cancellation* cancellation = nullptr);

  /// Sends statements of our own, without parameters, and waits for the last of them. Gives its command tag, and its rows to
  /// `rows`, unless that is null.
  [[nodiscard]] Result<std::string, DatabaseError> command(const std::string& sql, const Cancellation* cancellation = nullptr,
                                                           QueryRows* rows = nullptr);

  /// True when the connection can be used. Asks the server, at the price of a round trip, only when told to or when something has
  /// come in that nobody asked for: a server that ends a connection says so.
  [[nodiscard]] bool is_alive(bool ask);

  /// Says what statement_timeout the server has, until `restore`; 0 is none. What is waited for with a Cancellation and has no end
  /// `longest_silence` after that has lost the connection: a server that stands still keeps no time.
  void expect_timeout(std::chrono::milliseconds statement_timeout) { statement_timeout_ = statement_timeout; }

  /// As libpq counts it: 150004 for 15.4.
  [[nodiscard]] int server_version() const { return PQserverVersion(connection_.get()); }

  /// The process that the connection was told it talks to; that of a pooler in between is another than the server's.
  [[nodiscard]] int announced_process() const { return PQbackendPID(connection_.get()); }

  /// True once the connection is known to have ended, or was given up.
  [[nodiscard]] bool is_lost() const { return given_up_ != GivenUp::no || PQstatus(connection_.get()) != CONNECTION_OK; }

  /// True between a BEGIN and the end of the transaction, also of a failed one.
  [[nodiscard]] bool is_in_transaction() const;

  /// Rolls back what is open and resets the settings, where there is need: false when the connection is of no more use.
  [[nodiscard]] bool restore();

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using ResultPtr = std::unique_ptr<PGresult, Clear>;

  explicit Connection(PGconn* connection);
  static void take_notice(void* connection, const PGresult* notice) noexcept;
  /// Has the server read strings as core/ddl does when it checks a fragment, where a role or a database was set to read
  /// backslashes.
  [[nodiscard]] bool read_strings_as_standard();
  [[nodiscard]] Result<Executed, DatabaseError> carry_out(std::string_view sql, Parameters parameters, QueryRows* rows,
                                                          const Cancellation* cancellation);
  [[nodiscard]] bool send(std::string_view sql, Parameters parameters);
  [[nodiscard]] ResultPtr receive(const Cancellation* cancellation);
  /// Waits until the next result can be had or the connection has gone, and has the server cancel when it is to.
  void wait_for_result(const Cancellation& cancellation);
  /// Asks the server to cancel, unless it is still being asked: a server that does not answer keeps whoever asks, too.
  void cancel();
  /// Ends a COPY that a statement has begun; nothing here feeds or reads one.
  void end_copy(ExecStatusType status);
  [[nodiscard]] std::string last_message() const;

  std::unique_ptr<PGconn, Finish> connection_;
  std::vector<ServerNotice> notices_;
  /// There was no memory for a notice, so that nobody can say what the statement did.
  bool has_lost_notice_ = false;
  bool may_differ_ = false;
  enum class GivenUp : uint8_t { no, after_cancellation, after_timeout };
  GivenUp given_up_ = GivenUp::no;
  std::chrono::milliseconds statement_timeout_{0};
  std::shared_ptr<std::atomic<bool>> is_cancelling_ = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace mesh::pool
