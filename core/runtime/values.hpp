// How C++ makes values of Mesh's C ABI. Each gives null when memory is spent.
#pragma once

#include <mesh/values.h>

#include "runtime/layout.hpp"

namespace mesh::runtime {

[[nodiscard]] inline MeshString* new_string(std::string_view text) {
  return mesh_string_new(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

[[nodiscard]] inline MeshResult* err_result(std::string_view message) { return mesh_alloc_result(tag_err, new_string(message)); }

/// An integer in a cell of its own, the form in which a result carries it.
[[nodiscard]] void* box(int64_t value);

[[nodiscard]] inline MeshResult* ok_result(int64_t value) { return mesh_alloc_result(tag_ok, box(value)); }

}  // namespace mesh::runtime
