// The functions that a migration can call, for an editor's help.
#pragma once

#include <string>

namespace mesh {

/// The table of Mesh functions a migration can call, for completion, signature help and reference pages.
[[nodiscard]] std::string builtins_json();

}  // namespace mesh
