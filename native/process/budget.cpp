// What keeps compiled code from running without end: each thread counts its own, as the interpreter does (lang/run/interpret).
#include <mesh/runtime.h>

#include <string_view>

#include "lang/stops.hpp"
#include "process/panic.hpp"
#include "runtime/steps.hpp"

namespace lang = mesh::lang;

namespace {

struct Spent {
  uint64_t depth = 0;
  uint64_t registers = 0;
  uint64_t callbacks = 0;
  uint64_t steps = 0;
  /// 0 is no budget.
  uint64_t most_steps = 0;
};

thread_local Spent spent;

/// `ending` makes what is said only here, so that no text is left behind where a host's hook leaves by longjmp.
template <typename Ending>
[[noreturn]] void stop(const Ending& ending) {
  mesh::process::panic([&] { return text_of(ending()); }());
}

}  // namespace

void mesh_begin_run(uint64_t steps) {
  mesh::process::leave_panic_hook();
  spent = {};
  spent.most_steps = steps;
  *mesh_place() = {};
}

void mesh_enter_frame(uint64_t registers) {
  if (spent.depth >= lang::most_depth || spent.registers + registers > lang::most_registers)
    stop([] { return lang::depth_spent(); });
  ++spent.depth;
  spent.registers += registers;
}

void mesh_leave_frame(uint64_t registers) {
  --spent.depth;
  spent.registers -= registers;
}

void mesh_enter_callback() {
  if (spent.callbacks >= lang::most_callbacks) stop([] { return lang::callbacks_spent(); });
  ++spent.callbacks;
}

void mesh_leave_callback() { --spent.callbacks; }

void mesh_spend(uint64_t steps) {
  spent.steps += steps;
  if (spent.most_steps != 0 && spent.steps > spent.most_steps) stop([] { return lang::steps_spent(spent.most_steps); });
}

void mesh_spend_on(const uint8_t* readings, int64_t size, const uint64_t* words) {
  const auto letters = static_cast<size_t>(size);
  mesh_spend(mesh::runtime::steps_to_read({reinterpret_cast<const char*>(readings), letters}, {words, letters}));
}

void mesh_enter_function() {
  mesh_enter_frame(0);
  mesh_reduction_check();
}

void mesh_leave_function() { mesh_leave_frame(0); }

void mesh_reduction_check() { mesh_spend(1); }
