// What an offset in a text counts, as whoever reads it asks for.
#pragma once

#include <cstdint>

namespace mesh {

enum class OffsetUnit : uint8_t { bytes, utf16 };

}  // namespace mesh
