// How C++ reads the values of Mesh's C ABI (<mesh/values.h>), and the words that stand for them.
#pragma once

#include <mesh/migration.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace mesh::runtime {

[[nodiscard]] inline std::string_view text_of(const MeshString* string) {
  return {reinterpret_cast<const char*>(string + 1), static_cast<size_t>(string->len)};
}

/// The words after the header of a list or a tuple.
template <typename Header>
[[nodiscard]] uint64_t* elements_of(Header* header) {
  return reinterpret_cast<uint64_t*>(header + 1);
}
template <typename Header>
[[nodiscard]] const uint64_t* elements_of(const Header* header) {
  return reinterpret_cast<const uint64_t*>(header + 1);
}
template <typename Header>
[[nodiscard]] std::span<const uint64_t> words_of(const Header* header) {
  return {elements_of(header), static_cast<size_t>(header->len)};
}

/// A pointer as the 64-bit word that lists and the interpreter hold, and back.
[[nodiscard]] inline uint64_t word_of(const void* pointer) { return static_cast<uint64_t>(reinterpret_cast<uintptr_t>(pointer)); }
template <typename T>
[[nodiscard]] T* pointer_of(uint64_t word) {
  return reinterpret_cast<T*>(static_cast<uintptr_t>(word));
}

/// The bits of a Float as such a word, and back.
[[nodiscard]] inline uint64_t word_of(double value) {
  uint64_t word = 0;
  std::memcpy(&word, &value, sizeof word);
  return word;
}
[[nodiscard]] inline double float_of(uint64_t word) {
  double value = 0;
  std::memcpy(&value, &word, sizeof value);
  return value;
}

inline constexpr uint8_t tag_ok = 0;
inline constexpr uint8_t tag_err = 1;
inline constexpr uint8_t tag_some = 0;
inline constexpr uint8_t tag_none = 1;

}  // namespace mesh::runtime
