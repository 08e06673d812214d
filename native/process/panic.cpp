// How a compiled program ends that goes wrong.
#include <mesh/runtime.h>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>

#include "process/exit_code.hpp"
#include "process/panic.hpp"

namespace {

int precision_of(int64_t size) { return static_cast<int>(std::clamp<int64_t>(size, 0, INT_MAX)); }

const char* characters_of(const uint8_t* bytes) { return bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes); }

}  // namespace

/// Without memory of its own: that may be what is spent.
void mesh_panic(const uint8_t* message, int64_t size, const uint8_t* file, int64_t file_size, int32_t line) {
  mesh::process::tell_hook({message, size, file, file_size, line});
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
