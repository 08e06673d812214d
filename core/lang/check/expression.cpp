// The types of expressions without blocks.
#include <utility>

#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {

std::string_view mismatch_hint(TypeKind expected, TypeKind found) {
  if (expected == TypeKind::string && (found == TypeKind::integer || found == TypeKind::floating || found == TypeKind::boolean)) {
    return "make it text: \"#{…}\"";
  }
  if (expected == TypeKind::floating && found == TypeKind::integer) return "a Float has a point: `1.0`";
  if (expected == TypeKind::list && found == TypeKind::range) return "make it a list: `for n in … do n end`";
  if (expected == TypeKind::list && found == TypeKind::string) return "put it in brackets: [ … ]";
  if (expected == TypeKind::list && found == TypeKind::tuple) return "a list stands in square brackets: [ … ]";
  if (expected == TypeKind::string && found == TypeKind::list) return "give one string, not a list";
  const bool is_found_wrapped = found == TypeKind::result || found == TypeKind::option;
  const bool is_expected_wrapped = expected == TypeKind::result || expected == TypeKind::option;
  if (is_found_wrapped && is_expected_wrapped) return "take it apart with a `case`";
  if (found == TypeKind::option) return "write `?` after it to take the value out of the Option, or take it apart with a `case`";
  if (found == TypeKind::result) return "write `?` after it to take the value out of the Result";
  if (expected == TypeKind::result) return "wrap it: `Ok(…)`";
  if (expected == TypeKind::option) return "wrap it: `Some(…)`";
  return {};
}

std::string_view operator_hint(Operand operand, TypeKind found) {
  if (operand == Operand::number && found == TypeKind::string) return "join strings with `<>`";
  const bool is_of_variants = found == TypeKind::option || found == TypeKind::result || found == TypeKind::sum;
  if (operand == Operand::printable && is_of_variants) return "take it apart with a `case`";
  if (operand == Operand::printable && found == TypeKind::tuple) return "name its parts: `let (a, b) = …`";
  if (operand == Operand::printable && found == TypeKind::range) return "make it a list: `for n in … do n end`";
  if (operand == Operand::defaulted && found == TypeKind::list) return "write `[]`";
  if (operand == Operand::defaulted && found == TypeKind::map) return "write `%{}`";
  if (operand == Operand::defaulted && found == TypeKind::option) return "write `None`";
  if (operand == Operand::joinable && found == TypeKind::integer) return "make it text: \"#{…}\"";
  return {};
}

Type Checker::infer(ExprId id) {
  const Type found = infer_node(id, program_.ast[id]);
  program_.type_of[static_cast<size_t>(id)] = found;
  return found;
}

Type Checker::infer_node(ExprId id, const Expr& expr) {
  struct Cases {
    Checker& to;
    ExprId id;
    Type operator()(const BrokenExpr& /*node*/) const { return to.give_up(id); }
    Type operator()(const UnitExpr& /*node*/) const { return to.types_.basic(TypeKind::unit); }
    Type operator()(const EllipsisExpr& /*node*/) const { return to.types_.fresh(); }
    Type operator()(const IntegerExpr& /*node*/) const { return to.types_.basic(TypeKind::integer); }
    Type operator()(const FloatExpr& /*node*/) const { return to.types_.basic(TypeKind::floating); }
    Type operator()(const BoolExpr& /*node*/) const { return to.types_.basic(TypeKind::boolean); }
    Type operator()(const StringExpr& node) const { return to.string(node); }
    Type operator()(const NameExpr& node) const { return to.lone_name(id, node); }
    Type operator()(const MemberExpr& node) const { return to.member(id, node); }
    Type operator()(const CallExpr& node) const { return to.call(id, node); }
    Type operator()(const ListExpr& node) const { return to.list(node); }
    Type operator()(const MapExpr& node) const { return to.map(id, node); }
    Type operator()(const TupleExpr& node) const { return to.tuple(node); }
    Type operator()(const UnaryExpr& node) const { return to.unary(id, node); }
    Type operator()(const BinaryExpr& /*node*/) const { return to.binary(id); }
    Type operator()(const TryExpr& node) const { return to.try_value(id, node); }
    Type operator()(const StructExpr& node) const { return to.struct_value(id, node, nullptr); }
    Type operator()(const UpdateExpr& node) const { return to.struct_update(id, node); }
    Type operator()(const BlockExpr& node) const { return to.block(id, node, nullptr); }
    Type operator()(const IfExpr& node) const { return to.if_value(node, nullptr); }
    Type operator()(const CaseExpr& node) const { return to.case_value(node, nullptr); }
    Type operator()(const ForExpr& node) const { return to.for_value(node); }
    Type operator()(const WhileExpr& node) const { return to.while_loop(node); }
    Type operator()(const BreakExpr& /*node*/) const { return to.leave_loop(id, Code::break_outside_loop, "break"); }
    Type operator()(const ContinueExpr& /*node*/) const { return to.leave_loop(id, Code::continue_outside_loop, "continue"); }
    Type operator()(const ClosureExpr& node) const { return to.closure(node, nullptr); }
  };
  return std::visit(Cases{*this, id}, expr.node);
}

/// Marks an expression whose mistake has been reported.
Type Checker::give_up(ExprId id) {
  program_.is_broken[static_cast<size_t>(id)] = true;
  has_given_up_ = true;
  return types_.broken();
}

/// Checks an expression against the type its place asks for. The expectation goes inwards, so that the mistake is found where it
/// is.
void Checker::check(ExprId id, const Expectation& expected) {
  if (check_inside(id, program_.ast[id], expected)) return;
  checked_call_ = std::get_if<CallExpr>(&program_.ast[id].node);
  sought_ = expected.type;
  const Type found = infer(id);
  if (!types_.unify(expected.type, found)) mismatch(id, expected, found);
}

bool Checker::check_inside(ExprId id, const Expr& expr, const Expectation& expected) {
  Type& type = program_.type_of[static_cast<size_t>(id)];
  if (const auto* node = std::get_if<BlockExpr>(&expr.node); node != nullptr && !node->statements.empty()) {
    type = block(id, *node, &expected);
    return true;
  }
  if (const auto* node = std::get_if<IfExpr>(&expr.node); node != nullptr && node->otherwise) {
    type = if_value(*node, &expected);
    return true;
  }
  if (const auto* node = std::get_if<CaseExpr>(&expr.node)) {
    type = case_value(*node, &expected);
    return true;
  }
  if (const auto* node = std::get_if<ListExpr>(&expr.node); node != nullptr && types_.is(expected.type, TypeKind::list)) {
    const Type wanted = types_.first(expected.type);
    for (size_t index = 0; index < node->elements.size(); ++index) {
      const ExprId element = node->elements[index];
      if (takes_at_sight(element, wanted)) continue;
      check(element,
            {wanted, cat({"element ", decimal(index + 1), " of ", expected.what}), expected.because, nullptr, expected.is_read});
    }
    type = expected.type;
    return true;
  }
  if (const auto* node = std::get_if<TupleExpr>(&expr.node);
      node != nullptr && types_.arguments(expected.type) == node->elements.size() && types_.is(expected.type, TypeKind::tuple)) {
    for (size_t index = 0; index < node->elements.size(); ++index) {
      check(node->elements[index], {types_.argument(expected.type, index),
                                    cat({"element ", decimal(index + 1), " of ", expected.what}), expected.because});
    }
    type = expected.type;
    return true;
  }
  if (const auto* node = std::get_if<ClosureExpr>(&expr.node)) {
    type = closure(*node, &expected);
    if (!types_.unify(expected.type, type)) mismatch(id, expected, type);
    return true;
  }
  if (const auto* node = std::get_if<StructExpr>(&expr.node)) {
    type = struct_value(id, *node, &expected);
    if (!types_.unify(expected.type, type)) mismatch(id, expected, type);
    return true;
  }
  const auto* node = std::get_if<CallExpr>(&expr.node);
  const auto* name = node != nullptr ? std::get_if<NameExpr>(&program_.ast[node->callee].node) : nullptr;
  if (name == nullptr) return false;
  const Meaning meaning = name_meaning(name->name);
  const auto* constructor = std::get_if<Constructor>(&meaning);
  if (constructor == nullptr || types_.name_of(expected.type) != program_.data[*constructor].type) return false;
  program_.set_meaning(node->callee, *constructor);
  type = call_constructor(id, *node, *constructor, &expected);
  return true;
}

/// What to do about an expression of the type `found` where one of `expected` must stand.
std::string_view Checker::hint(ExprId id, Type expected, Type found) {
  const Expr& expr = program_.ast[id];
  const auto* map = std::get_if<MapExpr>(&expr.node);
  if (map != nullptr && map->is_of_arguments && !types_.is(expected, TypeKind::map)) {
    return "arguments with names are one map; write the value without its name";
  }
  // One with an `else` gives what its branches give, and those are reported.
  if (std::holds_alternative<IfExpr>(expr.node)) return "an `if` without `else` gives (); write `else` and what it gives then";
  if (is_ordering_for_number(expected, found)) {
    return "make a number of it: `case compare(a, b) do Less -> -1 Equal -> 0 Greater -> 1 end`";
  }
  return mismatch_hint(types_.kind(expected), types_.kind(found));
}

void Checker::mismatch(ExprId id, const Expectation& expected, Type found) {
  SecondPlace because;
  if (expected.because) because = {expected.because->span, expected.because->message};
  if (types_.is(expected.type, TypeKind::variable) || types_.is(found, TypeKind::variable)) {
    report(Code::infinite_type, program_.ast[id].span, {expected.what, ": this would be of a type that holds itself"}, {}, because);
    give_up(id);
    return;
  }
  const auto* joined = std::get_if<BinaryExpr>(&program_.ast[id].node);
  if (joined != nullptr && joined->op == TokenKind::diamond && types_.is(expected.type, TypeKind::boolean)) {
    report(Code::type_mismatch, joined->op_span, {expected.what, ": `<>` joins strings and lists, and does not compare"},
           {"write `!=`"}, because, replace_with(joined->op_span, "!="));
    give_up(id);
    return;
  }
  const std::string wanted = types_.text(expected.type);
  const std::string given = types_.text(found);
  const auto is_cut = [](const std::string& text) { return text.find("…") != std::string::npos; };
  const auto [left, right] = types_.differing();
  std::string difference;
  if (is_cut(wanted) && is_cut(given) && types_.text(left) != wanted) {
    difference = cat({"; where one has ", types_.text(left), " the other has ", types_.text(right)});
  }
  Fix fix = expected.operation != nullptr ? joining_fix(id, expected, found) : mismatch_fix(id, expected.type, found);
  std::string advice(hint(id, expected.type, found));
  if (advice.empty() && expected.operation != nullptr && !fix.edits.empty()) advice = "make the left side text: \"#{…}\"";
  if (expected.is_read && is_literal(program_.ast[id])) {
    fix = {};
    advice.clear();
  }
  report(Code::type_mismatch, program_.ast[id].span, {expected.what, ": expected ", wanted, ", found ", given, difference},
         {advice}, because, fix);
  give_up(id);
}

/// Whether an Int is wanted and what `compare` gives is found, or functions that give them.
bool Checker::is_ordering_for_number(Type expected, Type found) const {
  const auto given = [&](Type type) {
    return types_.is(type, TypeKind::function) ? types_.argument(type, types_.arguments(type) - 1) : type;
  };
  const TypeName ordering = program_.data[Constructor::less].type;
  return types_.is(given(expected), TypeKind::integer) && types_.name_of(given(found)) == ordering;
}

void Checker::require(ExprId id, TypeKind kind, std::string what) { check(id, {types_.basic(kind), std::move(what), {}}); }

Type Checker::lone_name(ExprId id, const NameExpr& node) {
  const Meaning& meaning = program_.set_meaning(id, name_meaning(node.name));
  if (const auto* local = std::get_if<LocalUse>(&meaning)) return type_of(id, *local);
  if (!std::holds_alternative<std::monostate>(meaning)) return named_value(id, type_of_value(meaning));
  if (const auto free = free_name(node.name)) return free_value(id, *free);
  unknown_name(node.name);
  return give_up(id);
}

/// `Module.member` or `value.member` that stands as a value.
Type Checker::member(ExprId id, const MemberExpr& node) {
  if (const auto free = free_member(node)) return free_value(id, *free);
  const Meaning& meaning = program_.set_meaning(id, member_meaning(node, nullptr));
  return std::holds_alternative<std::monostate>(meaning) ? give_up(id) : named_value(id, member_type(node, meaning));
}

Type Checker::string(const StringExpr& node) {
  for (const StringSegment& segment : node.segments) {
    const auto* inner = std::get_if<ExprId>(&segment);
    if (inner == nullptr) continue;
    const Type type = infer(*inner);
    if (types_.is(type, TypeKind::string)) continue;
    need({*inner, program_.ast[*inner].span, Operand::printable, type, "an interpolation"});
  }
  return types_.basic(TypeKind::string);
}

/// Asks that `type` be one that an operator takes, as soon as it is known which it is.
void Checker::need(Need need) { needs_.push_back(std::move(need)); }

Type Checker::list(const ListExpr& node) {
  const Type element = types_.fresh();
  for (size_t index = 0; index < node.elements.size(); ++index) {
    if (takes_at_sight(node.elements[index], element)) continue;
    Expectation expected{element, cat({"element ", decimal(index + 1), " of this list"}), {}};
    if (index > 0)
      expected.because = Label{program_.ast[node.elements.front()].span, cat({"the first element is ", types_.text(element)})};
    check(node.elements[index], expected);
  }
  return types_.list_of(element);
}

Type Checker::map(ExprId id, const MapExpr& node) {
  const Type key = types_.fresh();
  const Type value = types_.fresh();
  for (size_t index = 0; index < node.entries.size(); ++index) {
    const MapEntry& entry = node.entries[index];
    const MapEntry& first = node.entries.front();
    Expectation keys{key, cat({"key ", decimal(index + 1), " of this map"}), {}};
    Expectation values{value, cat({"value ", decimal(index + 1), " of this map"}), {}};
    if (index > 0) {
      keys.because = Label{program_.ast[first.key].span, cat({"the first key is ", types_.text(key)})};
      values.because = Label{program_.ast[first.value].span, cat({"the first value is ", types_.text(value)})};
    }
    check(entry.key, keys);
    check(entry.value, values);
  }
  const Span span = node.entries.empty() ? program_.ast[id].span : program_.ast[node.entries.front().key].span;
  need({id, span, Operand::key, key, "a map"});
  return types_.make(TypeKind::map, {{key, value}});
}

Type Checker::tuple(const TupleExpr& node) {
  std::vector<Type> elements;
  for (const ExprId element : node.elements) elements.push_back(infer(element));
  return types_.make(TypeKind::tuple, elements);
}

Type Checker::closure(const ClosureExpr& node, const Expectation* expected) {
  std::vector<Type> parameters = parameter_types(node.clauses);
  const bool is_expected = expected != nullptr && types_.is(expected->type, TypeKind::function) &&
                           types_.arguments(expected->type) == parameters.size() + 1;
  // What the place asks for is known before the body is looked at, so that a mistake in it is found where it is.
  for (size_t index = 0; is_expected && index < parameters.size(); ++index) {
    static_cast<void>(types_.unify(types_.argument(expected->type, index), parameters[index]));
  }
  const Type result = is_expected ? types_.argument(expected->type, parameters.size()) : types_.fresh();
  const Body outer = std::exchange(body_, {result, "this closure", node.clauses.front().span, 0});
  clauses(node.clauses, parameters, {result, "the value of this closure", {}});
  body_ = outer;
  parameters.push_back(result);
  return types_.make(TypeKind::function, parameters);
}

Type Checker::unary(ExprId id, const UnaryExpr& node) {
  if (node.op != TokenKind::minus) {
    require(node.operand, TypeKind::boolean, "what `not` negates");
    return types_.basic(TypeKind::boolean);
  }
  const Type type = infer(node.operand);
  need({id, program_.ast[node.operand].span, Operand::number, type, "`-`"});
  return type;
}

/// Checks a chain of operators from its first operand on.
Type Checker::binary(ExprId id) {
  const std::vector<ExprId> chain = left_chain(program_.ast, id);
  for (auto next = chain.rbegin(); next != chain.rend(); ++next) {
    const Type type = operation(*next, std::get<BinaryExpr>(program_.ast[*next].node));
    program_.type_of[static_cast<size_t>(*next)] = type;
  }
  return program_.type(id);
}

/// The type of an operation whose left side, where that is an operation too, has been checked.
Type Checker::operation(ExprId id, const BinaryExpr& node) {
  const std::string op(describe(node.op));
  const bool is_checked = std::holds_alternative<BinaryExpr>(program_.ast[node.left].node);
  const bool is_logic =
      node.op == TokenKind::kw_and || node.op == TokenKind::and_and || node.op == TokenKind::kw_or || node.op == TokenKind::or_or;
  const bool is_range = node.op == TokenKind::dot_dot;
  if (is_logic || is_range) {
    const Type wanted = types_.basic(is_logic ? TypeKind::boolean : TypeKind::integer);
    const Expectation left{wanted, is_logic ? cat({"the left side of ", op}) : "the start of a range", {}};
    if (!is_checked) {
      check(node.left, left);
    } else if (const Type found = program_.type(node.left); !types_.unify(wanted, found)) {
      mismatch(node.left, left, found);
    }
    check(node.right, {wanted, is_logic ? cat({"the right side of ", op}) : "the end of a range", {}});
    return is_logic ? wanted : types_.basic(TypeKind::range);
  }
  const Type type = is_checked ? program_.type(node.left) : infer(node.left);
  if (!takes_at_sight(node.right, type)) {
    check(node.right, {type, cat({"the right side of ", op}),
                       Label{program_.ast[node.left].span, cat({"the left side is ", types_.text(type)})}, &node});
  }
  const Operand operand = operand_of(node.op);
  if (program_.broken(node.left) || program_.broken(node.right)) return types_.broken();
  need({id, node.op_span, operand, type, op, node.op});
  const bool compares = operand == Operand::ordered || operand == Operand::equatable;
  return compares ? types_.basic(TypeKind::boolean) : type;
}

Type Checker::try_value(ExprId id, const TryExpr& node) {
  const Type operand = infer(node.operand);
  // The most common use: a Result, in what gives one with the same error.
  if (types_.is(operand, TypeKind::result) && types_.is(body_.result, TypeKind::result) &&
      types_.unify(types_.second(body_.result), types_.second(operand))) {
    return types_.first(operand);
  }
  const Type value = types_.fresh();
  const Span mark{program_.ast[id].span.end - 1, program_.ast[id].span.end};
  if (types_.is(operand, TypeKind::option)) {
    if (types_.unify(body_.result, types_.option_of(types_.fresh()))) return types_.first(operand);
    report(Code::try_in_wrong_function, mark,
           {"`?` leaves ", body_.what, " with None, but ", body_.what, " gives ", types_.text(body_.result)},
           {"take the Option apart with a `case`"}, {program_.ast[node.operand].span, cat({"this is ", types_.text(operand)})});
    return give_up(id);
  }
  const Type error = types_.fresh();
  if (!types_.unify(types_.result_of(value, error), operand)) {
    report(Code::try_on_wrong_type, mark, {"`?` takes the value out of a Result or an Option, but this is ", types_.text(operand)},
           {"remove the `?`"}, {program_.ast[node.operand].span, cat({"this is ", types_.text(operand)})}, remove(mark));
    return give_up(id);
  }
  if (types_.unify(body_.result, types_.result_of(types_.fresh(), error))) return value;
  report(Code::try_in_wrong_function, mark,
         {"`?` leaves ", body_.what, " with an error that is ", types_.text(error), ", but ", body_.what, " gives ",
          types_.text(body_.result)},
         {types_.is(body_.result, TypeKind::result) ? "make the errors of one type" : "let it give `Int!String`"},
         {body_.declared, "declared here"});
  program_.is_broken[static_cast<size_t>(id)] = true;
  return value;
}

}  // namespace mesh::lang
