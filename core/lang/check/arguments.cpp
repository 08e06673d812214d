// The arguments of a call against what it takes.
#include <algorithm>
#include <span>
#include <variant>

#include "base/match.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {

/// For a call that cannot be made: its arguments are still looked at.
Type Checker::infer_arguments(ExprId id, const CallExpr& node) {
  for (const ExprId argument : node.arguments) infer(argument);
  return give_up(id);
}

/// Whether a call has as many arguments as are `wanted`. A `...` among them stands for all that are missing.
bool Checker::has_arguments(ExprId call, size_t wanted) {
  std::span<const ExprId>& arguments = std::get<CallExpr>(program_.ast.exprs[static_cast<size_t>(call)].node).arguments;
  const auto place = std::find_if(arguments.begin(), arguments.end(), [&](ExprId argument) {
    return std::holds_alternative<EllipsisExpr>(program_.ast[argument].node);
  });
  const size_t missing = wanted - std::min(wanted, arguments.size());
  if (missing <= open_arguments_left_ && place != arguments.end()) {
    std::vector<ExprId> more(arguments.begin(), arguments.end());
    more.insert(more.begin() + (place - arguments.begin()), missing, *place);
    arguments = program_.ast.arena.copy(std::span<const ExprId>(more));
    open_arguments_left_ -= missing;
  }
  return arguments.size() == wanted;
}

/// Where among the arguments of a call those stand that are too many, or that are missing: where the first is of another type than
/// its parameter, or behind those that there are. Nothing where the types of the others do not tell.
std::optional<Checker::Misfit> Checker::misfit(const CallExpr& node, Type function, size_t before) const {
  const std::span<const ExprId> given = node.arguments;
  const size_t wanted = types_.arguments(function) - 1 - before;
  const size_t both = std::min(wanted, given.size());
  const size_t surplus = given.size() - both;
  const size_t missing = wanted - both;
  const auto is_known = [&](size_t argument) { return types_.kind(program_.type(given[argument])) > TypeKind::broken; };
  const auto differs = [&](size_t argument, size_t parameter) {
    const TypeKind taken = types_.kind(types_.argument(function, before + parameter));
    return is_known(argument) && taken > TypeKind::broken && taken != types_.kind(program_.type(given[argument]));
  };
  size_t place = 0;
  bool are_known = true;
  for (; place < both && !differs(place, place); ++place) are_known = are_known && is_known(place);
  if (place < both && !are_known) return std::nullopt;
  for (size_t next = place + surplus; next < given.size(); ++next) {
    if (differs(next, next - surplus + missing)) return std::nullopt;
  }
  return Misfit{place, place == 0 || differs(place - 1 + surplus, place - 1 + missing)};
}

/// Reports a call of a function, of whose parameters the first are told in words and `before` have their arguments elsewhere. Since
/// nobody knows which argument stands for which parameter, none is compared with a type.
void Checker::wrong_count(ExprId id, const CallExpr& node, std::string_view what, Type function,
                          const std::vector<std::string>& parameters, size_t before) {
  const size_t given = node.arguments.size();
  const size_t wanted = types_.is(function, TypeKind::function) ? types_.arguments(function) - 1 - before : 0;
  infer_arguments(id, node);
  if (node.is_repaired) return;
  const auto found = types_.is(function, TypeKind::function) ? misfit(node, function, before) : Misfit{0, true};
  Span span = program_.ast[node.callee].span;
  std::string hint;
  Fix fix;
  const auto tell = [&](size_t begin, size_t end) {
    for (size_t index = begin; index < end; ++index) append(hint, {index == begin ? "" : ", ", parameters[index]});
  };
  const size_t first = found ? found->place : 0;
  const size_t missing_end = first + wanted - std::min(wanted, given);
  if (given > wanted && found) {
    const size_t end = first + given - wanted;
    span = join(program_.ast[node.arguments[first]].span, program_.ast[node.arguments[end - 1]].span);
    hint = given == wanted + 1 ? "remove it" : "remove them";
    if (found->is_only) fix = surplus_fix(node, first, end);
  } else if (given < wanted && found && found->is_only && missing_end <= parameters.size()) {
    tell(first, missing_end);
    hint += given + 1 == wanted ? " is missing" : " are missing";
  } else {
    hint = "it takes ";
    tell(0, parameters.size());
    if (wanted > parameters.size()) append(hint, {" and ", decimal(wanted - parameters.size()), " more"});
  }
  report(Code::argument_count, span,
         {what, " takes ", decimal(wanted), (wanted == 1 ? " argument" : " arguments"), ", but ", decimal(given),
          (given == 1 ? " is given" : " are given")},
         {hint}, {}, fix);
}

/// Checks as many arguments as there are expectations.
void Checker::check_arguments(const CallExpr& node, std::span<const Expectation> expected) {
  if (const auto places = exchanged(node, expected)) return report_exchange(node, expected, places->first, places->second);
  for (size_t index = 0; index < expected.size(); ++index) check(node.arguments[index], expected[index]);
}

/// The places of the two arguments that do not fit, where each fits the other's.
std::optional<std::pair<size_t, size_t>> Checker::exchanged(const CallExpr& node, std::span<const Expectation> expected) {
  const auto fits = [&](const Sight& seen, size_t place) {
    const Type wanted = expected[place].type;
    return seen.kind == types_.kind(wanted) && (!seen.type || types_.are_alike(*seen.type, wanted));
  };
  std::vector<std::pair<size_t, Sight>> wrong;
  for (size_t place = 0; place < expected.size() && wrong.size() <= 2; ++place) {
    const TypeKind wanted = types_.kind(expected[place].type);
    const auto seen = at_sight(node.arguments[place]);
    if (wanted == TypeKind::variable || wanted == TypeKind::broken || !seen || fits(*seen, place)) continue;
    wrong.emplace_back(place, *seen);
  }
  if (wrong.size() != 2 || !fits(wrong[0].second, wrong[1].first) || !fits(wrong[1].second, wrong[0].first)) return std::nullopt;
  return std::pair(wrong[0].first, wrong[1].first);
}

void Checker::report_exchange(const CallExpr& node, std::span<const Expectation> expected, size_t first, size_t second) {
  for (const ExprId argument : node.arguments) infer(argument);
  const Type wanted = expected[first].type;
  const std::string there = cat({"this is ", types_.text(program_.type(node.arguments[second]))});
  const std::string hint = is_piped(program_.ast, node) ? "a pipe gives its value as argument 1; write the call without it"
                                                        : cat({"exchange it with ", expected[second].what});
  report(Code::type_mismatch, program_.ast[node.arguments[first]].span,
         {expected[first].what, ": expected ", types_.text(wanted), ", found ", types_.text(program_.type(node.arguments[first]))},
         {hint}, {program_.ast[node.arguments[second]].span, there}, exchange_fix(node, first, second));
  give_up(node.arguments[first]);
  give_up(node.arguments[second]);
}

/// Whether a literal, a text with interpolations, a list of such or a name is sure to be of the type that its place asks for. Most
/// are, and no words about the place are needed for them.
bool Checker::fits_at_sight(ExprId id, Type expected) const {
  const Expr& expr = program_.ast[id];
  if (std::holds_alternative<StringExpr>(expr.node)) return types_.is(expected, TypeKind::string);
  if (const auto* list = std::get_if<ListExpr>(&expr.node)) {
    const Type element = types_.first(expected);
    return types_.is(expected, TypeKind::list) &&
           std::all_of(list->elements.begin(), list->elements.end(), [&](ExprId each) { return fits_at_sight(each, element); });
  }
  const auto seen = at_sight(id);
  return seen && seen->kind == types_.kind(expected) && seen->kind > TypeKind::broken && seen->kind <= TypeKind::range;
}

/// Takes what fits at sight.
void Checker::take_at_sight(ExprId id, Type expected) {
  const Expr& expr = program_.ast[id];
  if (const auto* list = std::get_if<ListExpr>(&expr.node)) {
    for (const ExprId each : list->elements) take_at_sight(each, types_.first(expected));
  } else if (const auto* name = std::get_if<NameExpr>(&expr.node)) {
    program_.set_meaning(id, use_of(*find_local(name->name.text)));
  } else if (const auto* text = std::get_if<StringExpr>(&expr.node)) {
    string(*text);
  }
  program_.type_of[static_cast<size_t>(id)] = expected;
}

/// Takes what fits at sight; false, with nothing done, where something does not.
bool Checker::takes_at_sight(ExprId id, Type expected) {
  const bool fits = fits_at_sight(id, expected);
  if (fits) take_at_sight(id, expected);
  return fits;
}

/// What is known of an argument before anything else of the call.
std::optional<Checker::Sight> Checker::at_sight(ExprId id) const {
  const auto literal = [](TypeKind kind) { return std::optional(Sight{kind, {}}); };
  return std::visit(
      Match{[&](const StringExpr&) { return literal(TypeKind::string); },
            [&](const IntegerExpr&) { return literal(TypeKind::integer); },
            [&](const BoolExpr&) { return literal(TypeKind::boolean); }, [&](const ListExpr&) { return literal(TypeKind::list); },
            [&](const ClosureExpr&) { return literal(TypeKind::function); },
            [&](const NameExpr& name) -> std::optional<Sight> {
              const auto local = find_local(name.name.text);
              if (!local) return std::nullopt;
              const Type type = local_types_[static_cast<size_t>(*local)];
              if (types_.is(type, TypeKind::broken)) return std::nullopt;
              return Sight{types_.kind(type), type};
            },
            [](const auto&) { return std::optional<Sight>(); }},
      program_.ast[id].node);
}

}  // namespace mesh::lang
