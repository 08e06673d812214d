// A preview as JSON: the one writer behind the command and the engine of the page.
#pragma once

#include <string>

#include "base/source.hpp"
#include "engine/offset_unit.hpp"
#include "preview/preview.hpp"

namespace mesh {

/// Whether a document says what is in the database after each function.
enum class SchemaPart : uint8_t { written, left_out };

/// The preview as JSON; docs/json.md tells its shape.
///
/// Takes:   `source`, which `preview` was made of.
/// Gives:   one document. In `utf16`, every offset counts UTF-16 code units, those into SQL texts too.
/// Bounds:  O(size of the preview).
[[nodiscard]] std::string to_json(const Preview& preview, const Source& source, OffsetUnit unit,
                                  SchemaPart schema = SchemaPart::written);

}  // namespace mesh
