// The types of statements and of the expressions that hold blocks.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {

/// The value of a block is its last statement's. One that ends in `return` agrees with everything.
Type Checker::block(ExprId id, const BlockExpr& node, const Expectation* expected) {
  const Scope scope(*this);
  Type value = types_.basic(TypeKind::unit);
  for (size_t index = 0; index < node.statements.size(); ++index) {
    const Statement& statement = node.statements[index];
    const bool is_last = index + 1 == node.statements.size();
    value = types_.basic(TypeKind::unit);
    if (const auto* binding = std::get_if<LetStatement>(&statement.node)) {
      let(*binding);
    } else if (const auto* function = std::get_if<LocalFunction>(&statement.node)) {
      local_function(*function);
    } else if (const auto* leaving = std::get_if<ReturnStatement>(&statement.node)) {
      return_value(statement, *leaving);
      value = types_.fresh();
    } else {
      const ExprId expr = std::get<ExprId>(statement.node);
      if (is_last && expected != nullptr) {
        check(expr, *expected);
        return expected->type;
      }
      value = infer(expr);
      if (!is_last) dropped(expr);
    }
  }
  if (expected != nullptr && !types_.unify(expected->type, value)) {
    const Span last = node.statements.back().span;
    report(Code::type_mismatch, last,
           {expected->what, ": expected ", types_.text(expected->type), ", but the block ends with a `let`"},
           {"end it with a value"});
    return give_up(id);
  }
  return value;
}

void Checker::let(const LetStatement& node) {
  Type type = types_.broken();
  const auto* bound = std::get_if<BindPattern>(&program_.ast[node.pattern].node);
  const bool is_generic = bound != nullptr && !node.type && is_generic_value(node.value);
  if (node.type) {
    type = annotation(*node.type);
    check(node.value, {type, bound != nullptr ? cat({"`", bound->name.text, "`"}) : "the value",
                       Label{program_.ast[*node.type].span, "declared here"}});
  } else {
    if (is_generic) types_.enter_level();
    type = infer(node.value);
    if (is_generic) types_.leave_level();
    if (bound != nullptr && is_half_choice(bound->name, node.value)) type = give_up(node.value);
  }
  if (!takes_all(node.pattern, type, "`let`", "write a `case`")) give_up(node.value);
  if (is_generic) generalise(bound->name, node.value, false);
}

/// Whether an `if` without `else` is to give `name` a value, which is reported.
bool Checker::is_half_choice(const Name& name, ExprId value) {
  const auto* node = std::get_if<IfExpr>(&program_.ast[value].node);
  if (node == nullptr || node->otherwise) return false;
  const ExprId body = node->arms.front().body;
  const Type given = program_.type(body);
  if (types_.is(given, TypeKind::unit) || types_.is(given, TypeKind::broken) || types_.is(given, TypeKind::variable)) return false;
  // Brackets may stand before the `if`, and a blank or brackets before the condition.
  const uint32_t begin = program_.ast[value].span.begin;
  const Span word{begin, std::max(begin + 2, program_.ast[node->arms.front().condition].span.begin - 1)};
  report(Code::type_mismatch, word, {"this `if` has no `else`, so `", name.text, "` may be left without a value"},
         {"write `else` and what it gives then"}, {program_.ast[body].span, cat({"the value is ", types_.text(given), " here"})});
  return true;
}

/// Whether making the value of `id` does nothing else, so that a name for it may be made anew at each use.
bool Checker::is_generic_value(ExprId id) const {
  const auto is_no_local = [&](ExprId name) {
    const auto* node = std::get_if<NameExpr>(&program_.ast[name].node);
    return node != nullptr && !find_local(node->name.text);
  };
  const Expr& expr = program_.ast[id];
  if (const auto* list = std::get_if<ListExpr>(&expr.node)) return list->elements.empty();
  if (const auto* member = std::get_if<MemberExpr>(&expr.node)) return is_no_local(member->object);
  return std::holds_alternative<ClosureExpr>(expr.node) || is_no_local(id);
}

/// Lets each use of `name` take what its value leaves open at types of its own.
void Checker::generalise(const Name& name, ExprId value, bool knows_itself) {
  std::vector<Type> quantified = types_.free_in({{program_.type(value)}});
  const auto local = program_.local(name);
  if (quantified.empty() || !local) return;
  types_.quantify(quantified);
  program_.generic_at.set(*local, static_cast<uint32_t>(program_.generics.size()));
  program_.generics.push_back({name, value, knows_itself, std::move(quantified)});
}

/// Introduces the names of a pattern that must take every value of `type`; false when it does not.
bool Checker::takes_all(PatternId id, Type type, std::string_view what, std::string_view hint) {
  if (!pattern(id, type)) return false;
  MatchBudget budget(patterns_left_);
  const auto missing = missing_pattern(program_, {{id}}, {type}, budget);
  if (!missing) return true;
  report(Code::missing_pattern, program_.ast[id].span,
         {what, " needs a pattern that takes every value, but this leaves out ", *missing}, {hint});
  return false;
}

/// The function's name means it inside of it too, with one type.
void Checker::local_function(const LocalFunction& node) {
  const auto& clauses = std::get<ClosureExpr>(program_.ast[node.closure].node).clauses;
  types_.enter_level();
  std::vector<Undo> outer_types;
  for (const Name& parameter : node.type_parameters) {
    outer_types.push_back({parameter.text, type_parameters_.find(parameter.text).value_or(out_of_scope)});
    type_parameters_.set(parameter.text, static_cast<uint32_t>(types_.fresh()));
  }
  std::vector<Type> types = parameter_types(clauses);
  const std::vector<Type> parameters = types;
  const Type result = node.result ? annotation(*node.result) : types_.fresh();
  types.push_back(result);
  const Type type = types_.make(TypeKind::function, types);
  introduce(node.name, type);
  program_.type_of[static_cast<size_t>(node.closure)] = type;
  const std::string what = cat({"`", node.name.text, "`"});
  Expectation value{result, cat({"the value of ", what}), {}};
  if (node.result) value.because = Label{program_.ast[*node.result].span, "declared here"};
  const Span declared = node.result ? program_.ast[*node.result].span : node.name.span;
  const Body outer = std::exchange(body_, {result, what, declared, 0});
  this->clauses(clauses, parameters, value);
  body_ = outer;
  types_.leave_level();
  for (; !outer_types.empty(); outer_types.pop_back()) type_parameters_.set(outer_types.back().name, outer_types.back().before);
  generalise(node.name, node.closure, true);
}

void Checker::return_value(const Statement& statement, const ReturnStatement& node) {
  const Expectation expected{body_.result, cat({"the value of ", body_.what}), {}};
  if (node.value) return check(*node.value, expected);
  if (types_.unify(expected.type, types_.basic(TypeKind::unit))) return;
  report(Code::type_mismatch, statement.span,
         {expected.what, ": expected ", types_.text(expected.type), ", but `return` gives nothing"},
         {"write the value after `return`"});
}

Type Checker::leave_loop(ExprId id, Code code, std::string_view word) {
  if (body_.loops > 0) return types_.fresh();
  report(code, program_.ast[id].span, {"`", word, "` leaves a loop, and here is none"}, {"remove it, or use `return`"});
  return give_up(id);
}

Type Checker::if_value(const IfExpr& node, const Expectation* expected) {
  Expectation branches{types_.fresh(), "this branch", {}};
  for (size_t index = 0; index < node.arms.size(); ++index) {
    const IfArm& arm = node.arms[index];
    require(arm.condition, TypeKind::boolean, "the condition of `if`");
    if (!node.otherwise) {
      infer(arm.body);
      continue;
    }
    check(arm.body, expected != nullptr ? *expected : branches);
    if (index == 0)
      branches.because = Label{program_.ast[arm.body].span, cat({"the first branch gives ", types_.text(branches.type)})};
  }
  if (!node.otherwise) return types_.basic(TypeKind::unit);
  check(*node.otherwise, expected != nullptr ? *expected : branches);
  return expected != nullptr ? expected->type : branches.type;
}

Type Checker::for_value(const ForExpr& node) {
  const Type element = iterated(node);
  const Scope scope(*this);
  if (!takes_all(node.pattern, element, "`for`", "take a name, and write a `case` in the body")) give_up(node.iterable);
  if (node.filter) require(*node.filter, TypeKind::boolean, "the condition of `when`");
  ++body_.loops;
  const Type body = infer(node.body);
  --body_.loops;
  return types_.list_of(body);
}

Type Checker::while_loop(const WhileExpr& node) {
  require(node.condition, TypeKind::boolean, "the condition of `while`");
  ++body_.loops;
  infer(node.body);
  --body_.loops;
  return types_.basic(TypeKind::unit);
}

/// The type of what a `for` gives its pattern.
Type Checker::iterated(const ForExpr& node) {
  const auto* range = std::get_if<BinaryExpr>(&program_.ast[node.iterable].node);
  if (range != nullptr && range->op == TokenKind::dot_dot && !node.is_over_map) {
    require(range->left, TypeKind::integer, "the start of a range");
    require(range->right, TypeKind::integer, "the end of a range");
    return types_.basic(TypeKind::integer);
  }
  const Type found = infer(node.iterable);
  const Span span = program_.ast[node.iterable].span;
  if (node.is_over_map) {
    const std::array entry = {types_.fresh(), types_.fresh()};
    if (types_.unify(types_.make(TypeKind::map, entry), found)) return types_.make(TypeKind::tuple, entry);
    report(Code::type_mismatch, span, {"`for {key, value}` goes over a map, but this is ", types_.text(found)},
           {"write `for name in …`"});
  } else {
    if (types_.is(found, TypeKind::range)) return types_.basic(TypeKind::integer);
    const Type element = types_.fresh();
    if (types_.unify(types_.list_of(element), found)) return element;
    report(Code::type_mismatch, span, {"`for` goes over a list or a range, but this is ", types_.text(found)},
           {types_.is(found, TypeKind::map) ? "write `for {key, value} in …`" : ""});
  }
  return give_up(node.iterable);
}

/// Warns of Results that a statement throws away: the migration goes on as if they had succeeded.
void Checker::dropped(ExprId id, bool is_alone) {
  const Expr& expr = program_.ast[id];
  if (const auto* node = std::get_if<IfExpr>(&expr.node)) {
    // A branch has the type of the others, so that a `?` after one alone would be another mistake.
    for (const IfArm& arm : node->arms) dropped_tail(arm.body, is_alone && !node->otherwise);
    if (node->otherwise) dropped_tail(*node->otherwise, false);
    return;
  }
  if (const auto* node = std::get_if<ForExpr>(&expr.node)) return dropped_tail(node->body, is_alone);
  if (program_.broken(id)) return;
  const Type type = program_.type(id);
  if (types_.is(type, TypeKind::list) && types_.is(types_.first(type), TypeKind::result)) {
    return report(Code::unused_result, expr.span, {"these Results are dropped, so the migration goes on as if all had succeeded"},
                  {"go through the list with `for`, and write `?` after each call"});
  }
  if (!types_.is(type, TypeKind::result)) return;
  // What ends it may be what a mistake in it has cut off.
  const auto* call = std::get_if<CallExpr>(&expr.node);
  if (call != nullptr && call->is_repaired) return;
  report(Code::unused_result, expr.span, {"this Result is dropped, so the migration goes on as if it had succeeded"},
         {"write `?` after it"}, {}, is_alone ? try_fix(id, type) : Fix{});
}

void Checker::dropped_tail(ExprId body, bool is_alone) {
  const auto* node = std::get_if<BlockExpr>(&program_.ast[body].node);
  if (node == nullptr) return dropped(body, is_alone);
  const auto* last = node->statements.empty() ? nullptr : std::get_if<ExprId>(&node->statements.back().node);
  if (last != nullptr) dropped(*last, is_alone);
}

}  // namespace mesh::lang
