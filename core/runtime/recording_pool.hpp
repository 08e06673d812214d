// A pool that sends nothing and keeps everything: what a preview reads back.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "runtime/pool.hpp"

namespace mesh::runtime {

/// A statement as it would have been sent.
struct Recorded {
  Recorded(ddl::Statement&& sent, std::span<const std::string_view> with, size_t known)
      : statement(std::move(sent)), parameters(with.begin(), with.end()), known_parameters(known) {}

  ddl::Statement statement;
  std::vector<std::string> parameters;
  /// Those before the first that is ddl::left_open, which a copy no longer tells.
  size_t known_parameters;
};

using Entry = std::variant<Recorded, ddl::Refusal>;

/// Answers every statement with success: 0 rows touched, no rows found. Keeps at most `budget` bytes of SQL, parameters
/// and what there is about each; what comes after is an Err and sets `is_full`.
class RecordingPool final : public Pool {
 public:
  explicit RecordingPool(size_t budget) : left_(budget) {}

  [[nodiscard]] Outcome execute(ddl::Statement&& statement, std::span<const std::string_view> parameters) override;
  [[nodiscard]] Result<Rows, std::string> query(ddl::Statement&& statement, std::span<const std::string_view> parameters) override;
  void refused(const ddl::Refusal& refusal) override;

  /// What came in since the last call, in order.
  [[nodiscard]] std::vector<Entry> take();
  /// Puts it in the place of what is in `entries`.
  void take(std::vector<Entry>& entries);
  [[nodiscard]] bool is_full() const { return is_full_; }

 private:
  [[nodiscard]] bool record(ddl::Statement&& statement, std::span<const std::string_view> parameters);

  std::vector<Entry> entries_;
  size_t left_;
  bool is_full_ = false;
};

/// A handle for as long as the scope lasts, for a pool that outlives it.
class PoolScope {
 public:
  explicit PoolScope(Pool& pool) : handle_(register_pool({std::shared_ptr<Pool>(), &pool})) {}
  ~PoolScope() { release_pool(handle_); }
  PoolScope(const PoolScope&) = delete;
  PoolScope& operator=(const PoolScope&) = delete;

  [[nodiscard]] uint64_t handle() const { return handle_; }

 private:
  uint64_t handle_;
};

}  // namespace mesh::runtime
