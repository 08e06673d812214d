// Memory for Mesh values: given out in a row, freed all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace mesh::runtime {

/// A bump allocator with a budget. Values in it live until the arena goes.
class Arena {
 public:
  explicit Arena(size_t budget = SIZE_MAX) : budget_(budget) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `size` zeroed bytes at a multiple of `align` (a power of two, at most 16), or null when the budget or the machine's
  /// memory is spent.
  [[nodiscard]] void* allocate(size_t size, size_t align);
  [[nodiscard]] size_t used() const { return used_; }

 private:
  // NOLINTNEXTLINE(modernize-avoid-c-arrays): what new gives of many.
  using Page = std::unique_ptr<std::byte[]>;

  std::vector<Page> pages_;
  std::byte* next_ = nullptr;
  size_t left_ = 0;
  size_t used_ = 0;
  size_t budget_;
};

/// Makes `arena` the one that the C ABI's allocating functions use on this thread, until the scope ends. Scopes nest.
///
/// The ABI's functions carry no context (`mesh_string_new` takes bytes only), so the arena in use is a thread's own.
class ArenaScope {
 public:
  explicit ArenaScope(Arena& arena);
  ~ArenaScope();
  ArenaScope(const ArenaScope&) = delete;
  ArenaScope& operator=(const ArenaScope&) = delete;

 private:
  Arena* outer_;
};

/// The arena in use on this thread; where no scope is open, one of the thread's own that lives as long as the thread.
[[nodiscard]] Arena& current_arena();

}  // namespace mesh::runtime
