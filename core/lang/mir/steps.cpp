#include "lang/mir/steps.hpp"

#include "base/match.hpp"

namespace mesh::lang {
namespace {

size_t more_steps_of(const mir::AnyInstruction& instruction) {
  constexpr size_t keys_compared_a_step = 16;
  constexpr size_t cost_of_a_float = 500;
  return std::visit(Match{[](const mir::List& node) { return node.elements.size(); },
                          [](const mir::Map& node) { return node.keys().size() * (1 + node.keys().size() / keys_compared_a_step); },
                          [](const mir::Record& node) { return node.fields.size(); },
                          [](const mir::MakeClosure& node) { return node.captures.size(); },
                          [](const mir::CopyRecord& node) { return size_t{node.fields}; },
                          [](const mir::ToText& node) { return node.kind == mir::PrintedKind::floating ? cost_of_a_float : 0; },
                          [](const auto&) { return size_t{0}; }},
                    instruction);
}

}  // namespace

uint32_t steps_of(const Block& block) {
  size_t steps = block.instructions.size() + 1;
  for (const Instruction& instruction : block.instructions) steps += more_steps_of(instruction.node);
  return static_cast<uint32_t>(steps);
}

}  // namespace mesh::lang
