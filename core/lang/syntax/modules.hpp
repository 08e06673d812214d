// The names of Mesh's standard modules.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace mesh::lang {

/// Every standard module's name, also those that a migration has no use for.
[[nodiscard]] std::span<const std::string_view> standard_modules();
[[nodiscard]] bool is_standard_module(std::string_view name);
/// Whether Mesh has this function (of no module where `module` is empty), but a preview does not know it yet.
[[nodiscard]] bool is_later_function(std::string_view module, std::string_view name);
/// The names of the functions that a migration can call in `module`; empty for a module outside the preview.
[[nodiscard]] std::vector<std::string_view> functions_of(std::string_view module);

}  // namespace mesh::lang
