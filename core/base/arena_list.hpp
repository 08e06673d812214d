// A list that grows in an arena.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

#include "base/arena.hpp"

namespace mesh {

/// Elements in a row, which stay until the arena goes. A copy shows the same ones, and costs nothing; after it, only one of the two
/// may grow, and neither may be changed.
template <typename T>
class ArenaList {
 public:
  /// Adds an element, and gives it until the next is added.
  T& add(Arena& arena, const T& value) { return *new (next(arena)) T(value); }
  T& add(Arena& arena) { return *new (next(arena)) T(); }
  void reserve(Arena& arena, uint32_t room) {
    static_assert(std::is_trivially_copyable_v<T>, "nothing in an arena is destroyed");
    T* elements = arena.room_for<T>(room);
    std::uninitialized_copy(begin(), end(), elements);
    elements_ = elements;
    room_ = room;
  }
  void clear() { size_ = 0; }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] size_t size() const { return size_; }
  [[nodiscard]] const T* begin() const { return elements_; }
  [[nodiscard]] const T* end() const { return elements_ + size_; }
  [[nodiscard]] const T& operator[](size_t at) const { return elements_[at]; }
  [[nodiscard]] T& operator[](size_t at) { return elements_[at]; }
  [[nodiscard]] const T& front() const { return elements_[0]; }
  [[nodiscard]] const T& back() const { return elements_[size_ - 1]; }
  [[nodiscard]] T& back() { return elements_[size_ - 1]; }

  friend bool operator==(const ArenaList& one, const ArenaList& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
  }

  // Implicit, so that a list may stand where a row of elements is asked for.
  operator std::span<const T>() const { return {elements_, size_}; }  // NOLINT(google-explicit-constructor)

 private:
  [[nodiscard]] T* next(Arena& arena) {
    if (size_ == room_) reserve(arena, room_ == 0 ? first_room : room_ * 2);
    return elements_ + size_++;
  }

  // NOLINTNEXTLINE(bugprone-sizeof-expression): a T may be a pointer
  static constexpr uint32_t first_room = sizeof(T) > 64 ? 1 : 4;

  T* elements_ = nullptr;
  uint32_t size_ = 0;
  uint32_t room_ = 0;
};

}  // namespace mesh
