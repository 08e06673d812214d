// A schema as JSON, as docs/json.md describes it.
#pragma once

#include <vector>

#include "base/json.hpp"
#include "schema/difference.hpp"
#include "schema/schema.hpp"

namespace mesh {

/// `table`, `materialized view` and the like, as people call them.
[[nodiscard]] std::string_view kind_text(ddl::ObjectKind kind);

/// Writes the members `whole`, `tables` and `others` of the object that is open.
void write_schema(JsonWriter& json, const schema::Schema& schema);

/// Writes the member `leftover` of the object that is open.
void write_differences(JsonWriter& json, const std::vector<schema::Difference>& differences);

}  // namespace mesh
