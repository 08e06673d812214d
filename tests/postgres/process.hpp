// Runs the programs that a cluster needs: to their end, or once this process has ended.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace mesh::test {

using Command = std::vector<std::string>;

/// Runs `command` to its end with what it prints appended to the file `log`, and gives its exit status.
///
/// Errors:  std::runtime_error when it cannot be started.
[[nodiscard]] int run(const Command& command, const std::string& log);

/// A command that runs while the test goes on.
class Running {
 public:
  /// Starts `command` with what it prints appended to the file `log`.
  ///
  /// Errors:  std::runtime_error when it cannot be started.
  Running(const Command& command, const std::string& log);
  /// Kills it, where it has not ended.
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void send(int signal) const;
  /// Waits for its end and gives its exit status, which is 128 and the signal where one has ended it.
  [[nodiscard]] int status();

 private:
  pid_t child_;
  std::optional<int> status_;
};

/// Runs a command once this process has ended, in whatever way, or once the watch goes, which then waits for the command.
///
/// The one who watches is a process of its own, outside this one's group and no child of it, so that what ends this program and
/// its children leaves the watch alone.
class Watch {
 public:
  explicit Watch(const Command& command);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  /// Closed when this process ends: the sign to begin.
  int ours_ = -1;
  /// At its end when the command has ended.
  int theirs_ = -1;
};

}  // namespace mesh::test
