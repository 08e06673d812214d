// What becomes of a signal to end while a server is at work: left alone, it would end this process and leave the statement waiting
// there for its lock, and everyone else for that.
#pragma once

#include <array>
#include <csignal>
#include <mesh/database.hpp>

namespace mesh::run {

/// While it lives, SIGINT, SIGTERM and SIGHUP cancel a transaction, unless the process ignores them. The one that came ends the
/// process when it goes. There is one at a time.
class HeldSignals {
 public:
  explicit HeldSignals(Transaction& transaction);
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  [[nodiscard]] static bool has_come();

 private:
  static constexpr std::array held = {SIGINT, SIGTERM, SIGHUP};
  /// What each did before.
  std::array<struct sigaction, held.size()> before_{};
};

}  // namespace mesh::run
