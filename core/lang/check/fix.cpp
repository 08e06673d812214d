// Fixes: edits that mend what the checker reports, where it is known that the result checks.
#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {
namespace {

/// How a name or a plain string literal was written.
std::optional<std::string> written(const Expr& expr) {
  if (const auto* name = std::get_if<NameExpr>(&expr.node)) return std::string(name->name.text);
  const auto* literal = std::get_if<StringExpr>(&expr.node);
  const auto* text =
      literal != nullptr && literal->segments.size() == 1 ? std::get_if<TextSegment>(literal->segments.data()) : nullptr;
  const bool is_plain =
      text != nullptr && text->is_verbatim() && text->span.begin == expr.span.begin + 1 && text->span.end + 1 == expr.span.end;
  return is_plain ? std::optional(cat({"\"", text->value, "\""})) : std::nullopt;
}

}  // namespace

bool is_literal(const Expr& expr) {
  return std::holds_alternative<IntegerExpr>(expr.node) || std::holds_alternative<FloatExpr>(expr.node) ||
         std::holds_alternative<BoolExpr>(expr.node);
}

/// Makes a value of `found` one of `expected`.
Fix Checker::mismatch_fix(ExprId id, Type expected, Type found) {
  const Expr& expr = program_.ast[id];
  const TypeKind wanted = types_.kind(expected);
  const TypeKind given = types_.kind(found);
  const bool is_wrapped = given == TypeKind::result || given == TypeKind::option;
  if (is_wrapped) return types_.are_alike(types_.first(found), expected) ? try_fix(id, found) : Fix{};
  const bool is_plain = given == TypeKind::integer || given == TypeKind::floating || given == TypeKind::boolean;
  if (wanted == TypeKind::string && is_plain) {
    if (is_literal(expr)) return wrap(expr.span, "\"", "\"");
    // A line break may stand in other expressions, but not in an interpolation.
    const bool is_name = std::holds_alternative<NameExpr>(expr.node) || std::holds_alternative<MemberExpr>(expr.node);
    return is_name ? wrap(expr.span, "\"#{", "}\"") : Fix{};
  }
  if (!types_.are_alike(types_.first(expected), found)) return {};
  switch (wanted) {
    case TypeKind::list: return wrap(expr.span, "[", "]");
    case TypeKind::result: return wrap(expr.span, "Ok(", ")");
    case TypeKind::option: return wrap(expr.span, "Some(", ")");
    default: return {};
  }
}

/// Makes text of the side of an operation that is none where the other is, and joins the two. `right` is the operation's right
/// side.
Fix Checker::joining_fix(ExprId right, const Expectation& expected, Type found) {
  const BinaryExpr& node = *expected.operation;
  const bool is_plus = node.op == TokenKind::plus;
  const bool joins = is_plus || node.op == TokenKind::diamond;
  const bool makes_left = joins && types_.is(found, TypeKind::string);
  Fix fix = makes_left ? mismatch_fix(node.left, found, expected.type) : mismatch_fix(right, expected.type, found);
  if (fix.edits.empty() || !is_plus || (!makes_left && !types_.is(expected.type, TypeKind::string))) return fix;
  fix.edits.insert(makes_left ? fix.edits.end() : fix.edits.begin(), {node.op_span, "<>"});
  fix.title += ", and `+` is `<>`";
  return fix;
}

/// Writes `?` after a value of `result` where the function can be left by it.
Fix Checker::try_fix(ExprId id, Type result) {
  const bool is_result = types_.is(result, TypeKind::result);
  const bool can_leave = types_.kind(body_.result) == types_.kind(result) &&
                         (!is_result || types_.are_alike(types_.second(body_.result), types_.second(result)));
  if (!can_leave) return {};
  const Expr& expr = program_.ast[id];
  const auto* call = std::get_if<CallExpr>(&expr.node);
  if (call != nullptr && is_piped(program_.ast, *call)) return wrap(expr.span, "(", ")?");
  return insert(expr.span.end, "?");
}

/// Arguments with names as the text of options that says the same, with `…` for a value that is none of a text or a Bool.
std::string Checker::options_text(const MapExpr& map) const {
  std::string text = "\"";
  for (const MapEntry& entry : map.entries) {
    const Expr& value = program_.ast[entry.value];
    const auto* truth = std::get_if<BoolExpr>(&value.node);
    const bool is_text = truth == nullptr && std::holds_alternative<StringExpr>(value.node);
    const std::string literal = is_text ? written(value).value_or("") : "";
    const std::string_view said = truth != nullptr     ? (truth->value ? "true" : "false")
                                  : literal.size() > 2 ? std::string_view(literal).substr(1, literal.size() - 2)
                                                       : "…";
    const auto& key = std::get<TextSegment>(std::get<StringExpr>(program_.ast[entry.key].node).segments.front());
    append(text, {text.size() > 1 ? " " : "", key.value, ":", said});
  }
  return text + "\"";
}

/// Removes the arguments from number `first` up to number `end`.
Fix Checker::surplus_fix(const CallExpr& node, size_t first, size_t end) const {
  const Ast& ast = program_.ast;
  if (is_piped(ast, node)) return {};
  const auto span = [&](size_t index) { return ast[node.arguments[index]].span; };
  if (first > 0) return remove({span(first - 1).end, span(end - 1).end});
  return remove({span(0).begin, end < node.arguments.size() ? span(end).begin : span(end - 1).end});
}

/// Puts two arguments in each other's places, where both are written in one word or text.
Fix Checker::exchange_fix(const CallExpr& node, size_t first, size_t second) const {
  const Expr& left = program_.ast[node.arguments[first]];
  const Expr& right = program_.ast[node.arguments[second]];
  const auto left_text = written(left);
  const auto right_text = written(right);
  if (is_piped(program_.ast, node) || !left_text || !right_text) return {};
  return {"exchange them", {{left.span, *right_text}, {right.span, *left_text}}};
}

/// Removes an arm, unless it is a block, whose `end` is no part of it.
Fix Checker::removal(const CaseArm& arm) const {
  const Expr& body = program_.ast[arm.body];
  if (std::holds_alternative<BlockExpr>(body.node)) return {};
  return remove({program_.ast[arm.pattern].span.begin, body.span.end});
}

}  // namespace mesh::lang
