// Statements of random programs: their text, and what they do.
#pragma once

#include "random_term.hpp"

namespace mesh::test {

/// What a statement leads to.
enum class Flow : uint8_t { next, leave_loop, next_round, leave };

struct Run {
  std::vector<std::string> sent;
  /// What the function gives that was left.
  Value result;
};

using Step = std::function<Flow(Frame&, Run&)>;

/// Statements as lines of text, and what they do.
struct Block {
  std::vector<std::string> lines;
  std::vector<Step> steps;

  void add(std::string line, Step step) {
    lines.push_back(std::move(line));
    steps.push_back(std::move(step));
  }
  void add_lines(const std::vector<std::string>& inner) {
    for (const std::string& line : inner) lines.push_back("  " + line);
  }
};

[[nodiscard]] Flow run(const std::vector<Step>& steps, Frame& frame, Run& into);

/// Adds a loop over the list, the map or the range that the variable `place` is; `fill` makes its body, with the places of the
/// loop's names.
void add_loop(TermMaker& maker, Block& block, size_t place, const std::function<void(Block&, const std::vector<size_t>&)>& fill);

/// Adds statements that send what values are.
class Observer {
 public:
  Observer(Choices& choices, TermMaker& maker) : choices_(choices), maker_(maker) {}

  /// `depth`: how far into a value that holds values of its own type.
  void observe(Block& block, size_t place, int depth = 3);

 private:
  void send(Block& block, size_t place);
  void take_apart(Block& block, size_t place, int depth);
  void choose(Block& block, size_t place, int depth);

  Choices& choices_;
  TermMaker& maker_;
  uint32_t sends_ = 0;
};

}  // namespace mesh::test
