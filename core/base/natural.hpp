// Natural numbers of any size, for exact conversions between powers of two and of ten.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mesh {

class Natural {
 public:
  explicit Natural(uint64_t value);

  [[nodiscard]] bool is_zero() const { return words_.empty(); }
  /// How many binary digits it has; 0 for zero.
  [[nodiscard]] size_t bits() const;
  [[nodiscard]] std::string decimal() const;

  void multiply_and_add(uint32_t factor, uint32_t term);
  void multiply_by_power(uint32_t base, uint32_t exponent);
  void shift_left(size_t count);
  /// Takes `other` away, which must not be larger.
  void subtract(const Natural& other);

  friend bool operator<(const Natural& a, const Natural& b);

 private:
  void trim();

  /// The least significant first, without zeros at the end.
  std::vector<uint32_t> words_;
};

}  // namespace mesh
