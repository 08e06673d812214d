// Choices that a seed decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace mesh::test {

class Dice {
 public:
  explicit Dice(uint64_t seed) : engine_(seed) {}

  /// A number from 0 to `bound` - 1.
  [[nodiscard]] size_t below(size_t bound) { return static_cast<size_t>(engine_() % bound); }
  [[nodiscard]] bool chance(size_t percent) { return below(100) < percent; }
  /// `text` in so many of a hundred cases, else nothing.
  [[nodiscard]] std::string maybe(size_t percent, const std::string& text) { return chance(percent) ? text : std::string(); }
  [[nodiscard]] std::string one_of(std::initializer_list<const char*> texts) { return *(texts.begin() + below(texts.size())); }
  template <typename T>
  [[nodiscard]] const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace mesh::test
