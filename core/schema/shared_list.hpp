// A list whose copies share the elements that neither has changed. Private to core/schema.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace mesh::schema {

/// A copy costs a pointer for each row of elements. To reach an element of a list that is not const makes it the list's own.
template <typename T>
class SharedList {
 public:
  [[nodiscard]] size_t size() const { return size_; }
  void clear() {
    rows_.clear();
    size_ = 0;
  }
  T& add() {
    if (size_ % width == 0) rows_.push_back(std::make_shared<Row>());
    return *(own_row(size_++) = std::make_shared<T>());
  }

  [[nodiscard]] const T* operator[](size_t at) const { return element(at).get(); }
  /// It lives until the list is copied and it is reached in one of the two.
  [[nodiscard]] T* operator[](size_t at) {
    std::shared_ptr<T>& element = own_row(at);
    if (element.use_count() > 1) element = std::make_shared<T>(*element);
    return element.get();
  }

  void put(size_t at, std::shared_ptr<T> element) { own_row(at) = std::move(element); }

  /// The numbers, in order, of the elements that are not the very ones that `other` has there.
  [[nodiscard]] std::vector<size_t> unlike(const SharedList& other) const {
    std::vector<size_t> numbers;
    for (size_t row = 0; row < rows_.size(); ++row) {
      if (row < other.rows_.size() && rows_[row] == other.rows_[row]) continue;
      for (size_t at = row * width; at < size_ && at < (row + 1) * width; ++at) {
        if (at >= other.size_ || element(at) != other.element(at)) numbers.push_back(at);
      }
    }
    return numbers;
  }

 private:
  static constexpr size_t width = 32;
  using Row = std::array<std::shared_ptr<T>, width>;

  [[nodiscard]] const std::shared_ptr<T>& element(size_t at) const { return (*rows_[at / width])[at % width]; }
  [[nodiscard]] std::shared_ptr<T>& own_row(size_t at) {
    std::shared_ptr<Row>& row = rows_[at / width];
    if (row.use_count() > 1) row = std::make_shared<Row>(*row);
    return (*row)[at % width];
  }

  std::vector<std::shared_ptr<Row>> rows_;
  size_t size_ = 0;
};

}  // namespace mesh::schema
