// Which registers an instruction or the end of a block reads, and which it sets.
#pragma once

#include <span>

#include "base/match.hpp"
#include "lang/mir/mir.hpp"

namespace mesh::lang {

/// Calls `read` for every mention of a register that is read, and then `set` for the one that is set, if any is.
template <typename Read, typename Set>
void each_register(const mir::AnyInstruction& instruction, Read read, Set set) {
  const auto read_all = [&](std::span<const Register> registers) {
    for (const Register each : registers) read(each);
  };
  const auto sets = [&](const auto& node, auto... operands) {
    (read(operands), ...);
    set(node.into);
  };
  std::visit(Match{[&](const mir::Integer& node) { sets(node); },
                   [&](const mir::Float& node) { sets(node); },
                   [&](const mir::Text& node) { sets(node); },
                   [&](const mir::Copy& node) { sets(node, node.from); },
                   [&](const mir::List& node) {
                     read_all(node.elements);
                     set(node.into);
                   },
                   [&](const mir::Map& node) {
                     read_all(node.operands);
                     set(node.into);
                   },
                   [&](const mir::Arithmetic& node) { sets(node, node.left, node.right); },
                   [&](const mir::Compare& node) { sets(node, node.left, node.right); },
                   [&](const mir::TextEqual& node) { sets(node, node.left, node.right); },
                   [&](const mir::TextOrder& node) { sets(node, node.left, node.right); },
                   [&](const mir::Not& node) { sets(node, node.from); },
                   [&](const mir::Join& node) { sets(node, node.left, node.right); },
                   [&](const mir::ToText& node) { sets(node, node.from); },
                   [&](const mir::Record& node) {
                     read_all(node.fields);
                     set(node.into);
                   },
                   [&](const mir::CopyRecord& node) {
                     read(node.record);
                     for (const mir::CopyRecord::Change& change : node.changes) read(change.value);
                     set(node.into);
                   },
                   [&](const mir::ReadField& node) { sets(node, node.record); },
                   [&](const mir::ReadTail& node) { sets(node, node.list); },
                   [&](const mir::MakeResult& node) {
                     if (node.payload) read(*node.payload);
                     set(node.into);
                   },
                   [&](const mir::ReadTag& node) { sets(node, node.result); },
                   [&](const mir::ReadPayload& node) { sets(node, node.result); },
                   [&](const mir::ReadLength& node) { sets(node, node.list); },
                   [&](const mir::ReadElement& node) { sets(node, node.list, node.index); },
                   [&](const mir::ReadSize& node) { sets(node, node.map); },
                   [&](const mir::ReadEntry& node) { sets(node, node.map, node.index); },
                   [&](const mir::FindEntry& node) { sets(node, node.map, node.key); },
                   [&](const mir::NewBuilder& node) { sets(node, node.capacity); },
                   [&](const mir::Push& node) {
                     read(node.list);
                     read(node.element);
                   },
                   [&](const mir::Call& node) {
                     read_all(node.arguments);
                     set(node.into);
                   },
                   [&](const mir::MakeClosure& node) {
                     read_all(node.captures);
                     set(node.into);
                   },
                   [&](const mir::CallValue& node) {
                     read(node.callee);
                     read_all(node.arguments);
                     set(node.into);
                   },
                   [&](const mir::CallRuntime& node) {
                     for (const mir::CallRuntime::Argument& argument : node.arguments) read(argument.value);
                     set(node.into);
                   },
                   [&](const mir::Spoil& node) { sets(node); }},
             instruction);
}

/// The same for the end of a block, which sets none.
template <typename Read>
void each_register(const mir::AnyTerminator& terminator, Read read) {
  if (const auto* node = std::get_if<mir::Return>(&terminator)) read(node->value);
  if (const auto* node = std::get_if<mir::Branch>(&terminator)) read(node->condition);
}

}  // namespace mesh::lang
