#include "process/panic.hpp"

#include <mesh/runtime.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "process/exit_code.hpp"

namespace {

struct Hook {
  MeshPanicHook function = nullptr;
  void* context = nullptr;
};

/// Nothing of these is destroyed: other threads may panic until the process has ended.
constinit std::mutex hook_mutex;
constinit Hook shared_hook;

thread_local bool is_in_hook = false;

Hook current_hook() {
  const std::lock_guard lock(hook_mutex);
  return shared_hook;
}

/// Comes back where the hook does, or where there is none to call.
void tell_hook(const MeshPanic& panic) {
  const Hook hook = current_hook();
  if (hook.function == nullptr) return;
  if (is_in_hook) {
    std::fputs("Mesh panic in a panic hook, or after one that was left without a call of mesh_begin_run:\n", stderr);
    return;
  }
  is_in_hook = true;
  hook.function(hook.context, &panic);
  is_in_hook = false;
}

int precision_of(int64_t size) { return static_cast<int>(std::clamp<int64_t>(size, 0, INT_MAX)); }

const char* characters_of(const uint8_t* bytes) { return bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes); }

}  // namespace

void mesh::process::panic(std::string message) {
  std::array<uint8_t, 500> kept{};
  const size_t size = std::min(message.size(), kept.size());
  std::copy_n(message.begin(), size, kept.begin());
  { const std::string freed = std::move(message); }
  mesh_panic(kept.data(), static_cast<int64_t>(size), nullptr, 0, 0);
}

void mesh::process::leave_panic_hook() { is_in_hook = false; }

void mesh_on_panic(MeshPanicHook hook, void* context) {
  const std::lock_guard lock(hook_mutex);
  shared_hook = {hook, context};
}

/// Without memory of its own: that may be what is spent.
void mesh_panic(const uint8_t* message, int64_t size, const uint8_t* file, int64_t file_size, int32_t line) {
  tell_hook({message, size, file, file_size, line});
  std::fflush(stdout);
  if (file_size > 0) {
    std::fprintf(stderr, "Mesh panic at %.*s:%d: %.*s\n", precision_of(file_size), characters_of(file), static_cast<int>(line),
                 precision_of(size), characters_of(message));
  } else {
    std::fprintf(stderr, "Mesh panic: %.*s\n", precision_of(size), characters_of(message));
  }
  // Other threads may still run, so nothing of theirs is destroyed.
  std::_Exit(status_of(mesh::process::ExitCode::panicked));
}
