// What keeps compiled code from running without end: each thread counts its own.
#include <mesh/runtime.h>

#include <string>

namespace {

constexpr uint64_t most_depth = 2'000;

thread_local uint64_t depth = 0;
thread_local uint64_t steps_left = 0;
thread_local bool has_step_budget = false;

[[noreturn]] void stop(const std::string& message) {
  mesh_panic(reinterpret_cast<const uint8_t*>(message.data()), static_cast<int64_t>(message.size()), nullptr, 0, 0);
}

}  // namespace

void mesh_enter_function() {
  if (++depth > most_depth) {
    stop("calls are nested more than " + std::to_string(most_depth) + " deep; does this recursion have an end?");
  }
  mesh_reduction_check();
}

void mesh_leave_function() { --depth; }

void mesh_begin_run(uint64_t steps) {
  depth = 0;
  steps_left = steps;
  has_step_budget = steps > 0;
}

void mesh_reduction_check() {
  if (has_step_budget && steps_left-- == 0) stop("the migration's step budget is spent; does this loop or recursion have an end?");
}
