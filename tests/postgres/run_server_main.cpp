// Starts and stops the server of a CTest run, as the run's fixture: run_server start|stop FOLDER, where FOLDER holds what is
// written down of the servers of runs.
//
// CTest waits for what it starts and cleans up only where it ends in order, so the server belongs to a process of its own, the
// keeper, which notices the end of ctest in whatever way it comes.
#include <fcntl.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <poll.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cluster.hpp"
#include "run_server.hpp"

namespace {

using namespace mesh::test;

constexpr std::string_view ready = "ready";

/// The process of ctest, which it is also once that has ended.
class Run {
 public:
  // Debian 12 declares pidfd_open for C alone.
  Run() : process_(getppid()), handle_(static_cast<int>(syscall(SYS_pidfd_open, process_, 0))) {
    // The number may be another's where ctest was gone before it had a handle.
    if (handle_ < 0 || getppid() != process_) throw std::runtime_error("ctest is not there");
  }

  [[nodiscard]] pid_t process() const { return process_; }
  [[nodiscard]] int handle() const { return handle_; }

 private:
  pid_t process_;
  int handle_;
};

/// A handle that can be read once this process has been asked to end.
int handle_of_sigterm() {
  sigset_t asked;
  sigemptyset(&asked);
  sigaddset(&asked, SIGTERM);
  sigprocmask(SIG_BLOCK, &asked, nullptr);
  return signalfd(-1, &asked, SFD_CLOEXEC);
}

void leave_streams() {
  const int nothing = open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);
  close(nothing);
}

void say(int reader, std::string_view text) { static_cast<void>(write(reader, text.data(), text.size())); }

/// Holds a server until the run is over, and says to `reader` that it is ready.
void keep_server(const Run& run, const std::string& folder, int reader) {
  RunRecord record(folder, run.process());
  {
    // The server's own workers would be seen among the sessions of a database.
    const Cluster cluster({.lines = {"autovacuum = off"}});
    record.keep(cluster.place());
    // What was started before does not inherit that the signal is blocked.
    std::array<pollfd, 2> ends{{{run.handle(), POLLIN, 0}, {handle_of_sigterm(), POLLIN, 0}}};
    say(reader, ready);
    close(reader);
    while (poll(ends.data(), ends.size(), -1) < 0 && errno == EINTR) {
    }
  }
  record.forget();
}

void be_keeper(const Run& run, const std::string& folder, int reader) try {
  setsid();
  leave_streams();
  keep_server(run, folder, reader);
} catch (const std::exception& error) {
  say(reader, error.what());
}

int start(const std::string& folder) {
  std::filesystem::create_directories(folder);
  const Run run;
  // A test that is repeated finds the server of the first time.
  if (RunRecord(folder, run.process()).server()) return 0;
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("there are no more pipes");
  const pid_t keeper = fork();
  if (keeper < 0) throw std::runtime_error("there are no more processes");
  if (keeper == 0) {
    close(ends[0]);
    be_keeper(run, folder, ends[1]);
    return 0;
  }
  close(ends[1]);
  std::string said;
  std::array<char, 256> some{};
  for (ssize_t size = 0; (size = read(ends[0], some.data(), some.size())) > 0;) said.append(some.data(), static_cast<size_t>(size));
  if (said == ready) return 0;
  throw std::runtime_error("the server could not be started: " + said);
}

int stop(const std::string& folder) {
  const RunRecord record(folder, getppid());
  const auto server = record.server();
  record.end_keeper();
  if (server && std::filesystem::exists(server->folder)) throw std::runtime_error(server->folder + " is still there");
  return 0;
}

}  // namespace

int main(int count, char** arguments) try {
  const std::string_view what = count == 3 ? arguments[1] : "";
  if (what == "start") return start(arguments[2]);
  if (what == "stop") return stop(arguments[2]);
  std::fputs("usage: run_server start|stop FOLDER\n", stderr);
  return 2;
} catch (const std::exception& error) {
  std::fprintf(stderr, "run_server: %s\n", error.what());
  return 1;
}
