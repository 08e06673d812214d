// The expressions directly inside another one.
#pragma once

#include <type_traits>

#include "base/match.hpp"
#include "lang/syntax/ast.hpp"

namespace mesh::lang {

// Each calls `visit`, which takes an ExprId, for each expression directly inside a node, in the order of the source.

template <typename Visit>
void each_child(std::span<const ExprId> nodes, const Visit& visit) {
  for (const ExprId node : nodes) visit(node);
}

template <typename Visit>
void each_child(const std::optional<ExprId>& node, const Visit& visit) {
  if (node) visit(*node);
}

template <typename Visit>
void each_child(const Statement& statement, const Visit& visit) {
  std::visit(Match{[&](const LetStatement& let) { visit(let.value); }, [&](const LocalFunction& node) { visit(node.closure); },
                   [&](const ReturnStatement& node) { each_child(node.value, visit); }, [&](ExprId expr) { visit(expr); }},
             statement.node);
}

template <typename Node, typename... Kinds>
concept IsOneOf = (std::is_same_v<Node, Kinds> || ...);
template <typename Node>
concept IsLeaf =
    IsOneOf<Node, BrokenExpr, UnitExpr, EllipsisExpr, IntegerExpr, FloatExpr, BoolExpr, NameExpr, BreakExpr, ContinueExpr>;

template <IsLeaf Node, typename Visit>
void each_child(const Node& /*node*/, const Visit& /*visit*/) {}

template <typename Visit>
void each_child(const StringExpr& node, const Visit& visit) {
  for (const StringSegment& segment : node.segments) {
    if (const auto* inner = std::get_if<ExprId>(&segment)) visit(*inner);
  }
}

template <typename Visit>
void each_child(const MemberExpr& node, const Visit& visit) {
  visit(node.object);
}

template <typename Visit>
void each_child(const CallExpr& node, const Visit& visit) {
  visit(node.callee);
  each_child(node.arguments, visit);
}

template <typename Visit>
void each_child(const ListExpr& node, const Visit& visit) {
  each_child(node.elements, visit);
}

template <typename Visit>
void each_child(const MapExpr& node, const Visit& visit) {
  for (const MapEntry& entry : node.entries) {
    visit(entry.key);
    visit(entry.value);
  }
}

template <typename Visit>
void each_child(const TupleExpr& node, const Visit& visit) {
  each_child(node.elements, visit);
}

template <typename Visit>
void each_child(const UnaryExpr& node, const Visit& visit) {
  visit(node.operand);
}

template <typename Visit>
void each_child(const BinaryExpr& node, const Visit& visit) {
  visit(node.left);
  visit(node.right);
}

template <typename Visit>
void each_child(const TryExpr& node, const Visit& visit) {
  visit(node.operand);
}

template <typename Visit>
void each_child(const StructExpr& node, const Visit& visit) {
  for (const FieldValue& field : node.fields) visit(field.value);
}

template <typename Visit>
void each_child(const UpdateExpr& node, const Visit& visit) {
  visit(node.base);
  for (const FieldValue& field : node.fields) visit(field.value);
}

template <typename Visit>
void each_child(const BlockExpr& node, const Visit& visit) {
  for (const Statement& statement : node.statements) each_child(statement, visit);
}

template <typename Visit>
void each_child(const IfExpr& node, const Visit& visit) {
  for (const IfArm& arm : node.arms) {
    visit(arm.condition);
    visit(arm.body);
  }
  each_child(node.otherwise, visit);
}

template <typename Visit>
void each_child(const CaseExpr& node, const Visit& visit) {
  visit(node.subject);
  for (const CaseArm& arm : node.arms) {
    each_child(arm.guard, visit);
    visit(arm.body);
  }
}

template <typename Visit>
void each_child(const ForExpr& node, const Visit& visit) {
  visit(node.iterable);
  each_child(node.filter, visit);
  visit(node.body);
}

template <typename Visit>
void each_child(const WhileExpr& node, const Visit& visit) {
  visit(node.condition);
  visit(node.body);
}

template <typename Visit>
void each_child(const ClosureExpr& node, const Visit& visit) {
  for (const Clause& clause : node.clauses) {
    each_child(clause.guard, visit);
    visit(clause.body);
  }
}

template <typename Visit>
void each_child(const Expr& expr, const Visit& visit) {
  std::visit([&](const auto& node) { each_child(node, visit); }, expr.node);
}

}  // namespace mesh::lang
