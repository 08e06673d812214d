#include "lang/match_check.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mesh::lang {
namespace {

bool takes_everything(const Pattern& pattern) {
  return std::holds_alternative<WildcardPattern>(pattern.node) || std::holds_alternative<BindPattern>(pattern.node) ||
         std::holds_alternative<BrokenPattern>(pattern.node);
}

bool any_takes_everything(const Ast& ast, const Patterns& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](PatternId pattern) { return takes_everything(ast[pattern]); });
}

/// The patterns inside those that are `constructor(…)`.
Patterns inside(const Ast& ast, const Patterns& patterns, std::string_view constructor) {
  Patterns found;
  for (const PatternId pattern : patterns) {
    const auto* node = std::get_if<ConstructorPattern>(&ast[pattern].node);
    if (node != nullptr && node->name.text == constructor && !node->arguments.empty()) found.push_back(node->arguments.front());
  }
  return found;
}

bool has_bool(const Ast& ast, const Patterns& patterns, bool value) {
  return std::any_of(patterns.begin(), patterns.end(), [&](PatternId pattern) {
    const auto* node = std::get_if<BoolPattern>(&ast[pattern].node);
    return node != nullptr && node->value == value;
  });
}

bool is_same_literal(const Pattern& a, const Pattern& b) {
  if (const auto* integer = std::get_if<IntegerPattern>(&a.node)) {
    const auto* other = std::get_if<IntegerPattern>(&b.node);
    return other != nullptr && integer->value == other->value;
  }
  if (const auto* boolean = std::get_if<BoolPattern>(&a.node)) {
    const auto* other = std::get_if<BoolPattern>(&b.node);
    return other != nullptr && boolean->value == other->value;
  }
  const auto* string = std::get_if<StringPattern>(&a.node);
  const auto* other = std::get_if<StringPattern>(&b.node);
  return string != nullptr && other != nullptr && string->value == other->value;
}

}  // namespace

std::optional<std::string> missing_pattern(const Program& program, const Patterns& patterns, Type type) {
  if (patterns.empty()) return "_";
  if (any_takes_everything(program.ast, patterns)) return std::nullopt;
  const TypeKind kind = program.types.kind(type);
  if (kind == TypeKind::broken) return std::nullopt;
  if (kind == TypeKind::boolean) {
    if (!has_bool(program.ast, patterns, true)) return "true";
    if (!has_bool(program.ast, patterns, false)) return "false";
    return std::nullopt;
  }
  if (kind != TypeKind::result) return "_";
  if (const auto ok = missing_pattern(program, inside(program.ast, patterns, "Ok"), program.types.first(type))) {
    return cat({"Ok(", *ok, ")"});
  }
  if (const auto err = missing_pattern(program, inside(program.ast, patterns, "Err"), program.types.second(type))) {
    return cat({"Err(", *err, ")"});
  }
  return std::nullopt;
}

bool is_covered(const Program& program, PatternId pattern, const Patterns& patterns, Type type) {
  const Ast& ast = program.ast;
  if (any_takes_everything(ast, patterns)) return true;
  if (takes_everything(ast[pattern])) return !patterns.empty() && !missing_pattern(program, patterns, type);
  if (const auto* node = std::get_if<ConstructorPattern>(&ast[pattern].node)) {
    if (node->arguments.empty() || !program.types.is(type, TypeKind::result)) return false;
    const Type payload = node->name.text == "Ok" ? program.types.first(type) : program.types.second(type);
    const Patterns earlier = inside(ast, patterns, node->name.text);
    return !earlier.empty() && is_covered(program, node->arguments.front(), earlier, payload);
  }
  return std::any_of(patterns.begin(), patterns.end(), [&](PatternId other) { return is_same_literal(ast[pattern], ast[other]); });
}

}  // namespace mesh::lang
