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

  /// The number of an entry, which the code changes as it runs; 0 is nowhere.
  const uint32_t* now;
  const Entry* entries;
  const Text* files;
  const Text* functions;
};

/// Where the code is, which the calling thread runs or has run: at the call that it made last.
[[nodiscard]] std::optional<Place> place_now(const PlaceTable& table);

}  // namespace mesh::run
