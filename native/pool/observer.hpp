// Whoever watches the statements that a pool sends.
#pragma once

#include <mesh/database.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

namespace mesh::pool {

/// A host's functions, of which any may be empty. None of what they throw comes through here.
struct Observer {
  std::function<void(std::string_view sql)> before;
  std::function<void(const SentStatement&)> after;
  std::function<void(const DatabaseError& why)> refused;

  /// Tells of a statement before it is sent. Gives why it is not to be, where `before` throws.
  [[nodiscard]] std::optional<DatabaseError> sending(std::string_view sql) const noexcept;
  /// Tells of one that was sent. Where `after` throws, its outcome is an error that says so, unless it is one already.
  ///
  /// Gives:   false where it threw.
  [[nodiscard]] bool sent(SentStatement& statement) const noexcept;
  void unsent(const DatabaseError& why) const noexcept;
};

/// Carries a statement out by `run`, says so before, and takes its time.
template <typename Run>
SentStatement observed(const Observer& observer, std::string_view sql, const Run& run) {
  if (auto threw = observer.sending(sql)) return {.sql = std::string(sql), .outcome = *std::move(threw)};
  const auto began = std::chrono::steady_clock::now();
  SentStatement statement{.sql = std::string(sql), .outcome = run()};
  statement.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  return statement;
}

}  // namespace mesh::pool
