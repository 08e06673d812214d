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
  /// The text that it is of, by its number as Diagnostics counts them.
  size_t text = 0;
  bool is_snippet = false;
  /// What its first body calls the pool, `_` where it has no name for it, and the expression that is the body's value; that is
  /// empty where there are several bodies, or the one is no block that ends with an expression.
  std::string pool;
  Span value;
};

struct Executable {
  /// In the order to run them in; the MIR's first functions. Those of the texts before the source come first.
  std::vector<Entry> entries;
  Mir mir;
  /// Those of all files.
  std::vector<Span> comments;
  /// Whether the source is statements alone, which can be previewed but not run.
  bool is_snippet = false;
  /// How many texts come before the source. None where it and they are too large, or too many.
  size_t earlier = 0;
};

}  // namespace mesh::lang
