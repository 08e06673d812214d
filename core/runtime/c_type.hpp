// The types of C that the runtime's functions take and give, as their declarations say them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace mesh::runtime {

/// `byte` is a truth value of int8_t, `half` an int32_t, `word` any 64-bit integer.
enum class CType : uint8_t { nothing, byte, half, word, number, pointer };

template <typename T>
consteval CType c_type() {
  if constexpr (std::is_void_v<T>) {
    return CType::nothing;
  } else if constexpr (std::is_pointer_v<T>) {
    return CType::pointer;
  } else if constexpr (std::is_floating_point_v<T>) {
    static_assert(sizeof(T) == sizeof(double));
    return CType::number;
  } else {
    static_assert(std::is_integral_v<T> && (sizeof(T) == 1 || sizeof(T) == 4 || sizeof(T) == 8));
    return sizeof(T) == 1 ? CType::byte : sizeof(T) == 4 ? CType::half : CType::word;
  }
}

inline constexpr size_t most_c_parameters = 6;

struct CSignature {
  CType result = CType::nothing;
  std::array<CType, most_c_parameters> slots{};
  size_t count = 0;

  [[nodiscard]] std::span<const CType> parameters() const { return {slots.data(), count}; }
};

/// The signature of a function, from its declaration: `c_signature(&mesh_string_new)`.
template <typename Result, typename... Parameters>
consteval CSignature c_signature(Result (*)(Parameters...)) {
  static_assert(sizeof...(Parameters) <= most_c_parameters);
  return {c_type<Result>(), {c_type<Parameters>()...}, sizeof...(Parameters)};
}

}  // namespace mesh::runtime
