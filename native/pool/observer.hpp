// Whoever watches the statements that a pool sends.
#pragma once

#include <mesh/database.hpp>

#include <chrono>
#include <functional>
#include <string_view>

namespace mesh::pool {

struct Observer {
  std::function<void(std::string_view sql)> before;
  std::function<void(const SentStatement&)> after;
  std::function<void(const DatabaseError& why)> refused;

  /// Exceptions that these let out end the program.
  void sending(std::string_view sql) const noexcept {
    if (before) before(sql);
  }
  void sent(const SentStatement& statement) const noexcept {
    if (after) after(statement);
  }
  void unsent(const DatabaseError& why) const noexcept {
    if (refused) refused(why);
  }
};

/// Carries a statement out by `run`, says so before, and takes its time.
template <typename Run>
SentStatement observed(const Observer& observer, std::string_view sql, const Run& run) {
  observer.sending(sql);
  const auto began = std::chrono::steady_clock::now();
  SentStatement statement{.sql = std::string(sql), .outcome = run()};
  statement.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  return statement;
}

}  // namespace mesh::pool
