#include "lang/syntax/print_ast.hpp"

#include "base/floating.hpp"
#include "base/match.hpp"
#include "base/text.hpp"
#include "lang/syntax/printing.hpp"

namespace mesh::lang {
namespace {

constexpr std::string_view broken = "<broken>";

}  // namespace

std::string print(const Ast& ast) { return AstPrinter(ast).run(); }

std::string AstPrinter::run() {
  for (const Import& import : ast_.imports) write(import);
  for (const TypeDeclaration& declaration : ast_.declarations) write(declaration);
  for (const Function& function : ast_.functions) {
    function.is_snippet ? write_snippet(function) : write(function);
  }
  return std::move(out_);
}

void AstPrinter::write(const Import& import) {
  text(import.names.empty() ? "import " : "from ");
  text(import.module.text);
  names(" import ", import.names, "\n");
  if (import.names.empty()) text("\n");
}

void AstPrinter::write(const Function& function) {
  if (!out_.empty()) text("\n");
  const Clause* first = &function.clauses.front();
  for (const Clause& next : function.clauses) {
    if (&next == first && function.is_public) text("pub ");
    append(out_, {"fn ", function.name.text});
    if (&next == first) names("<", function.type_parameters, ">");
    clause(next, &next == first ? function.result : std::nullopt);
    text("\n");
  }
}

/// The statements alone. None of their lines may begin as an item does.
void AstPrinter::write_snippet(const Function& function) {
  const auto& statements = std::get<BlockExpr>(ast_[function.clauses.front().body].node).statements;
  for (const Statement& next : statements) {
    const auto* value = std::get_if<ExprId>(&next.node);
    if (std::holds_alternative<LocalFunction>(next.node)) {
      ++indent_;
      text("  ");
      statement(next);
      --indent_;
    } else if (value != nullptr && begins_with_closure(*value)) {
      bracketed("(", ")", [&] { expression(*value); });
    } else {
      statement(next);
    }
    text("\n");
  }
}

bool AstPrinter::begins_with_closure(ExprId id) const {
  while (const auto* operation = std::get_if<BinaryExpr>(&ast_[id].node)) id = operation->left;
  return std::holds_alternative<ClosureExpr>(ast_[id].node);
}

/// What stands after a function's name.
void AstPrinter::clause(const Clause& clause, const std::optional<TypeNodeId>& result) {
  parameters(clause.parameters);
  if (result) {
    text(" -> ");
    type(*result);
  }
  guard(" when ", clause.guard);
  if (std::holds_alternative<BlockExpr>(ast_[clause.body].node)) {
    text(" do");
    body(clause.body);
    text("end");
  } else {
    text(" = ");
    expression(clause.body);
  }
}

void AstPrinter::local_function(const LocalFunction& node) {
  const auto& clauses = std::get<ClosureExpr>(ast_[node.closure].node).clauses;
  for (const Clause& next : clauses) {
    const bool is_first = &next == &clauses.front();
    if (!is_first) new_line();
    append(out_, {"fn ", node.name.text});
    if (is_first) names("<", node.type_parameters, ">");
    clause(next, is_first ? node.result : std::nullopt);
  }
}

void AstPrinter::guard(std::string_view word, const std::optional<ExprId>& condition) {
  if (!condition) return;
  text(word);
  expression(*condition);
}

void AstPrinter::new_line() {
  text("\n");
  out_.append(2 * indent_, ' ');
}

/// Inside brackets only a semicolon ends a statement.
void AstPrinter::end_line() {
  if (brackets_ > 0) text(";");
}

/// The statements of a block on lines of their own, and the beginning of the line after them.
void AstPrinter::body(ExprId id) {
  ++indent_;
  if (const auto* block = std::get_if<BlockExpr>(&ast_[id].node)) {
    for (const Statement& next : block->statements) {
      new_line();
      statement(next);
      end_line();
    }
  } else {
    new_line();
    expression(id);
  }
  --indent_;
  new_line();
}

void AstPrinter::statement(const Statement& statement) {
  std::visit(Match{[&](const LetStatement& let) {
                     text("let ");
                     primary_pattern(let.pattern);
                     annotation(let.type);
                     text(" = ");
                     expression(let.value);
                   },
                   [&](const LocalFunction& node) { local_function(node); },
                   [&](const ReturnStatement& node) {
                     text("return");
                     guard(" ", node.value);
                   },
                   [&](ExprId value) { expression(value); }},
             statement.node);
}

int AstPrinter::power_of(const Expr& expr) {
  const auto* binary = std::get_if<BinaryExpr>(&expr.node);
  if (binary != nullptr) return infix_power(binary->op);
  // What begins with a word ends with one, and a number may have a sign: neither goes well with what follows an operand.
  const bool is_worded = std::holds_alternative<IfExpr>(expr.node) || std::holds_alternative<CaseExpr>(expr.node) ||
                         std::holds_alternative<ForExpr>(expr.node) || std::holds_alternative<WhileExpr>(expr.node) ||
                         std::holds_alternative<ClosureExpr>(expr.node) || std::holds_alternative<UnaryExpr>(expr.node) ||
                         std::holds_alternative<IntegerExpr>(expr.node) || std::holds_alternative<FloatExpr>(expr.node);
  return is_worded ? prefix_power : postfix_power;
}

/// One of another needs no brackets, and has none, so that a long row of them is no deeper than it was; `--` begins a comment.
void AstPrinter::unary(const UnaryExpr& node) {
  const auto* inner = std::get_if<UnaryExpr>(&ast_[node.operand].node);
  const bool are_minus = node.op == TokenKind::minus && inner != nullptr && inner->op == TokenKind::minus;
  append(out_, {spelling(node.op), node.op == TokenKind::kw_not || are_minus ? " " : ""});
  expression(node.operand, inner != nullptr ? prefix_power : postfix_power);
}

/// An expression, in brackets where it binds less strongly than the place asks.
void AstPrinter::expression(ExprId id, int least_power) {
  if (power_of(ast_[id]) >= least_power) return node(id);
  bracketed("(", ")", [&] { node(id); });
}

void AstPrinter::node(ExprId id) {
  const auto list = [&](std::span<const ExprId> items) { separated(items, ", ", [&](ExprId item) { expression(item); }); };
  std::visit(Match{[&](const BrokenExpr&) { text(broken); },
                   [&](const UnitExpr&) { text("()"); },
                   [&](const EllipsisExpr&) { text("..."); },
                   [&](const IntegerExpr& found) { text(decimal(found.value)); },
                   [&](const FloatExpr& found) { number(found.value); },
                   [&](const BoolExpr& found) { text(found.value ? "true" : "false"); },
                   [&](const StringExpr& found) { string(found); },
                   [&](const NameExpr& found) { text(found.name.text); },
                   [&](const MemberExpr& found) {
                     expression(found.object, postfix_power);
                     append(out_, {".", found.member.text});
                   },
                   [&](const CallExpr& found) {
                     expression(found.callee, postfix_power);
                     bracketed("(", ")", [&] { separated(found.arguments, ", ", [&](ExprId item) { argument(item); }); });
                   },
                   [&](const ListExpr& found) { bracketed("[", "]", [&] { list(found.elements); }); },
                   [&](const MapExpr& found) { bracketed("%{", "}", [&] { entries(found, " => "); }); },
                   [&](const TupleExpr& found) { bracketed("(", ")", [&] { list(found.elements); }); },
                   [&](const UnaryExpr& found) { unary(found); },
                   [&](const BinaryExpr& found) { binary(found); },
                   [&](const TryExpr& found) {
                     expression(found.operand, postfix_power);
                     text("?");
                   },
                   [&](const StructExpr& found) { struct_value(found); },
                   [&](const UpdateExpr& found) { struct_update(found); },
                   [&](const BlockExpr&) {
                     text("do");
                     body(id);
                     text("end");
                   },
                   [&](const IfExpr& found) { if_expression(found); },
                   [&](const CaseExpr& found) { case_expression(found); },
                   [&](const ForExpr& found) { for_expression(found); },
                   [&](const WhileExpr& found) {
                     text("while ");
                     expression(found.condition);
                     text(" do");
                     body(found.body);
                     text("end");
                   },
                   [&](const BreakExpr&) { text("break"); },
                   [&](const ContinueExpr&) { text("continue"); },
                   [&](const ClosureExpr& found) { closure(found); }},
             ast_[id].node);
}

/// An argument of a call; those with names stand last.
void AstPrinter::argument(ExprId id) {
  const auto* map = std::get_if<MapExpr>(&ast_[id].node);
  if (map == nullptr || !map->is_of_arguments) return expression(id);
  entries(*map, ": ");
}

void AstPrinter::entries(const MapExpr& node, std::string_view between) {
  separated(node.entries, ", ", [&](const MapEntry& entry) {
    if (node.is_of_arguments) {
      text(std::get<TextSegment>(std::get<StringExpr>(ast_[entry.key].node).segments.front()).value);
    } else {
      expression(entry.key);
    }
    text(between);
    expression(entry.value);
  });
}

/// A chain such as `a + b + c` may be longer than brackets may be deep, so it is followed to its left end in a loop.
void AstPrinter::binary(const BinaryExpr& node) {
  std::vector<const BinaryExpr*> chain;
  const BinaryExpr* inner = &node;
  while (inner != nullptr && (chain.empty() || infix_power(inner->op) >= infix_power(chain.back()->op))) {
    chain.push_back(inner);
    inner = std::get_if<BinaryExpr>(&ast_[inner->left].node);
  }
  expression(chain.back()->left, infix_power(chain.back()->op));
  for (auto next = chain.rbegin(); next != chain.rend(); ++next) {
    append(out_, {" ", spelling((*next)->op), " "});
    expression((*next)->right, infix_power((*next)->op) + 1);
  }
}

void AstPrinter::string(const StringExpr& node) {
  text("\"");
  for (const StringSegment& segment : node.segments) {
    if (const auto* piece = std::get_if<TextSegment>(&segment)) {
      escaped(piece->value);
      continue;
    }
    text("#{");
    expression(std::get<ExprId>(segment));
    text("}");
  }
  text("\"");
}

/// A Float has a point, which its fewest digits may lack.
void AstPrinter::number(double value) {
  const std::string digits = decimal_of(value);
  append(out_, {digits, digits.find('.') == std::string::npos ? ".0" : ""});
}

void AstPrinter::quoted(std::string_view value) {
  text("\"");
  escaped(value);
  text("\"");
}

void AstPrinter::escaped(std::string_view value) {
  for (size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    const bool interpolates = (c == '#' || c == '$') && at + 1 < value.size() && value[at + 1] == '{';
    switch (c) {
      case '\n': text("\\n"); break;
      case '\t': text("\\t"); break;
      case '\r': text("\\r"); break;
      case '\0': text("\\0"); break;
      default:
        if (c == '"' || c == '\\' || interpolates) text("\\");
        out_ += c;
    }
  }
}

void AstPrinter::if_expression(const IfExpr& node) {
  std::string_view word = "if ";
  for (const IfArm& arm : node.arms) {
    text(word);
    expression(arm.condition);
    text(" do");
    body(arm.body);
    word = "else if ";
  }
  if (node.otherwise) {
    text("else");
    // An `if` that begins the block is no `else if`.
    end_line();
    body(*node.otherwise);
  }
  text("end");
}

void AstPrinter::case_expression(const CaseExpr& node) {
  text("case ");
  expression(node.subject);
  text(" do");
  ++indent_;
  for (const CaseArm& arm : node.arms) {
    new_line();
    pattern(arm.pattern);
    guard(" when ", arm.guard);
    text(" -> ");
    expression(arm.body);
    end_line();
  }
  --indent_;
  new_line();
  text("end");
}

void AstPrinter::for_expression(const ForExpr& node) {
  text("for ");
  if (node.is_over_map) {
    const auto& parts = std::get<TuplePattern>(ast_[node.pattern].node).elements;
    bracketed("{", "}", [&] { separated(parts, ", ", [&](PatternId part) { pattern(part); }); });
  } else {
    pattern(node.pattern);
  }
  text(" in ");
  expression(node.iterable);
  guard(" when ", node.filter);
  text(" do");
  body(node.body);
  text("end");
}

/// Clauses follow each other only where each gives one value.
void AstPrinter::closure(const ClosureExpr& node) {
  text("fn");
  separated(node.clauses, "| ", [&](const Clause& clause) {
    parameters(clause.parameters);
    guard(" when ", clause.guard);
    const auto* block = std::get_if<BlockExpr>(&ast_[clause.body].node);
    const bool is_one = node.clauses.size() > 1 && block != nullptr && block->statements.size() == 1;
    if (const auto* value = is_one ? std::get_if<ExprId>(&block->statements.front().node) : nullptr) {
      text(" -> ");
      expression(*value);
      text(" ");
    } else {
      text(" do");
      body(clause.body);
    }
  });
  text("end");
}

}  // namespace mesh::lang
