// The arena that Mesh values are made in.
#pragma once

#include "base/arena.hpp"

namespace mesh::runtime {

using mesh::Arena;

/// Makes `arena` the one that the C ABI's allocating functions use on this thread, until the scope ends. Scopes nest.
///
/// The ABI's functions carry no context (`mesh_string_new` takes bytes only), so the arena in use is a thread's own.
class ArenaScope {
 public:
  explicit ArenaScope(Arena& arena);
  ~ArenaScope();
  ArenaScope(const ArenaScope&) = delete;
  ArenaScope& operator=(const ArenaScope&) = delete;

  /// The arena that was in use when the scope began.
  [[nodiscard]] Arena& outer() const;

 private:
  Arena* outer_;
};

/// The arena in use on this thread; where no scope is open, one of the thread's own that lives as long as the thread.
[[nodiscard]] Arena& current_arena();

}  // namespace mesh::runtime
