// Decisions taken from a sequence of bytes, so that whatever is made of them shrinks with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mesh::test {

class Choices {
 public:
  explicit Choices(std::vector<uint8_t> bytes) : bytes_(std::move(bytes)) {}

  /// A number below `count`, which is not 0; 0 once the bytes are used up, so 0 must be the choice that ends soonest.
  [[nodiscard]] size_t below(size_t count) { return at_ < bytes_.size() ? bytes_[at_++] % count : 0; }
  /// True once in about `count` times.
  [[nodiscard]] bool once_in(size_t count) { return below(count) == count - 1; }
  template <typename T>
  [[nodiscard]] const T& among(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::vector<uint8_t> bytes_;
  size_t at_ = 0;
};

}  // namespace mesh::test
