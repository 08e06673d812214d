// A list whose copies share the elements that neither has changed. Private to core/schema.
#pragma once

#include <memory>
#include <vector>

namespace mesh::schema {

/// A copy costs a pointer for each element. To reach an element of a list that is not const makes it the list's own.
template <typename T>
class SharedList {
 public:
  [[nodiscard]] size_t size() const { return all_.size(); }
  void clear() { all_.clear(); }
  T& add() { return *all_.emplace_back(std::make_shared<T>()); }

  [[nodiscard]] const T* operator[](size_t at) const { return all_[at].get(); }
  /// It lives until the list is copied and it is reached in one of the two.
  [[nodiscard]] T* operator[](size_t at) {
    std::shared_ptr<T>& element = all_[at];
    if (element.use_count() > 1) element = std::make_shared<T>(*element);
    return element.get();
  }

 private:
  std::vector<std::shared_ptr<T>> all_;
};

}  // namespace mesh::schema
