#include "run/held_signals.hpp"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string_view>

namespace mesh::run {
namespace {

std::atomic<GuardedStatements*> to_cancel = nullptr;
std::atomic<int> signal_that_came = 0;
static_assert(std::atomic<GuardedStatements*>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

/// What a signal handler may write with; nothing where it would wait for a reader.
void write_line(std::string_view line) {
  pollfd error{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
  if (poll(&error, 1, 0) != 1 || (error.revents & POLLOUT) == 0) return;
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), line.size());
}

void end_by(int signal) {
  struct sigaction action = {};
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, nullptr);
  raise(signal);
}

void cancel_or_end(int signal) {
  const int error = errno;
  if (signal_that_came.exchange(signal) != 0) {
    write_line("ended without the server's answer, which keeps nothing that it has not committed\n");
    end_by(signal);
  } else {
    to_cancel.load()->cancel();
    write_line("the server is asked to cancel; a second signal ends this at once\n");
  }
  errno = error;
}

}  // namespace

HeldSignals::HeldSignals(GuardedStatements& cancelled) {
  to_cancel = &cancelled;
  // Without SA_RESTART: a write that waits, such as to a pager, ends too.
  struct sigaction action = {};
  action.sa_handler = cancel_or_end;
  // So that the second signal comes also where the first is still being handled.
  action.sa_flags = SA_NODEFER;
  for (size_t at = 0; at < held.size(); ++at) {
    sigaction(held[at], nullptr, &before_[at]);
    if (before_[at].sa_handler != SIG_IGN) sigaction(held[at], &action, nullptr);
  }
}

HeldSignals::~HeldSignals() {
  for (size_t at = 0; at < held.size(); ++at) sigaction(held[at], &before_[at], nullptr);
  if (signal_that_came != 0) raise(signal_that_came);
}

int HeldSignals::which() { return signal_that_came; }

IgnoredPipe::IgnoredPipe() {
  struct sigaction action = {};
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &before_);
}

IgnoredPipe::~IgnoredPipe() { sigaction(SIGPIPE, &before_, nullptr); }

}  // namespace mesh::run
