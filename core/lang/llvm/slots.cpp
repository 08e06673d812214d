#include "lang/llvm/slots.hpp"

#include <algorithm>
#include <limits>
#include <queue>

#include "base/match.hpp"
#include "lang/mir/registers.hpp"

namespace mesh::lang {
namespace {

/// Blocks, or instructions, in the order that the function has them in; both ends belong to it.
struct Range {
  uint32_t first = std::numeric_limits<uint32_t>::max();
  uint32_t last = 0;

  void add(uint32_t place) {
    first = std::min(first, place);
    last = std::max(last, place);
  }
};

/// The places of instructions at which each register is mentioned, from the first to the last, and of each block.
struct Mentions {
  std::vector<Range> registers;
  std::vector<Range> blocks;
  std::vector<uint32_t> reads;
};

Mentions mentions_of(const MirFunction& function) {
  Mentions found{std::vector<Range>(function.registers), {}, std::vector<uint32_t>(function.registers)};
  uint32_t place = 0;
  const auto set = [&](Register id) { found.registers[static_cast<size_t>(id)].add(place); };
  const auto read = [&](Register id) {
    set(id);
    ++found.reads[static_cast<size_t>(id)];
  };
  for (uint32_t parameter = 0; parameter < function.parameters; ++parameter) set(static_cast<Register>(parameter));
  for (const Block& block : function.blocks) {
    Range range{place, place};
    for (const Instruction& instruction : block.instructions) {
      each_register(instruction.node, read, set);
      ++place;
    }
    each_register(block.terminator, read);
    range.last = place++;
    found.blocks.push_back(range);
  }
  return found;
}

/// The places that a jump to an earlier block makes run again, or later; those that overlap are one.
std::vector<Range> loops_of(const MirFunction& function, const std::vector<Range>& blocks) {
  std::vector<Range> loops;
  for (size_t from = 0; from < blocks.size(); ++from) {
    const auto note = [&](BlockId to) {
      if (static_cast<size_t>(to) <= from) loops.push_back({blocks[static_cast<size_t>(to)].first, blocks[from].last});
    };
    std::visit(Match{[&](const mir::Jump& node) { note(node.to); },
                     [&](const mir::Branch& node) {
                       note(node.when_true);
                       note(node.when_false);
                     },
                     [](const auto&) {}},
               function.blocks[from].terminator);
  }
  std::sort(loops.begin(), loops.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
  std::vector<Range> apart;
  for (const Range& loop : loops) {
    if (apart.empty() || loop.first > apart.back().last) {
      apart.push_back(loop);
    } else {
      apart.back().add(loop.last);
    }
  }
  return apart;
}

const Range* around(const std::vector<Range>& ranges, uint32_t place) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), place,
                                      [](uint32_t wanted, const Range& range) { return wanted < range.first; });
  return after == ranges.begin() || std::prev(after)->last < place ? nullptr : &*std::prev(after);
}

/// What is kept through a part of a loop is kept through all of it.
void widen(Range& range, const std::vector<Range>& loops) {
  if (const Range* loop = around(loops, range.first)) range.add(loop->first);
  if (const Range* loop = around(loops, range.last)) range.add(loop->last);
}

}  // namespace

Slots slots_of(const MirFunction& function) {
  Mentions found = mentions_of(function);
  const std::vector<Range> loops = loops_of(function, found.blocks);
  std::vector<bool> crosses_blocks(function.registers);
  std::vector<uint32_t> order;
  for (uint32_t id = 0; id < function.registers; ++id) {
    if (found.reads[id] == 0) continue;
    Range& range = found.registers[id];
    crosses_blocks[id] = around(found.blocks, range.first) != around(found.blocks, range.last);
    if (crosses_blocks[id]) widen(range, loops);
    order.push_back(id);
  }
  const auto& registers = found.registers;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return registers[a].first < registers[b].first; });

  Slots slots{0, std::vector<uint32_t>(function.registers), std::move(found.reads), std::move(crosses_blocks)};
  const auto ends_later = [&](uint32_t a, uint32_t b) { return registers[a].last > registers[b].last; };
  std::priority_queue<uint32_t, std::vector<uint32_t>, decltype(ends_later)> used(ends_later);
  std::vector<uint32_t> free;
  for (const uint32_t id : order) {
    while (!used.empty() && registers[used.top()].last < registers[id].first) {
      free.push_back(slots.of[used.top()]);
      used.pop();
    }
    if (free.empty()) free.push_back(slots.count++);
    slots.of[id] = free.back();
    free.pop_back();
    used.push(id);
  }
  return slots;
}

}  // namespace mesh::lang
