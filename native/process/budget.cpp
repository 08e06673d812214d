// What keeps compiled code from running without end: each thread counts its own.
#include <mesh/runtime.h>

#include <string>

#include "process/panic.hpp"

namespace {

constexpr uint64_t most_depth = 2'000;

thread_local uint64_t depth = 0;
thread_local uint64_t steps_left = 0;
thread_local bool has_step_budget = false;

}  // namespace

void mesh_enter_function() {
  if (++depth > most_depth) {
    mesh::process::panic("calls are nested more than " + std::to_string(most_depth) + " deep; does this recursion have an end?");
  }
  mesh_reduction_check();
}

void mesh_leave_function() { --depth; }

void mesh_begin_run(uint64_t steps) {
  mesh::process::leave_panic_hook();
  depth = 0;
  steps_left = steps;
  has_step_budget = steps > 0;
}

void mesh_reduction_check() {
  if (has_step_budget && steps_left-- == 0)
    mesh::process::panic("the migration's step budget is spent; does this loop or recursion have an end?");
}
