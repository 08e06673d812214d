// What a block costs of a run's budget, in steps.
#pragma once

#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// A step for each instruction and for the end, and what an instruction costs more where its form tells. What depends on values is
/// counted when they are there (runtime/steps.hpp).
[[nodiscard]] uint32_t steps_of(const Block& block);

/// What a call of the function costs beside the call itself: for its registers, and for its first block.
[[nodiscard]] inline uint32_t steps_to_enter(const MirFunction& function) {
  constexpr uint32_t registers_a_step = 8;
  return function.registers / registers_a_step + function.blocks.front().steps;
}

}  // namespace mesh::lang
