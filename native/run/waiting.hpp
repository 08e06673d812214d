// What is said of a statement that takes long: for whom it waits, and how far it is.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "run/report.hpp"

namespace mesh::run {

/// Looks at the statement at work from a connection of its own, once it has been at work for a second, or for half of the time that
/// it may wait for a lock where that is less, and then each second. Says what it sees where that is another thing than before.
class Waiting {
 public:
  /// Takes:   `lock_timeout`, 0 for none; `report`, which must outlive it.
  Waiting(std::string url, std::chrono::milliseconds lock_timeout, Report& report);
  ~Waiting() { static_cast<void>(stop()); }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  /// A statement begins, carried out by the server's process that `process` gives, which may be asked of any thread until `end`.
  void begin(std::function<int()> process);
  void end();
  /// Looks no more. Does not wait for a server that does not answer: false where its thread is left with one.
  bool stop();

 private:
  struct Watch;
  std::shared_ptr<Watch> watch_;
};

}  // namespace mesh::run
