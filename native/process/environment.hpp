// The process's environment and arguments, as Mesh sees them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesh::process {

/// The variable's text, unless it is not set or no UTF-8, which no Mesh string can hold.
[[nodiscard]] std::optional<std::string> environment_variable(std::string_view name);

/// The words that the process was called with, its own name first. Bytes that are no UTF-8 are U+FFFD.
[[nodiscard]] std::vector<std::string> arguments();

}  // namespace mesh::process
