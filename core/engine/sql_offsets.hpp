// Offsets into the SQL of one statement, counted as whoever reads them asks for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/source.hpp"
#include "engine/offset_unit.hpp"

namespace mesh {

/// Where every byte is ASCII there is nothing to count.
class SqlOffsets {
 public:
  SqlOffsets(std::string_view text, OffsetUnit unit) {
    const bool is_ascii = std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
    if (unit == OffsetUnit::utf16 && !is_ascii) counted_.emplace(std::string(text));
  }

  [[nodiscard]] uint32_t operator()(uint32_t offset) const { return counted_ ? counted_->utf16(offset) : offset; }

 private:
  std::optional<Source> counted_;
};

}  // namespace mesh
