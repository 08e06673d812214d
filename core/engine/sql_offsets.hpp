// Offsets into the SQL of one statement, counted as whoever reads them asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/source.hpp"
#include "base/text.hpp"
#include "engine/offset_unit.hpp"

namespace mesh {

/// Where every byte is ASCII there is nothing to count.
class SqlOffsets {
 public:
  SqlOffsets(std::string_view text, OffsetUnit unit) {
    // NUL counts as what is not ASCII there; it is counted alike.
    const bool is_ascii = unit == OffsetUnit::bytes || skip_ascii(text, 0) == text.size();
    if (!is_ascii) counted_.emplace(std::string(text));
  }

  [[nodiscard]] uint32_t operator()(uint32_t offset) const { return counted_ ? counted_->utf16(offset) : offset; }

 private:
  std::optional<Source> counted_;
};

}  // namespace mesh
