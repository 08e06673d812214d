// `case`: the types of patterns, and whether the arms take every value.
#include "base/text.hpp"
#include "lang/checking.hpp"

namespace mesh::lang {
namespace {

/// Arms beyond this many are not compared with each other: the comparison costs their square.
constexpr size_t most_compared_arms = 500;

}  // namespace

Type Checker::case_value(const CaseExpr& node, const Expectation* expected) {
  const Type subject = infer(node.subject);
  Expectation arms{types_.fresh(), "this arm", {}};
  bool fits = true;
  for (const CaseArm& arm : node.arms) {
    const Scope scope(*this);
    fits = pattern(arm.pattern, subject) && fits;
    if (arm.guard) require(*arm.guard, TypeKind::boolean, "the condition of `when`");
    check(arm.body, expected != nullptr ? *expected : arms);
    if (!arms.because) arms.because = Label{program_.ast[arm.body].span, cat({"the first arm gives ", types_.text(arms.type)})};
  }
  if (fits && node.is_complete) arms_cover(node, subject);
  if (!fits) give_up(node.subject);
  return expected != nullptr ? expected->type : arms.type;
}

void Checker::arms_cover(const CaseExpr& node, Type subject) {
  Patterns unguarded;
  for (size_t index = 0; index < node.arms.size(); ++index) {
    const CaseArm& arm = node.arms[index];
    if (index < most_compared_arms && is_covered(program_, arm.pattern, unguarded, subject)) {
      report(Code::redundant_pattern, program_.ast[arm.pattern].span,
             {"this arm is never reached: the arms above take all it takes"}, {"remove it"});
    }
    if (!arm.guard) unguarded.push_back(arm.pattern);
  }
  const auto missing = missing_pattern(program_, unguarded, subject);
  if (!missing || program_.broken(node.subject)) return;
  report(Code::missing_pattern, program_.ast[node.subject].span,
         {"this `case` over ", types_.text(subject), " does not say what happens for ", *missing},
         {"add an arm `", *missing, " -> …`"});
}

/// Introduces the names of a pattern; false when it cannot stand for a value of `type`.
bool Checker::pattern(PatternId id, Type type) {
  const Pattern& pattern = program_.ast[id];
  const auto literal = [&](TypeKind kind) {
    if (types_.unify(types_.basic(kind), type)) return true;
    report(Code::type_mismatch, pattern.span,
           {"this pattern is ", types_.text(types_.basic(kind)), ", but the value is ", types_.text(type)});
    return false;
  };
  return std::visit(Match{[](const BrokenPattern&) { return false; }, [](const WildcardPattern&) { return true; },
                          [&](const BindPattern& node) {
                            introduce(node.name, type);
                            return true;
                          },
                          [&](const IntegerPattern&) { return literal(TypeKind::integer); },
                          [&](const BoolPattern&) { return literal(TypeKind::boolean); },
                          [&](const StringPattern&) { return literal(TypeKind::string); },
                          [&](const ConstructorPattern& node) { return constructor_pattern(pattern.span, node, type); }},
                    pattern.node);
}

bool Checker::constructor_pattern(Span span, const ConstructorPattern& node, Type type) {
  const std::string_view name = node.name.text;
  const bool is_ok = name == "Ok";
  Type payload = types_.broken();
  bool fits = false;
  if (name == "Some" || name == "None") {
    report(Code::not_yet_supported, node.name.span, {"an Option cannot be previewed yet"});
  } else if (!is_ok && name != "Err") {
    report(Code::unknown_name, node.name.span, {"there is no constructor `", name, "`"},
           {"a Result is `Ok(value)` or `Err(error)`"});
  } else if (node.arguments.size() != 1) {
    report(Code::argument_count, span, {"`", name, "` holds one value"}, {"write `", name, "(_)`"});
  } else if (const Type result = types_.result_of(types_.fresh(), types_.fresh()); !types_.unify(result, type)) {
    report(Code::type_mismatch, span, {"this pattern is a Result, but the value is ", types_.text(type)});
  } else {
    payload = is_ok ? types_.first(result) : types_.second(result);
    fits = true;
  }
  for (const PatternId argument : node.arguments) fits = pattern(argument, payload) && fits;
  return fits;
}

}  // namespace mesh::lang
