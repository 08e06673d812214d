// A preview as JSON: the one writer behind the command and the engine of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

/// Writes the members `diagnostics` and `omitted` of a document about `source`.
void write_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, size_t left_out, const Source& source,
                       OffsetUnit unit);

/// Writes the members of a statement that say what becomes of it and what it does: `outcome`, `locks` and so on.
void write_told(JsonWriter& json, const PreviewedStatement& statement, const Source& source);

/// What waits for the lock of a statement that is not what made the relation, of "reads", "writes" and "ddl".
[[nodiscard]] std::span<const std::string_view> kept_waiting(const advice::RelationWork& relation);

/// What a document holds besides the rest.
struct JsonParts {
  /// Whether it says which file it is about.
  bool has_file = false;
  /// What is in the database after each function.
  bool has_schema = true;
  bool has_statements = true;
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
