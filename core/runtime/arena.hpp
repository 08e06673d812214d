// Memory for Mesh values: given out in a row, freed all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace mesh::runtime {

/// A bump allocator with a budget. Values in it live until the arena goes.
class Arena {
 public:
  explicit Arena(size_t budget = SIZE_MAX) : budget_(budget) {}
  /// One that gives out just the `size` zeroed bytes at `block`, a multiple of 16, which stay the caller's.
  Arena(std::byte* block, size_t size) : next_(block), left_(size), budget_(size) {}
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `size` zeroed bytes, rounded up to whole words, at a multiple of `align`; or null when the budget or the machine's memory is
  /// spent, and for an alignment that is not a power of two or is more than 4,096.
  [[nodiscard]] void* allocate(size_t size, size_t align);
  [[nodiscard]] size_t used() const { return used_; }
  [[nodiscard]] size_t left_of_budget() const { return budget_ - used_; }
  /// Once `allocate` has given null: the bytes of the budget, or nothing where it is the machine that had no more.
  [[nodiscard]] std::optional<size_t> spent_budget() const;

 private:
  /// Its bytes follow.
  struct alignas(16) Page {
    Page* next;
  };

  [[nodiscard]] Page* add_page(size_t size);
  [[nodiscard]] void* take(size_t wasted, size_t size);

  Page* pages_ = nullptr;
  size_t page_count_ = 0;
  std::byte* next_ = nullptr;
  size_t left_ = 0;
  size_t used_ = 0;
  size_t budget_;
  bool has_machine_refused_ = false;
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

  /// The arena that was in use when the scope began.
  [[nodiscard]] Arena& outer() const;

 private:
  Arena* outer_;
};

/// The arena in use on this thread; where no scope is open, one of the thread's own that lives as long as the thread.
[[nodiscard]] Arena& current_arena();

}  // namespace mesh::runtime
