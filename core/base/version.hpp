// Which release this is.
#pragma once

#include <string_view>

namespace mesh {

/// The project's version, such as "0.1.0".
[[nodiscard]] std::string_view version();

}  // namespace mesh
