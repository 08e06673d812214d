// The whole way from source to something that runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "lang/interpret.hpp"
#include "lang/mir.hpp"

namespace mesh::lang {

/// A function that takes just a pool, so that it can be run.
struct Entry {
  std::string name;
  Span span;
};

struct Executable {
  /// In the order to run them in; the MIR's first functions.
  std::vector<Entry> entries;
  Mir mir;
};

/// Lexes, parses, checks and lowers a source. Total: what is broken has a diagnostic and is spoiled, and the rest still runs.
///
/// Takes:   `function`, the one to run. Empty: `up` and `down`, or where the file has neither, every public function that takes
///          only a pool.
/// Errors:  those of the phases; source_too_large, unknown_name, migration_signature and nothing_to_preview, which leave no entry.
[[nodiscard]] Executable compile(const Source& source, std::string_view function, Diagnostics& diagnostics);

/// Runs one entry with the pool behind `pool`, as `interpret` does: the same for a preview's recorder and a server's pool.
void run_entry(const Executable& executable, uint32_t entry, uint64_t pool, Host& host, Diagnostics& diagnostics);

}  // namespace mesh::lang
