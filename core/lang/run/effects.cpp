// What a Mesh function may do when it is called, which decides whether a call that cannot be previewed may be passed over.
#include <algorithm>

#include "base/match.hpp"
#include "lang/run/interpreting.hpp"

namespace mesh::lang {
namespace {

/// What one function does itself, and the functions that it calls or makes values of.
struct Deeds {
  bool acts = false;
  std::vector<uint32_t> uses;
};

Deeds deeds_of(const MirFunction& function) {
  Deeds deeds;
  std::vector<Register> closures;
  const auto is_made_here = [&](const mir::CallRuntime::Argument& argument) {
    return std::find(closures.begin(), closures.end(), argument.value) != closures.end();
  };
  const auto note = Match{[&](const mir::Call& node) { deeds.uses.push_back(node.function); },
                          [&](const mir::MakeClosure& node) {
                            deeds.uses.push_back(node.function);
                            closures.push_back(node.into);
                          },
                          // Nobody knows here what it calls.
                          [&](const mir::CallValue&) { deeds.acts = true; },
                          [&](const mir::CallRuntime& node) {
                            const runtime::CallEffect effect = node.builtin->effect;
                            deeds.acts = deeds.acts || runtime::sends(effect) || runtime::prints(effect);
                            const auto parameters = node.builtin->parameters();
                            for (size_t index = 0; index < parameters.size(); ++index) {
                              if (parameters[index].type.kind() != runtime::Kind::function) continue;
                              deeds.acts = deeds.acts || !is_made_here(node.arguments[index]);
                            }
                          },
                          [](const auto&) {}};
  for (const Block& block : function.blocks) {
    for (const Instruction& instruction : block.instructions) std::visit(note, instruction.node);
  }
  return deeds;
}

}  // namespace

/// Whether a call of the function may send or print something. A function is looked at once.
bool Interpreter::may_act(uint32_t function) {
  if (const auto known = acting_.find(function)) return *known != 0;
  std::vector<bool> seen(mir_.functions.size());
  std::vector<uint32_t> waiting{function};
  bool acts = false;
  while (!waiting.empty() && !acts && !is_stopped_) {
    const uint32_t next = waiting.back();
    waiting.pop_back();
    if (seen[next]) continue;
    seen[next] = true;
    Deeds deeds = deeds_of(mir_.functions[next]);
    spend(1 + deeds.uses.size());
    acts = deeds.acts;
    waiting.insert(waiting.end(), deeds.uses.begin(), deeds.uses.end());
  }
  acting_.add(function, acts ? 1 : 0);
  return acts;
}

/// Whether a library function is given a function that may send or print something.
bool Interpreter::may_act(const mir::CallRuntime& node) {
  const auto parameters = node.builtin->parameters();
  for (size_t index = 0; index < parameters.size(); ++index) {
    if (parameters[index].type.kind() != runtime::Kind::function) continue;
    const Value& function = reg(node.arguments[index].value);
    if (function.knowledge != Knowledge::known) return true;
    if (may_act(static_cast<uint32_t>(runtime::words_of(pointer_of<const MeshTuple>(function.word)).front()))) return true;
  }
  return false;
}

}  // namespace mesh::lang
