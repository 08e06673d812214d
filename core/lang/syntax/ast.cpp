#include "lang/syntax/ast.hpp"

#include <algorithm>

#include "base/match.hpp"

namespace mesh::lang {
namespace {

template <typename Visit>
void visit_statement(const Statement& statement, const Visit& visit) {
  std::visit(Match{[&](const LetStatement& let) { visit(let.value); }, [&](const LocalFunction& node) { visit(node.closure); },
                   [&](const ReturnStatement& node) {
                     if (node.value) visit(*node.value);
                   },
                   [&](ExprId expr) { visit(expr); }},
             statement.node);
}

template <typename Visit>
void visit_all(const std::vector<ExprId>& exprs, const Visit& visit) {
  for (const ExprId expr : exprs) visit(expr);
}

template <typename Visit>
void visit_optional(const std::optional<ExprId>& expr, const Visit& visit) {
  if (expr) visit(*expr);
}

void add_bound_names(const Ast& ast, PatternId id, std::vector<Name>& found) {
  const auto all = [&](const std::vector<PatternId>& patterns) {
    for (const PatternId pattern : patterns) add_bound_names(ast, pattern, found);
  };
  std::visit(
      Match{[](const BrokenPattern&) {}, [](const WildcardPattern&) {}, [](const IntegerPattern&) {}, [](const FloatPattern&) {},
            [](const BoolPattern&) {}, [](const StringPattern&) {}, [&](const BindPattern& node) { found.push_back(node.name); },
            [&](const ConstructorPattern& node) { all(node.arguments); }, [&](const TuplePattern& node) { all(node.elements); },
            [&](const ConsPattern& node) {
              all({node.head, node.tail});
            },
            [&](const OrPattern& node) { add_bound_names(ast, node.alternatives.front(), found); },
            [&](const AsPattern& node) {
              add_bound_names(ast, node.pattern, found);
              found.push_back(node.name);
            }},
      ast[id].node);
}

}  // namespace

std::string_view name_of(const Ast& ast, const ParameterNode& parameter) {
  const auto* bound = std::get_if<BindPattern>(&ast[parameter.pattern].node);
  return bound != nullptr ? bound->name.text : "_";
}

std::vector<Name> bound_names(const Ast& ast, PatternId pattern) {
  std::vector<Name> found;
  add_bound_names(ast, pattern, found);
  return found;
}

std::vector<Name> bound_names(const Ast& ast, const BlockExpr& block) {
  std::vector<Name> found;
  for (const Statement& statement : block.statements) {
    if (const auto* bound = std::get_if<LetStatement>(&statement.node)) add_bound_names(ast, bound->pattern, found);
    if (const auto* function = std::get_if<LocalFunction>(&statement.node)) found.push_back(function->name);
  }
  return found;
}

size_t Ast::text_of(FileId file) const {
  for (size_t index = 0; index < earlier.size(); ++index) {
    if (earlier[index].file == file) return index + 1;
  }
  return 0;
}

std::vector<ExprId> children(const Expr& expr) {
  std::vector<ExprId> found;
  const auto visit = [&](ExprId child) { found.push_back(child); };
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
                     visit_all(node.arguments, visit);
                   },
                   [&](const ListExpr& node) { visit_all(node.elements, visit); },
                   [&](const MapExpr& node) {
                     for (const MapEntry& entry : node.entries) {
                       visit(entry.key);
                       visit(entry.value);
                     }
                   },
                   [&](const TupleExpr& node) { visit_all(node.elements, visit); },
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
                     for (const Statement& statement : node.statements) visit_statement(statement, visit);
                   },
                   [&](const IfExpr& node) {
                     for (const IfArm& arm : node.arms) {
                       visit(arm.condition);
                       visit(arm.body);
                     }
                     visit_optional(node.otherwise, visit);
                   },
                   [&](const CaseExpr& node) {
                     visit(node.subject);
                     for (const CaseArm& arm : node.arms) {
                       visit_optional(arm.guard, visit);
                       visit(arm.body);
                     }
                   },
                   [&](const ForExpr& node) {
                     visit(node.iterable);
                     visit_optional(node.filter, visit);
                     visit(node.body);
                   },
                   [&](const WhileExpr& node) {
                     visit(node.condition);
                     visit(node.body);
                   },
                   [&](const ClosureExpr& node) {
                     for (const Clause& clause : node.clauses) {
                       visit_optional(clause.guard, visit);
                       visit(clause.body);
                     }
                   }},
             expr.node);
  return found;
}

std::vector<ExprId> left_chain(const Ast& ast, ExprId expr) {
  std::vector<ExprId> chain;
  while (const auto* node = std::get_if<BinaryExpr>(&ast[expr].node)) {
    chain.push_back(expr);
    expr = node->left;
  }
  return chain;
}

bool is_piped(const Ast& ast, const CallExpr& node) {
  return std::any_of(node.arguments.begin(), node.arguments.end(),
                     [&](ExprId argument) { return ast[argument].span.begin < ast[node.callee].span.begin; });
}

bool is_migration(const Function& node) { return node.is_of_text && (node.name.text == "up" || node.name.text == "down"); }

}  // namespace mesh::lang
