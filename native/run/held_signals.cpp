#include "run/held_signals.hpp"

#include <atomic>

namespace mesh::run {
namespace {

std::atomic<Transaction*> to_cancel = nullptr;
std::atomic<int> signal_that_came = 0;
static_assert(std::atomic<Transaction*>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void cancel_transaction(int signal) {
  signal_that_came = signal;
  to_cancel.load()->cancel();
}

}  // namespace

HeldSignals::HeldSignals(Transaction& transaction) {
  to_cancel = &transaction;
  // Without SA_RESTART: a write that waits, such as to a pager, ends too.
  struct sigaction action = {};
  action.sa_handler = cancel_transaction;
  for (size_t at = 0; at < held.size(); ++at) {
    sigaction(held[at], nullptr, &before_[at]);
    if (before_[at].sa_handler != SIG_IGN) sigaction(held[at], &action, nullptr);
  }
}

HeldSignals::~HeldSignals() {
  for (size_t at = 0; at < held.size(); ++at) sigaction(held[at], &before_[at], nullptr);
  if (signal_that_came != 0) raise(signal_that_came);
}

bool HeldSignals::has_come() { return signal_that_came != 0; }

}  // namespace mesh::run
