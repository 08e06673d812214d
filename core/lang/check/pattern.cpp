// `case`: the types of patterns, and whether the arms take every value.
#include "base/match.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {
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
  PatternRows unguarded;
  MatchBudget budget(patterns_left_);
  for (const CaseArm& arm : node.arms) {
    if (is_covered(program_, {arm.pattern}, unguarded, {subject}, budget)) {
      report(Code::redundant_pattern, program_.ast[arm.pattern].span,
             {"this arm is never reached: the arms above take all it takes"}, {"remove it"}, {}, removal(arm));
    }
    if (!arm.guard) unguarded.push_back({arm.pattern});
  }
  const auto missing = missing_pattern(program_, unguarded, {subject}, budget);
  if (!missing || program_.broken(node.subject)) return;
  report(Code::missing_pattern, program_.ast[node.subject].span,
         {"this `case` over ", types_.text(subject), " does not say what happens for ", *missing},
         {"add an arm `", *missing, " -> …`"});
}

/// Introduces the names of a pattern; false when it cannot stand for a value of `type`.
bool Checker::pattern(PatternId id, Type type) {
  const Pattern& pattern = program_.ast[id];
  const auto fits = [&](Type made) {
    if (types_.unify(made, type)) return true;
    report(Code::type_mismatch, pattern.span, {"this pattern is ", types_.text(made), ", but the value is ", types_.text(type)});
    return false;
  };
  return std::visit(Match{[](const BrokenPattern&) { return false; }, [](const WildcardPattern&) { return true; },
                          [&](const BindPattern& node) {
                            introduce(node.name, type);
                            return true;
                          },
                          [&](const IntegerPattern&) { return fits(types_.basic(TypeKind::integer)); },
                          [&](const FloatPattern&) { return fits(types_.basic(TypeKind::floating)); },
                          [&](const BoolPattern&) { return fits(types_.basic(TypeKind::boolean)); },
                          [&](const StringPattern&) { return fits(types_.basic(TypeKind::string)); },
                          [&](const ConstructorPattern& node) { return constructor_pattern(id, node, type); },
                          [&](const TuplePattern& node) { return tuple_pattern(pattern.span, node, type); },
                          [&](const ConsPattern& node) {
                            const Type element = types_.fresh();
                            const bool is_list = fits(types_.list_of(element));
                            const bool head_fits = this->pattern(node.head, is_list ? element : types_.broken());
                            return this->pattern(node.tail, is_list ? type : types_.broken()) && head_fits && is_list;
                          },
                          [&](const OrPattern& node) { return or_pattern(node, type); },
                          [&](const AsPattern& node) {
                            const bool inner_fits = this->pattern(node.pattern, type);
                            introduce(node.name, inner_fits ? type : types_.broken());
                            return inner_fits;
                          }},
                    pattern.node);
}

bool Checker::tuple_pattern(Span span, const TuplePattern& node, Type type) {
  std::vector<Type> elements;
  for (size_t index = 0; index < node.elements.size(); ++index) elements.push_back(types_.fresh());
  const Type made = elements.empty() ? types_.basic(TypeKind::unit) : types_.make(TypeKind::tuple, elements);
  bool fits = types_.unify(made, type);
  if (!fits) {
    report(Code::type_mismatch, span,
           {"this pattern takes a tuple of ", decimal(elements.size()), ", but the value is ", types_.text(type)});
  }
  const bool is_tuple = fits;
  for (size_t index = 0; index < elements.size(); ++index) {
    fits = pattern(node.elements[index], is_tuple ? elements[index] : types_.broken()) && fits;
  }
  return fits;
}

/// Every alternative must introduce the same names; what follows means those of the first.
bool Checker::or_pattern(const OrPattern& node, Type type) {
  bool all_fit = pattern(node.alternatives.front(), type);
  const std::vector<Name> wanted = bound_names(program_.ast, node.alternatives.front());
  for (size_t index = 1; index < node.alternatives.size(); ++index) {
    const Scope scope(*this);
    all_fit = pattern(node.alternatives[index], type) && all_fit;
    const std::vector<Name> names = bound_names(program_.ast, node.alternatives[index]);
    all_fit = has_same_names(wanted, names) && all_fit;
  }
  return all_fit;
}

bool Checker::has_same_names(const std::vector<Name>& wanted, const std::vector<Name>& names) {
  const auto missing = [&](const Name& name) {
    report(Code::unknown_name, name.span, {"`", name.text, "` is missing in another alternative of this pattern"},
           {"give every alternative the same names"});
    return false;
  };
  const auto type_of = [&](const Name& name) { return local_types_[program_.local(name).value_or(0)]; };
  NameLookup place;
  for (uint32_t index = 0; index < names.size(); ++index) place.set(names[index].text, index);
  NameLookup is_wanted;
  for (const Name& name : wanted) {
    is_wanted.set(name.text, 1);
    const auto found = place.find(name.text);
    if (!found) return missing(name);
    const Name& same = names[*found];
    if (types_.unify(type_of(name), type_of(same))) continue;
    report(Code::type_mismatch, same.span,
           {"`", name.text, "` is ", types_.text(type_of(same)), " here, but ", types_.text(type_of(name)),
            " in the first alternative"},
           {}, {name.span, "first named here"});
    return false;
  }
  for (const Name& name : names) {
    if (!is_wanted.find(name.text)) return missing(name);
  }
  return true;
}

/// The constructor that a pattern names; one that there is not is reported.
std::optional<Constructor> Checker::constructor_meant(const ConstructorPattern& node) {
  if (node.name.text.empty()) return std::nullopt;
  if (node.type) {
    const auto type = find_type(node.type->text);
    if (!type) {
      report_misspelt(Code::unknown_name, *node.type, {"there is no type `", node.type->text, "`"}, type_names());
      return std::nullopt;
    }
    const auto found = program_.data.find(static_cast<TypeName>(*type), node.name.text);
    if (!found) unknown_variant(static_cast<TypeName>(*type), node.name);
    return found;
  }
  const auto found = program_.data.find(node.name.text);
  if (found) return found;
  std::vector<std::string_view> names;
  for (const ConstructorInfo& known : program_.data.all()) names.push_back(known.name.text);
  if (nearest(node.name.text, names).empty()) {
    report(Code::unknown_variant, node.name.span, {"there is no constructor `", node.name.text, "`"},
           {"a Result is `Ok(value)` or `Err(error)`, an Option `Some(value)` or `None`"});
  } else {
    report_misspelt(Code::unknown_variant, node.name, {"there is no constructor `", node.name.text, "`"}, names);
  }
  return std::nullopt;
}

bool Checker::constructor_pattern(PatternId id, const ConstructorPattern& node, Type type) {
  const Span span = program_.ast[id].span;
  const auto constructor = constructor_meant(node);
  program_.constructor_of[static_cast<size_t>(id)] = constructor;
  std::vector<Type> held(node.arguments.size(), types_.broken());
  bool fits = false;
  if (constructor) {
    const ConstructorInfo& made = program_.data[*constructor];
    const std::string_view name = made.name.text;
    const size_t wanted = made.fields.size();
    const Span brackets{node.name.span.end, span.end};
    // Alone it takes every value that was made with it.
    if (node.arguments.size() != wanted && !brackets.empty()) {
      std::string held_values;
      for (size_t index = 0; index < wanted; ++index) held_values += index == 0 ? "(_" : ", _";
      if (wanted > 0) held_values += ')';
      report(Code::argument_count, span,
             {"`", name, "` holds ",
              wanted == 0   ? "no"
              : wanted == 1 ? "one"
                            : decimal(wanted),
              wanted < 2 ? " value" : " values"},
             {"write `", name, held_values, "`"}, {}, node.arguments.empty() ? replace_with(brackets, held_values) : Fix{});
    } else if (const Type whole = open(made.type); !types_.unify(whole, type)) {
      report(Code::type_mismatch, span, {"this pattern is ", described(made.type), ", but the value is ", types_.text(type)});
    } else {
      for (size_t index = 0; index < held.size(); ++index) held[index] = types_.part(whole, made.fields[index].type);
      fits = true;
    }
  }
  for (size_t index = 0; index < held.size(); ++index) fits = pattern(node.arguments[index], held[index]) && fits;
  return fits;
}

}  // namespace mesh::lang
