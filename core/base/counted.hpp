// Numbers of things in words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace mesh {

/// `1 error`, `2 errors`.
[[nodiscard]] inline std::string counted(size_t count, std::string_view noun) {
  return cat({decimal(count), " ", noun, count == 1 ? "" : "s"});
}

}  // namespace mesh
