// The table by which compiled code says where it is (core/lang/llvm/places).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "run/place.hpp"

namespace mesh::run {

/// As the module lays it out.
struct PlaceTable {
  struct Text {
    const char* bytes;
    uint64_t size;
  };
  /// File, line, column and function.
  using Entry = std::array<uint32_t, 4>;

  const Entry* entries;
  const Text* files;
  const Text* functions;
};

/// Where the code is that the calling thread runs, or has run last: at the call that it made last. Nothing before the first. Its
/// module must still be there.
[[nodiscard]] std::optional<Place> place_now();

}  // namespace mesh::run
