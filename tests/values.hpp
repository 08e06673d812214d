// Values of the C ABI, as the tests make and read them.
#pragma once

#include <mesh/values.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace mesh::test {

inline MeshString* text(std::string_view value) {
  return mesh_string_new(reinterpret_cast<const uint8_t*>(value.data()), value.size());
}

inline MeshList* list(std::initializer_list<std::string_view> values) {
  MeshList* made = mesh_list_builder_new(static_cast<int64_t>(values.size()));
  for (const std::string_view value : values) mesh_list_builder_push(made, reinterpret_cast<uint64_t>(text(value)));
  return made;
}

inline std::string string_of(const void* string) {
  const auto* header = static_cast<const MeshString*>(string);
  return {reinterpret_cast<const char*>(header + 1), header->len};
}

/// The text of an Err, or "no error".
inline std::string error_of(const void* result) {
  const auto* cell = static_cast<const MeshResult*>(result);
  return cell->tag == 0 ? "no error" : string_of(cell->value);
}

/// The integer in an Ok.
inline int64_t number_of(const void* result) {
  REQUIRE(error_of(result) == "no error");
  return *static_cast<const int64_t*>(static_cast<const MeshResult*>(result)->value);
}

/// The texts of the list in an Ok.
inline std::vector<std::string> texts_of(const void* result) {
  REQUIRE(error_of(result) == "no error");
  const auto* held = static_cast<const MeshList*>(static_cast<const MeshResult*>(result)->value);
  const auto* words = reinterpret_cast<const uint64_t*>(held + 1);
  std::vector<std::string> texts;
  for (uint64_t at = 0; at < held->len; ++at) texts.push_back(string_of(reinterpret_cast<const void*>(words[at])));
  return texts;
}

}  // namespace mesh::test
