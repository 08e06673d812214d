// A run that stands still between two of its statements.
#pragma once

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <string>

#include "process.hpp"
#include "wait_until.hpp"

namespace mesh::test {

/// Makes `pause()`, which a migration calls where it is to stand still: it prints more than a pipe holds.
inline const std::string pause_function =
    "fn long(text :: String, times :: Int) -> String do\n  if times == 0 do\n    text\n  else\n"
    "    long(text <> text, times - 1)\n  end\nend\nfn pause() do\n  println(long(\"x\", 18))\nend\n";

/// What `command` runs, with its report appended to the file `log`. What it prints goes to a pipe that nobody reads until `finish`.
class PausedRun {
 public:
  PausedRun(const Command& command, const std::string& log) {
    const std::string pipe = log + "-printed";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    // Whoever opens the other end first would wait.
    reader_ = open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    Command whole{"sh", "-c", R"(exec "$@" >"$0")", pipe};
    whole.insert(whole.end(), command.begin(), command.end());
    running_.emplace(whole, log);
    wait_until([&] {
      int printed = 0;
      return ioctl(reader_, FIONREAD, &printed) == 0 && printed > 0;
    });
  }
  ~PausedRun() { close(reader_); }
  PausedRun(const PausedRun&) = delete;
  PausedRun& operator=(const PausedRun&) = delete;

  /// Lets it go on, and gives the status that it ends with.
  [[nodiscard]] int finish() {
    fcntl(reader_, F_SETFL, 0);
    std::array<char, 4096> printed{};
    while (read(reader_, printed.data(), printed.size()) > 0) {
    }
    return running_->status();
  }

 private:
  int reader_ = -1;
  std::optional<Running> running_;
};

}  // namespace mesh::test
