// How each JSON document of ours begins.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/json.hpp"

namespace mesh {

/// Counts up when the shape of a document about a file changes so that a reader of the old one would misread it.
inline constexpr int64_t file_schema_version = 1;

/// Begins a document, with the version of mesh-ddl, and, where it is about a file, that of its shape and the file's name.
void begin_document(JsonWriter& json, std::string_view file);

}  // namespace mesh
