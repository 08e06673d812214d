#include "lang/syntax/ast.hpp"

#include <algorithm>

#include "base/match.hpp"
#include "lang/syntax/children.hpp"

namespace mesh::lang {
namespace {

void add_bound_names(const Ast& ast, PatternId id, std::vector<Name>& found) {
  const auto all = [&](std::span<const PatternId> patterns) {
    for (const PatternId pattern : patterns) add_bound_names(ast, pattern, found);
  };
  std::visit(
      Match{[](const BrokenPattern&) {}, [](const WildcardPattern&) {}, [](const IntegerPattern&) {}, [](const FloatPattern&) {},
            [](const BoolPattern&) {}, [](const StringPattern&) {}, [&](const BindPattern& node) { found.push_back(node.name); },
            [&](const ConstructorPattern& node) { all(node.arguments); }, [&](const TuplePattern& node) { all(node.elements); },
            [&](const ConsPattern& node) {
              add_bound_names(ast, node.head, found);
              add_bound_names(ast, node.tail, found);
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
  each_child(expr, [&](ExprId child) { found.push_back(child); });
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
