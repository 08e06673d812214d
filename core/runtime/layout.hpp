// The values of Mesh's C ABI as they lie in memory, and how C++ reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" {

/// `len` bytes of UTF-8 follow the header; there is no NUL.
struct MeshString {
  uint64_t len;
};

/// `len` elements of 64 bits follow the header, room for `cap`. A String element is its address.
struct MeshList {
  uint64_t len;
  uint64_t cap;
};

/// Tag 0 is Ok, 1 is Err. `value` is always a pointer: an integer is boxed in a cell of 8 bytes.
struct MeshResult {
  uint8_t tag;
  void* value;
};

}  // extern "C"

namespace mesh::runtime {

[[nodiscard]] inline std::string_view text_of(const MeshString* string) {
  return {reinterpret_cast<const char*>(string + 1), static_cast<size_t>(string->len)};
}

[[nodiscard]] inline uint64_t* elements_of(MeshList* list) { return reinterpret_cast<uint64_t*>(list + 1); }
[[nodiscard]] inline const uint64_t* elements_of(const MeshList* list) { return reinterpret_cast<const uint64_t*>(list + 1); }

/// A pointer as the 64-bit word that lists and the interpreter hold, and back.
[[nodiscard]] inline uint64_t word_of(const void* pointer) { return static_cast<uint64_t>(reinterpret_cast<uintptr_t>(pointer)); }
template <typename T>
[[nodiscard]] T* pointer_of(uint64_t word) {
  return reinterpret_cast<T*>(static_cast<uintptr_t>(word));
}

inline constexpr uint8_t tag_ok = 0;
inline constexpr uint8_t tag_err = 1;

}  // namespace mesh::runtime
