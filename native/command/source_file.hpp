// A migration file and those that it imports, as every subcommand reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.hpp"

namespace mesh::command {

/// The migration called `name`, `-` for standard input, with those `before` it and the files that they import, which lie beside it.
/// Nothing, with the problem printed, when one of them cannot be read.
[[nodiscard]] std::optional<Source> read_source(const std::string& name, const std::vector<std::string>& before = {});

}  // namespace mesh::command
