// Memory that is given out in a row and freed all at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/bug.hpp"

namespace mesh {

/// A bump allocator with a budget. What lies in it stays where it is until the arena goes or is cleared; nothing in
/// it is destroyed.
class Arena {
 public:
  Arena() = default;
  explicit Arena(size_t budget) : budget_(budget) {}
  /// One that gives out just the `size` zeroed bytes at `block`, a multiple of 16, which stay the caller's.
  Arena(std::byte* block, size_t size) : next_(block), left_(size), budget_(size) {}
  ~Arena();
  /// Takes over what lies in `other`, which has what was here.
  Arena(Arena&& other) noexcept;
  Arena& operator=(Arena&& other) noexcept;

  /// `size` zeroed bytes, rounded up to whole words, at a multiple of `align`; or null when the budget or the machine's memory is
  /// spent, and for an alignment that is not a power of two or is more than 4,096.
  [[nodiscard]] void* allocate(size_t size, size_t align);
  /// A copy of `values`, for which the budget and the machine must have room.
  template <typename T>
  [[nodiscard]] std::span<const T> copy(std::span<const T> values);
  [[nodiscard]] std::string_view copy(std::string_view text);
  /// A copy of the values from `first` on, which are taken off there.
  template <typename T>
  [[nodiscard]] std::span<const T> take_end(std::vector<T>& values, size_t first);
  /// Room for so many values, which are not made yet; likewise.
  template <typename T>
  [[nodiscard]] T* room_for(size_t count);
  /// Frees all that it has given out, and keeps a page for what comes next. Not for one that was given a block.
  void clear();
  [[nodiscard]] size_t used() const { return used_; }
  [[nodiscard]] size_t left_of_budget() const { return budget_ - used_; }
  /// Once `allocate` has given null: the bytes of the budget, or nothing where it is the machine that had no more.
  [[nodiscard]] std::optional<size_t> spent_budget() const;

 private:
  /// Its bytes follow.
  struct alignas(16) Page {
    Page* next;
    size_t size;
  };

  /// As `allocate`, but not zeroed.
  [[nodiscard]] void* reserve(size_t size, size_t align) {
    const size_t words = in_words(size);
    // Most of what is asked for has room behind what was given out last, which ends at a word.
    const bool is_next = align == alignof(uint64_t) && size <= left_ && words <= left_ && words <= left_of_budget();
    return is_next && words > 0 ? take(0, words) : reserve_aligned(size, align);
  }
  [[nodiscard]] void* reserve_aligned(size_t size, size_t align);
  [[nodiscard]] static size_t in_words(size_t size) { return (size + sizeof(uint64_t) - 1) & ~(sizeof(uint64_t) - 1); }
  [[nodiscard]] Page* add_page(size_t size);
  /// All but `kept`, which may be null.
  void free_pages(const Page* kept);
  [[nodiscard]] void* take(size_t wasted, size_t size) {
    std::byte* block = next_ + wasted;
    next_ = block + size;
    left_ -= wasted + size;
    used_ += wasted + size;
    return block;
  }

  Page* pages_ = nullptr;
  size_t page_count_ = 0;
  std::byte* next_ = nullptr;
  size_t left_ = 0;
  size_t used_ = 0;
  size_t budget_ = SIZE_MAX;
  bool has_machine_refused_ = false;
};

template <typename T>
T* Arena::room_for(size_t count) {
  static_assert(std::is_trivially_destructible_v<T>, "nothing in an arena is destroyed");
  // NOLINTNEXTLINE(bugprone-sizeof-expression): a T may be a pointer
  auto* memory = static_cast<T*>(reserve(count * sizeof(T), std::max(alignof(T), alignof(uint64_t))));
  if (memory == nullptr) bug("memory is spent");
  return memory;
}

template <typename T>
std::span<const T> Arena::copy(std::span<const T> values) {
  if (values.empty()) return {};
  T* memory = room_for<T>(values.size());
  std::uninitialized_copy(values.begin(), values.end(), memory);
  return {memory, values.size()};
}

template <typename T>
std::span<const T> Arena::take_end(std::vector<T>& values, size_t first) {
  const std::span<const T> kept = copy(std::span<const T>(values).subspan(first));
  values.resize(first);
  return kept;
}

}  // namespace mesh
