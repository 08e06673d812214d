// What `down` does not put back, as people are told of it.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "preview/preview.hpp"

namespace mesh::command {

/// A remark for each thing that `down` leaves, loses or changes, at the call that is the cause, with the call that would remove
/// what is left. One for all where `down` sends nothing. What was dropped and is made anew is left out: the advice tells of its
/// loss.
[[nodiscard]] std::vector<Diagnostic> leftover_diagnostics(const Preview& preview);

}  // namespace mesh::command
