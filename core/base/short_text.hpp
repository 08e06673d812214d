// A text of a few parts whose size has a bound that is known.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mesh {

/// Puts literals and numbers in a row without asking whether there is room: all of them take at most `most` bytes.
template <size_t most>
class ShortText {
 public:
  ShortText& add(std::string_view literal) {
    std::memcpy(bytes_.data() + size_, literal.data(), literal.size());
    size_ += literal.size();
    return *this;
  }
  ShortText& add(uint32_t number) {
    std::array<char, 10> digits;
    size_t begin = digits.size();
    do digits[--begin] = static_cast<char>('0' + number % 10);
    while ((number /= 10) != 0);
    std::memcpy(bytes_.data() + size_, digits.data() + begin, digits.size() - begin);
    size_ += digits.size() - begin;
    return *this;
  }

  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, most> bytes_;
  size_t size_ = 0;
};

}  // namespace mesh
