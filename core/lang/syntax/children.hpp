// The expressions directly inside another one.
#pragma once

#include "base/match.hpp"
#include "lang/syntax/ast.hpp"

namespace mesh::lang {

template <typename Visit>
void each_child(const Statement& statement, const Visit& visit) {
  std::visit(Match{[&](const LetStatement& let) { visit(let.value); }, [&](const LocalFunction& node) { visit(node.closure); },
                   [&](const ReturnStatement& node) {
                     if (node.value) visit(*node.value);
                   },
                   [&](ExprId expr) { visit(expr); }},
             statement.node);
}

/// Calls `visit`, which takes an ExprId, for each expression directly inside `expr`, in the order of the source.
template <typename Visit>
void each_child(const Expr& expr, const Visit& visit) {
  const auto visit_all = [&](std::span<const ExprId> exprs) {
    for (const ExprId each : exprs) visit(each);
  };
  const auto visit_optional = [&](const std::optional<ExprId>& each) {
    if (each) visit(*each);
  };
  std::visit(Match{[](const BrokenExpr&) {},
                   [](const UnitExpr&) {},
                   [](const EllipsisExpr&) {},
                   [](const IntegerExpr&) {},
                   [](const FloatExpr&) {},
                   [](const BoolExpr&) {},
                   [](const NameExpr&) {},
                   [](const BreakExpr&) {},
                   [](const ContinueExpr&) {},
                   [&](const StringExpr& node) {
                     for (const StringSegment& segment : node.segments) {
                       if (const auto* inner = std::get_if<ExprId>(&segment)) visit(*inner);
                     }
                   },
                   [&](const MemberExpr& node) { visit(node.object); },
                   [&](const CallExpr& node) {
                     visit(node.callee);
                     visit_all(node.arguments);
                   },
                   [&](const ListExpr& node) { visit_all(node.elements); },
                   [&](const MapExpr& node) {
                     for (const MapEntry& entry : node.entries) {
                       visit(entry.key);
                       visit(entry.value);
                     }
                   },
                   [&](const TupleExpr& node) { visit_all(node.elements); },
                   [&](const UnaryExpr& node) { visit(node.operand); },
                   [&](const BinaryExpr& node) {
                     visit(node.left);
                     visit(node.right);
                   },
                   [&](const TryExpr& node) { visit(node.operand); },
                   [&](const StructExpr& node) {
                     for (const FieldValue& field : node.fields) visit(field.value);
                   },
                   [&](const UpdateExpr& node) {
                     visit(node.base);
                     for (const FieldValue& field : node.fields) visit(field.value);
                   },
                   [&](const BlockExpr& node) {
                     for (const Statement& statement : node.statements) each_child(statement, visit);
                   },
                   [&](const IfExpr& node) {
                     for (const IfArm& arm : node.arms) {
                       visit(arm.condition);
                       visit(arm.body);
                     }
                     visit_optional(node.otherwise);
                   },
                   [&](const CaseExpr& node) {
                     visit(node.subject);
                     for (const CaseArm& arm : node.arms) {
                       visit_optional(arm.guard);
                       visit(arm.body);
                     }
                   },
                   [&](const ForExpr& node) {
                     visit(node.iterable);
                     visit_optional(node.filter);
                     visit(node.body);
                   },
                   [&](const WhileExpr& node) {
                     visit(node.condition);
                     visit(node.body);
                   },
                   [&](const ClosureExpr& node) {
                     for (const Clause& clause : node.clauses) {
                       visit_optional(clause.guard);
                       visit(clause.body);
                     }
                   }},
             expr.node);
}

}  // namespace mesh::lang
