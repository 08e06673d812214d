// Eight bytes of a text as one number, so that one step looks at all of them.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace mesh::eight_bytes {

inline constexpr size_t size = 8;
/// With a byte or a mask of one, the same in each of the eight.
inline constexpr uint64_t each = 0x0101010101010101;

[[nodiscard]] inline uint64_t load(const char* bytes) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, size);
  return word;
}

// These have the top bit of each byte for which they hold; behind such a byte they may have others, too. They are valid where all
// eight bytes are ASCII: callers put the word itself beside them, and so rule others out.
[[nodiscard]] constexpr uint64_t below(uint64_t word, char byte) { return word - each * static_cast<unsigned char>(byte); }
[[nodiscard]] constexpr uint64_t above(uint64_t word, char byte) { return word + each * static_cast<unsigned char>('\x7F' - byte); }
[[nodiscard]] constexpr uint64_t equal(uint64_t word, char byte) {
  return below(word ^ (each * static_cast<unsigned char>(byte)), 1);
}

/// Whether the top bit of no byte is set: of words as above, that none of them holds, and of a word of text, that it is ASCII.
[[nodiscard]] constexpr bool none(uint64_t tops) { return (tops & (each * 0x80)) == 0; }

/// The place of the first byte whose top bit is set, or 8. Of words as above, the first for which one of them holds.
[[nodiscard]] constexpr size_t first(uint64_t tops) { return static_cast<size_t>(std::countr_zero(tops & (each * 0x80))) / 8; }

}  // namespace mesh::eight_bytes
