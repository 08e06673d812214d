// The process's environment, as Mesh sees it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mesh::runtime {

/// The variable's text, unless it is not set or no UTF-8, which no Mesh string can hold.
[[nodiscard]] std::optional<std::string> environment_variable(std::string_view name);

}  // namespace mesh::runtime
