#include "lang/check/call_graph.hpp"

#include <algorithm>

#include "base/lookup.hpp"

namespace mesh::lang {
namespace {

constexpr uint32_t unvisited = UINT32_MAX;

using Edges = std::vector<std::vector<uint32_t>>;

/// Every function of its own file that each function names. A file comes after those that it imports, so its functions do, too. A
/// function's expressions are the ones between the bodies before it and its own.
Edges callees(const Ast& ast) {
  std::vector<NameLookup> by_name(ast.modules.size() + 1);
  const auto names_in = [&](FileId file) -> NameLookup& { return by_name[static_cast<size_t>(file)]; };
  for (uint32_t index = 0; index < ast.functions.size(); ++index) {
    names_in(ast.functions[index].file).add(ast.functions[index].name.text, index);
  }
  Edges edges(ast.functions.size());
  size_t expr = 0;
  for (uint32_t index = 0; index < ast.functions.size(); ++index) {
    for (; expr <= static_cast<size_t>(ast.functions[index].clauses.back().body); ++expr) {
      const auto* name = std::get_if<NameExpr>(&ast.exprs[expr].node);
      if (name == nullptr) continue;
      if (const auto found = names_in(ast.functions[index].file).find(name->name.text)) edges[index].push_back(*found);
    }
  }
  return edges;
}

class Tarjan {
 public:
  explicit Tarjan(Edges edges)
      : edges_(std::move(edges)),
        index_(edges_.size(), unvisited),
        low_(edges_.size()),
        on_stack_(edges_.size()),
        group_of_(edges_.size()) {}

  std::vector<std::vector<uint32_t>> run() {
    for (uint32_t root = 0; root < edges_.size(); ++root) {
      if (index_[root] == unvisited) visit(root);
    }
    std::vector<std::vector<uint32_t>> members(groups_);
    for (uint32_t node = 0; node < edges_.size(); ++node) members[group_of_[node]].push_back(node);
    return members;
  }

 private:
  struct Frame {
    uint32_t node;
    size_t next_edge;
  };

  void open(uint32_t node, std::vector<Frame>& frames) {
    index_[node] = low_[node] = counter_++;
    stack_.push_back(node);
    on_stack_[node] = true;
    frames.push_back({node, 0});
  }

  void visit(uint32_t root) {
    std::vector<Frame> frames;
    open(root, frames);
    while (!frames.empty()) {
      const uint32_t node = frames.back().node;
      if (frames.back().next_edge < edges_[node].size()) {
        const uint32_t callee = edges_[node][frames.back().next_edge++];
        if (index_[callee] == unvisited) {
          open(callee, frames);
        } else if (on_stack_[callee]) {
          low_[node] = std::min(low_[node], index_[callee]);
        }
        continue;
      }
      frames.pop_back();
      if (!frames.empty()) low_[frames.back().node] = std::min(low_[frames.back().node], low_[node]);
      if (low_[node] == index_[node]) close(node);
    }
  }

  /// Ends the group that `node` began: it and all that is above it on the stack.
  void close(uint32_t node) {
    uint32_t member = node;
    do {
      member = stack_.back();
      stack_.pop_back();
      on_stack_[member] = false;
      group_of_[member] = groups_;
    } while (member != node);
    ++groups_;
  }

  Edges edges_;
  std::vector<uint32_t> index_;
  std::vector<uint32_t> low_;
  std::vector<bool> on_stack_;
  std::vector<uint32_t> stack_;
  std::vector<uint32_t> group_of_;
  uint32_t groups_ = 0;
  uint32_t counter_ = 0;
};

}  // namespace

std::vector<std::vector<uint32_t>> call_groups(const Ast& ast) { return Tarjan(callees(ast)).run(); }

}  // namespace mesh::lang
