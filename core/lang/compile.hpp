// The whole way from source to something that runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "lang/mir/executable.hpp"

namespace mesh::lang {

/// Whether the source, with what it imports and comes before it, is small enough to be compiled. That it is not is reported.
///
/// Errors:  source_too_large.
[[nodiscard]] bool is_within_limits(const Source& source, Diagnostics& diagnostics);

/// Lexes, parses, checks and lowers a source and the texts before it. Total: what is broken has a diagnostic and is spoiled, and
/// the rest still runs.
///
/// Takes:   `function`, the one to run. Empty: `up` and `down`, or where the file has neither, every public function that takes
///          only a pool. A snippet is one function, `up`. Of a text before the source, `up` is run.
/// Errors:  those of the phases; source_too_large, unknown_name, migration_signature and nothing_to_preview, which leave no entry.
[[nodiscard]] Executable compile(const Source& source, std::string_view function, Diagnostics& diagnostics);

}  // namespace mesh::lang
