// How much of malloc's memory the program has, which it then counts.
#pragma once

#include <cstddef>

namespace bench {

struct Memory {
  size_t used = 0;
  /// The most that was used at a time since `forget_most`.
  size_t most = 0;
};

[[nodiscard]] Memory memory();
void forget_most();

}  // namespace bench
