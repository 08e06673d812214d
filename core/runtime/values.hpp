// How C++ makes values of Mesh's C ABI. What allocates gives null when memory is spent.
#pragma once

#include <mesh/collections.h>

#include <optional>

#include "ddl/statement.hpp"
#include "runtime/layout.hpp"

namespace mesh::runtime {

/// A zeroed header and `payload` bytes after it.
template <typename Header>
[[nodiscard]] Header* allocate(uint64_t payload) {
  if (payload > SIZE_MAX - sizeof(Header)) return nullptr;
  return static_cast<Header*>(mesh_gc_alloc_actor(sizeof(Header) + payload, alignof(uint64_t)));
}

[[nodiscard]] inline MeshString* new_string(std::string_view text) {
  return mesh_string_new(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

/// An integer, or the bits of a Float, in a cell of its own: the form in which results and options carry it.
[[nodiscard]] void* box(int64_t value);

[[nodiscard]] MeshResult* ok_result(int64_t value);
[[nodiscard]] inline MeshResult* err_result(std::string_view message) {
  MeshString* text = new_string(message);
  return text == nullptr ? nullptr : mesh_alloc_result(tag_err, text);
}

[[nodiscard]] MeshOption* some(void* value);
/// Some of a value that was made for it: null where that is.
[[nodiscard]] MeshOption* some_made(void* value);
[[nodiscard]] MeshOption* none();

/// The element of a list that stands for those that are not known: a string of ddl::left_open, told by its address.
struct LeftOpen {
  MeshString header{ddl::left_open.size()};
  decltype(ddl::left_open_bytes) bytes = ddl::left_open_bytes;
};
inline constexpr LeftOpen left_open_element;
[[nodiscard]] inline const MeshString* left_open() { return &left_open_element.header; }

/// `text` without the plus sign of a number that has no other sign.
[[nodiscard]] std::string_view without_plus(std::string_view text);
/// The Int that the whole of `text` spells, in decimal with at most one sign.
[[nodiscard]] std::optional<int64_t> integer_of(std::string_view text);

}  // namespace mesh::runtime
