// A migration file and those that it imports, as every subcommand reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.hpp"

namespace mesh::command {

struct ReadSource {
  /// Nothing where it, or what comes before it, cannot be read.
  std::optional<Source> source;
  /// Why there is nothing.
  std::string problem;
};

/// The migration called `name`, `-` for standard input, with those `before` it and the files that they import, which lie beside it.
///
/// Errors:  a file that cannot be read. A folder is none, and its migrations are named.
[[nodiscard]] ReadSource read_source(const std::string& name, const std::vector<std::string>& before = {});

/// What the file is called where it is spoken of.
[[nodiscard]] std::string shown_name(const std::string& name);

}  // namespace mesh::command
