// How C++ reads the values of Mesh's C ABI (<mesh/values.h>), and the words that stand for them.
#pragma once

#include <mesh/migration.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

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
