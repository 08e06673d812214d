// What becomes of a signal to end while a server is at work: left alone, it would end this process and leave the statement waiting
// there for its lock, and everyone else for that.
#pragma once

#include <array>
#include <csignal>
#include <mesh/database.hpp>

namespace mesh::run {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP cancels, unless the process ignores them, and ends the process when this
/// goes; the second ends it at once. There is one at a time.
class HeldSignals {
 public:
  explicit HeldSignals(GuardedStatements& cancelled);
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  [[nodiscard]] static bool has_come() { return which() != 0; }
  /// The signal that came; 0 is none.
  [[nodiscard]] static int which();

 private:
  static constexpr std::array held = {SIGINT, SIGTERM, SIGHUP};
  /// What each did before.
  std::array<struct sigaction, held.size()> before_{};
};

/// While it lives, a pipe that nobody reads any more is an error of writing and no signal: whoever reads the report does not decide
/// what becomes of the database.
class IgnoredPipe {
 public:
  IgnoredPipe();
  ~IgnoredPipe();
  IgnoredPipe(const IgnoredPipe&) = delete;
  IgnoredPipe& operator=(const IgnoredPipe&) = delete;

 private:
  struct sigaction before_ {};
};

}  // namespace mesh::run
