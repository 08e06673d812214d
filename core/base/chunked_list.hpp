// A list that grows by chunks and moves nothing, for many elements that are large.
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace mesh {

/// Elements that stay where they are. A chunk's are made with it, so a T costs little that nobody has filled.
///
/// Bounds:  O(1) for each call.
template <typename T>
class ChunkedList {
 public:
  template <typename List, typename Element>
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = Element*;
    using reference = Element&;

    Iterator() = default;
    Iterator(List* list, size_t at) : list_(list), at_(at) {}
    reference operator*() const { return (*list_)[at_]; }
    pointer operator->() const { return &(*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {list_, at_++}; }
    friend bool operator==(const Iterator& one, const Iterator& other) { return one.at_ == other.at_; }

   private:
    List* list_ = nullptr;
    size_t at_ = 0;
  };

  T& add() {
    if (chunks_.empty() || in_last_ == width) {
      chunks_.push_back(std::make_unique<Chunk>());
      in_last_ = 0;
    }
    return (*chunks_.back())[in_last_++];
  }

  [[nodiscard]] bool empty() const { return chunks_.empty(); }
  [[nodiscard]] size_t size() const { return empty() ? 0 : (chunks_.size() - 1) * width + in_last_; }
  [[nodiscard]] T& operator[](size_t at) { return (*chunks_[at / width])[at % width]; }
  [[nodiscard]] const T& operator[](size_t at) const { return (*chunks_[at / width])[at % width]; }
  [[nodiscard]] const T& front() const { return (*this)[0]; }
  [[nodiscard]] T& back() { return (*chunks_.back())[in_last_ - 1]; }
  [[nodiscard]] const T& back() const { return (*chunks_.back())[in_last_ - 1]; }
  [[nodiscard]] auto begin() { return Iterator<ChunkedList, T>(this, 0); }
  [[nodiscard]] auto end() { return Iterator<ChunkedList, T>(this, size()); }
  [[nodiscard]] auto begin() const { return Iterator<const ChunkedList, const T>(this, 0); }
  [[nodiscard]] auto end() const { return Iterator<const ChunkedList, const T>(this, size()); }

 private:
  static constexpr size_t width = 16;
  using Chunk = std::array<T, width>;

  std::vector<std::unique_ptr<Chunk>> chunks_;
  /// How many of the last chunk's elements there are.
  size_t in_last_ = 0;
};

}  // namespace mesh
