#include "run/deep_stack.hpp"

#include <pthread.h>

#include <csignal>
#include <exception>

#include "lang/limits.hpp"

namespace mesh::run {
namespace {

/// A register has at most a slot in its frame, a place among the words that a list is made of, and two of the code generator's own.
constexpr size_t bytes_a_register = 32;
/// What a call takes beside its registers, and what the library takes for one that calls back.
constexpr size_t bytes_a_call = 1024;
constexpr size_t bytes_a_callback = size_t{16} << 10U;
constexpr size_t stack_size =
    bytes_a_register * lang::most_registers + bytes_a_call * lang::most_depth + bytes_a_callback * lang::most_callbacks;

/// What the thread is given, and what became of it.
struct Task {
  const std::function<void()>& work;
  std::exception_ptr thrown = nullptr;
};

void* call(void* given) {
  auto& task = *static_cast<Task*>(given);
  try {
    task.work();
  } catch (...) {
    task.thrown = std::current_exception();
  }
  return nullptr;
}

/// While it lives, what a signal interrupts is the other thread's: this one only waits for that.
class SignalsThere {
 public:
  SignalsThere() {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  ~SignalsThere() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsThere(const SignalsThere&) = delete;
  SignalsThere& operator=(const SignalsThere&) = delete;

 private:
  sigset_t before_{};
};

bool has_made(pthread_t& thread, Task& task) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return false;
  const bool is_made =
      pthread_attr_setstacksize(&attributes, stack_size) == 0 && pthread_create(&thread, &attributes, call, &task) == 0;
  pthread_attr_destroy(&attributes);
  return is_made;
}

}  // namespace

void on_deep_stack(const std::function<void()>& work) {
  Task task{work};
  pthread_t thread{};
  if (!has_made(thread, task)) return work();
  {
    const SignalsThere signals;
    pthread_join(thread, nullptr);
  }
  if (task.thrown) std::rethrow_exception(task.thrown);
}

}  // namespace mesh::run
