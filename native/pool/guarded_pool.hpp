// What a transaction and a sequence have in common: one connection, one statement at a time, and none after a failure.
#pragma once

#include <mesh/database.hpp>

#include <atomic>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "pool/connection_pool.hpp"
#include "pool/observer.hpp"
#include "pool/statement_pool.hpp"

namespace mesh::pool {

class GuardedPool : public StatementPool {
 public:
  [[nodiscard]] Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows) final;
  void refused(const ddl::Refusal& refusal) noexcept final;
  /// Rolls back what is open and gives the connection back.
  void close() final;

  void inspect(const Inspection& inspection);
  void refuse(const DatabaseError& why);
  void cancel() noexcept { cancellation_ = true; }
  [[nodiscard]] std::vector<SentStatement> executed() const;
  [[nodiscard]] std::optional<DatabaseError> failure() const;
  [[nodiscard]] int server_process() const { return server_process_; }

 protected:
  /// Takes:   `lease` by reference, so that it may be asked while the arguments are made.
  GuardedPool(Lease&& lease, int server_process, Observer observer)
      : observer_(std::move(observer)), server_process_(server_process), lease_(std::move(lease)) {}

  /// Carries a statement out that may be sent.
  [[nodiscard]] virtual Result<Executed, DatabaseError> send(Connection& connection, std::string_view sql, Parameters parameters,
                                                             QueryRows* rows) = 0;
  /// Why a statement is not one to be sent here, by its words; nothing where it is.
  [[nodiscard]] virtual std::optional<DatabaseError> refusal_of(std::string_view sql) const = 0;
  /// Such as `transaction`.
  [[nodiscard]] virtual std::string_view noun() const = 0;
  /// What makes room for queries that leave nothing behind, and what ends that.
  struct Room {
    std::string_view begin;
    std::string_view end;
  };
  [[nodiscard]] virtual Room room_to_look() const = 0;

  /// Takes the connection away, after which nothing more is sent. Call it with the mutex held.
  [[nodiscard]] std::optional<Lease> take_lease() { return std::exchange(lease_, std::nullopt); }
  [[nodiscard]] std::mutex& mutex() const { return mutex_; }
  [[nodiscard]] const Cancellation& cancellation() const { return cancellation_; }
  [[nodiscard]] const std::optional<DatabaseError>& first_failure() const { return failure_; }
  void set_server_process(int process) { server_process_ = process; }

 private:
  /// Why nothing, or not this, may be sent now.
  [[nodiscard]] std::optional<DatabaseError> why_not(std::string_view sql, Parameters parameters) const;
  /// Lets nothing more be sent, where nothing has failed before.
  void keep_failure(const DatabaseError& why);

  const Observer observer_;
  Cancellation cancellation_{false};
  /// A pooler may give each transaction another.
  std::atomic<int> server_process_;
  mutable std::mutex mutex_;
  std::optional<Lease> lease_;
  std::vector<SentStatement> executed_;
  /// The first thing that went wrong.
  std::optional<DatabaseError> failure_;
};

}  // namespace mesh::pool
