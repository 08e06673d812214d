// The arguments of a call against what it takes.
#include <span>
#include <variant>

#include "base/text.hpp"
#include "lang/checking.hpp"

namespace mesh::lang {

/// For a call that cannot be made: its arguments are still looked at.
Type Checker::infer_arguments(ExprId id, const CallExpr& node) {
  for (const ExprId argument : node.arguments) infer(argument);
  return give_up(id);
}

/// Whether there are as many arguments as `parameters`, each told in words. If not, the call is broken, and since nobody knows
/// which argument stands for which parameter, none is compared with a type.
bool Checker::count_arguments(ExprId id, const CallExpr& node, std::string_view what, const std::vector<std::string>& parameters) {
  const size_t given = node.arguments.size();
  const size_t wanted = parameters.size();
  if (given == wanted) return true;
  infer_arguments(id, node);
  if (node.is_repaired) return false;
  Span span = program_.ast[node.callee].span;
  std::string hint;
  if (given > wanted) {
    span = join(program_.ast[node.arguments[wanted]].span, program_.ast[node.arguments.back()].span);
    hint = given == wanted + 1 ? "remove it" : "remove them";
  } else {
    hint = "it takes ";
    for (size_t index = 0; index < wanted; ++index) append(hint, {index == 0 ? "" : ", ", parameters[index]});
  }
  report(Code::argument_count, span,
         {what, " takes ", decimal(wanted), (wanted == 1 ? " argument" : " arguments"), ", but ", decimal(given),
          (given == 1 ? " is given" : " are given")},
         {hint}, {}, given > wanted ? surplus_fix(node, wanted) : Fix{});
  return false;
}

/// Checks as many arguments as there are expectations.
void Checker::check_arguments(const CallExpr& node, std::span<const Expectation> expected) {
  for (size_t first = 0; first < expected.size(); ++first) {
    for (size_t second = first + 1; second < expected.size(); ++second) {
      if (are_exchanged(node, expected, first, second)) return report_exchange(node, expected, first, second);
    }
  }
  for (size_t index = 0; index < expected.size(); ++index) check(node.arguments[index], expected[index]);
}

/// Whether each of two arguments fits the other's place, and not its own.
bool Checker::are_exchanged(const CallExpr& node, std::span<const Expectation> expected, size_t first, size_t second) {
  const auto fits = [&](size_t argument, size_t place) {
    return kind_at_sight(node.arguments[argument]) == types_.kind(expected[place].type);
  };
  const auto is_open = [&](size_t place) { return types_.is(expected[place].type, TypeKind::variable); };
  if (is_open(first) || is_open(second)) return false;
  return fits(first, second) && fits(second, first) && !fits(first, first);
}

void Checker::report_exchange(const CallExpr& node, std::span<const Expectation> expected, size_t first, size_t second) {
  for (const ExprId argument : node.arguments) infer(argument);
  const std::string place = cat({"this is the ", types_.text(expected[first].type)});
  const std::string hint = is_piped(program_.ast, node) ? "a pipe gives its value as argument 1; write the call without it"
                                                        : cat({"exchange it with argument ", decimal(second + 1)});
  report(Code::type_mismatch, program_.ast[node.arguments[first]].span,
         {expected[first].what, ": expected ", types_.text(expected[first].type), ", found ", types_.text(expected[second].type)},
         {hint}, {program_.ast[node.arguments[second]].span, place}, exchange_fix(node, first, second));
  give_up(node.arguments[first]);
  give_up(node.arguments[second]);
}

/// The kind of type of a literal or of a local name, where it is known before anything else of the call.
std::optional<TypeKind> Checker::kind_at_sight(ExprId id) const {
  return std::visit(Match{[](const StringExpr&) { return std::optional(TypeKind::string); },
                          [](const IntegerExpr&) { return std::optional(TypeKind::integer); },
                          [](const BoolExpr&) { return std::optional(TypeKind::boolean); },
                          [](const ListExpr&) { return std::optional(TypeKind::list); },
                          [&](const NameExpr& name) -> std::optional<TypeKind> {
                            const auto local = find_local(name.name.text);
                            if (!local) return std::nullopt;
                            return types_.kind(local_types_[static_cast<size_t>(*local)]);
                          },
                          [](const auto&) { return std::optional<TypeKind>(); }},
                    program_.ast[id].node);
}

}  // namespace mesh::lang
