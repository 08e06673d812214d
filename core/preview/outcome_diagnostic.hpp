// What a reader of the source is told of a statement's outcome.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "schema/outcome.hpp"
#include "schema/schema.hpp"

namespace mesh {

/// The diagnostic that an outcome deserves, without its places, or nothing where there is nothing to say.
[[nodiscard]] std::optional<Diagnostic> outcome_diagnostic(const schema::Outcome& outcome);
/// The same for what a later statement tells of an earlier one.
[[nodiscard]] Diagnostic hindsight_diagnostic(const schema::Hindsight& hindsight);

}  // namespace mesh
