#include "lang/program.hpp"

#include "base/bug.hpp"

namespace mesh::lang {
bool accepts(Operand operand, TypeKind kind) {
  if (kind == TypeKind::broken) return true;
  const bool is_number = kind == TypeKind::integer || kind == TypeKind::floating;
  const bool is_plain = is_number || kind == TypeKind::boolean || kind == TypeKind::string;
  switch (operand) {
    case Operand::number:
    case Operand::ordered: return is_number;
    case Operand::equatable:
    case Operand::printable: return is_plain;
    case Operand::joinable: return kind == TypeKind::string || kind == TypeKind::list;
    case Operand::key: return kind == TypeKind::integer || kind == TypeKind::string;
  }
  bug("an operand has no rule");
}

Operand operand_of(TokenKind op) {
  switch (op) {
    case TokenKind::equal_equal:
    case TokenKind::not_equal: return Operand::equatable;
    case TokenKind::less:
    case TokenKind::greater:
    case TokenKind::less_equal:
    case TokenKind::greater_equal: return Operand::ordered;
    case TokenKind::diamond:
    case TokenKind::plus_plus: return Operand::joinable;
    default: return Operand::number;
  }
}

std::optional<Type> key_type(const TypeTable& types, const runtime::Builtin& builtin, Type function) {
  const auto parameters = builtin.parameters();
  const bool takes_keys = std::any_of(parameters.begin(), parameters.end(), [](const runtime::Parameter& parameter) {
    return parameter.type == "k" || parameter.type == "List<(k, v)>";
  });
  if (!takes_keys) return std::nullopt;
  for (size_t index = 0; index < types.arguments(function); ++index) {
    const Type part = types.argument(function, index);
    if (types.is(part, TypeKind::map)) return types.first(part);
  }
  return std::nullopt;
}

std::string_view describe(Operand operand) {
  switch (operand) {
    case Operand::number:
    case Operand::ordered: return "numbers";
    case Operand::equatable: return "numbers, strings or Bools";
    case Operand::printable: return "a number, a string or a Bool";
    case Operand::joinable: return "strings or lists";
    case Operand::key: return "Ints or Strings as keys";
  }
  bug("an operand has no description");
}

}  // namespace mesh::lang
