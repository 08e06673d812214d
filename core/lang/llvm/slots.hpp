// Where the registers of a function lie in the frame of its compiled form.
#pragma once

#include <vector>

#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// By register: its slot, how often the function reads it, and whether several blocks mention it.
struct Slots {
  uint32_t count = 0;
  std::vector<uint32_t> of;
  std::vector<uint32_t> reads;
  std::vector<bool> crosses_blocks;
};

/// Registers that are not needed at a time share a slot, so a frame is no larger for a function's being long.
///
/// Bounds:  n log n in the function's registers and blocks.
[[nodiscard]] Slots slots_of(const MirFunction& function);

}  // namespace mesh::lang
