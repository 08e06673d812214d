// What a host is told of panics, and how C++ of ours panics.
#include <mesh/runtime.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <mutex>
#include <utility>

#include "process/panic.hpp"

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

}  // namespace

void mesh::process::tell_hook(const MeshPanic& panic) {
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
