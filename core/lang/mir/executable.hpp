// A migration that can run: its MIR and the functions to begin with.
#pragma once

#include <string>
#include <vector>

#include "base/source.hpp"
#include "lang/mir/mir.hpp"

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
  /// Those of all files.
  std::vector<Span> comments;
  /// Whether the source is statements alone, which can be previewed but not run.
  bool is_snippet = false;
};

}  // namespace mesh::lang
