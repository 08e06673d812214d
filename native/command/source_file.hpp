// A migration file and those that it imports, as every subcommand reads them.
#pragma once

#include <optional>
#include <string>

#include "base/source.hpp"

namespace mesh::command {

/// The migration called `name`, `-` for standard input, with the files that it imports. Nothing, with the problem printed, when it
/// cannot be read.
[[nodiscard]] std::optional<Source> read_source(const std::string& name);

}  // namespace mesh::command
