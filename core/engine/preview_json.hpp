// A preview as JSON: the one writer behind the command and the engine of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/json.hpp"
#include "base/source.hpp"
#include "engine/offset_unit.hpp"
#include "preview/preview.hpp"
#include "preview/text.hpp"

namespace mesh {

/// Counts up when the shape of a document about a file changes so that a reader of the old one would misread it.
inline constexpr int64_t file_schema_version = 1;

/// Begins a document, with the version of mesh-ddl, and, where it is about a file, that of its shape and the file's name.
void begin_document(JsonWriter& json, std::string_view file);

/// Writes the members `diagnostics` and `omitted` of a document about `source`.
void write_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source,
                       OffsetUnit unit);

/// What a document holds besides the rest.
struct JsonParts {
  /// Whether it says which file it is about.
  bool has_file = false;
  /// What is in the database after each function.
  bool has_schema = true;
  /// Each statement as text that psql takes, in this layout.
  std::optional<SqlLayout> script = std::nullopt;
};

/// The preview as JSON; docs/json.md tells its shape.
///
/// Takes:   `source`, which `preview` was made of.
/// Gives:   one document. In `utf16`, every offset counts UTF-16 code units, those into SQL texts too.
/// Bounds:  O(size of the preview).
[[nodiscard]] std::string to_json(const Preview& preview, const Source& source, OffsetUnit unit, const JsonParts& parts = {});

}  // namespace mesh
