// A schema as JSON, as docs/json.md describes it.
#pragma once

#include "base/json.hpp"
#include "schema/difference.hpp"
#include "schema/schema.hpp"

namespace mesh {

/// Writes the members `whole`, `tables` and `others` of the object that is open.
void write_schema(JsonWriter& json, const schema::Schema& schema);

/// Writes the members of a difference into the object that is open.
void write_difference(JsonWriter& json, const schema::Difference& difference);

}  // namespace mesh
