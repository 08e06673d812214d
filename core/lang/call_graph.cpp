#include "lang/call_graph.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace mesh::lang {
namespace {

constexpr uint32_t unvisited = UINT32_MAX;

using Edges = std::vector<std::vector<uint32_t>>;

/// Every function that each function names. A function's expressions are the ones between the bodies before it and its own.
Edges callees(const Ast& ast) {
  std::unordered_map<std::string_view, uint32_t> by_name;
  for (uint32_t index = 0; index < ast.functions.size(); ++index) by_name.emplace(ast.functions[index].name.text, index);
  Edges edges(ast.functions.size());
  size_t expr = 0;
  for (uint32_t index = 0; index < ast.functions.size(); ++index) {
    for (; expr <= static_cast<size_t>(ast.functions[index].body); ++expr) {
      const auto* name = std::get_if<NameExpr>(&ast.exprs[expr].node);
      const auto found = name == nullptr ? by_name.end() : by_name.find(name->name.text);
      if (found != by_name.end()) edges[index].push_back(found->second);
    }
  }
  return edges;
}

class Tarjan {
 public:
  explicit Tarjan(Edges edges)
      : edges_(std::move(edges)), index_(edges_.size(), unvisited), low_(edges_.size()), on_stack_(edges_.size()) {}

  std::vector<std::vector<uint32_t>> run() {
    for (uint32_t root = 0; root < edges_.size(); ++root) {
      if (index_[root] == unvisited) visit(root);
    }
    return std::move(groups_);
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

  void close(uint32_t node) {
    std::vector<uint32_t> group;
    uint32_t member = node;
    do {
      member = stack_.back();
      stack_.pop_back();
      on_stack_[member] = false;
      group.push_back(member);
    } while (member != node);
    std::sort(group.begin(), group.end());
    groups_.push_back(std::move(group));
  }

  Edges edges_;
  std::vector<uint32_t> index_;
  std::vector<uint32_t> low_;
  std::vector<bool> on_stack_;
  std::vector<uint32_t> stack_;
  std::vector<std::vector<uint32_t>> groups_;
  uint32_t counter_ = 0;
};

}  // namespace

std::vector<std::vector<uint32_t>> call_groups(const Ast& ast) { return Tarjan(callees(ast)).run(); }

}  // namespace mesh::lang
