#include "lang/types/program.hpp"

#include <algorithm>

#include "base/bug.hpp"

namespace mesh::lang {
namespace {

bool has_no_text(TypeKind kind) {
  switch (kind) {
    case TypeKind::variable:
    case TypeKind::broken:
    case TypeKind::integer:
    case TypeKind::floating:
    case TypeKind::boolean:
    case TypeKind::string:
    case TypeKind::list:
    case TypeKind::map: return false;
    default: return true;
  }
}

/// Looks for what cannot be compared in a type and in all that its values are made of. A comparison goes into what stands in
/// several places of a value as often, and so does this, until the budget of types is spent.
class Comparable {
 public:
  explicit Comparable(Program& program) : program_(program) {}

  bool is(Type type, uint32_t depth = 0) {
    const TypeKind kind = program_.types.kind(type);
    if (!program_.types.spend(0)) return true;
    if (depth > most_levels || kind == TypeKind::pool || kind == TypeKind::connection || kind == TypeKind::function) return false;
    const auto name = program_.types.name_of(type);
    if (!name || (kind != TypeKind::structure && kind != TypeKind::sum)) return are_arguments(type, depth);
    const uint32_t place = seen_count_++;
    if (seen_.add(program_.types.number(type), place) != place) return true;
    const auto is_part = [&](const Field& field) { return is(program_.types.part(type, field.type), depth + 1); };
    const auto& fields = program_.data[*name].fields;
    const auto constructors = program_.data.of(*name);
    return std::all_of(fields.begin(), fields.end(), is_part) &&
           std::all_of(constructors.begin(), constructors.end(),
                       [&](const ConstructorInfo& made) { return std::all_of(made.fields.begin(), made.fields.end(), is_part); });
  }

 private:
  bool are_arguments(Type type, uint32_t depth) {
    for (size_t index = 0; index < program_.types.arguments(type); ++index) {
      if (!is(program_.types.argument(type, index), depth + 1)) return false;
    }
    return true;
  }

  /// A generic type that holds itself with other arguments is made of more and more types.
  static constexpr uint32_t most_levels = 200;

  Program& program_;
  /// The types that have been looked into, by their numbers.
  NumberLookup seen_;
  uint32_t seen_count_ = 0;
};

}  // namespace

bool accepts(Operand operand, Program& program, Type type) {
  const TypeKind kind = program.types.kind(type);
  if (kind == TypeKind::broken) return true;
  const bool is_number = kind == TypeKind::integer || kind == TypeKind::floating;
  switch (operand) {
    case Operand::number: return is_number;
    case Operand::ordered: return is_number || kind == TypeKind::string;
    case Operand::equatable: return Comparable(program).is(type);
    case Operand::printable: return !program.types.holds(type, has_no_text);
    case Operand::joinable: return kind == TypeKind::string || kind == TypeKind::list;
    case Operand::key: return kind == TypeKind::integer || kind == TypeKind::string;
    case Operand::defaulted: return is_number || kind == TypeKind::boolean || kind == TypeKind::string;
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

std::optional<Operand> asked_by_letter(char letter) {
  switch (letter) {
    case 'k': return Operand::key;
    case 'e': return Operand::equatable;
    case 'o': return Operand::ordered;
    case 'p': return Operand::printable;
    case 'd': return Operand::defaulted;
    default: return std::nullopt;
  }
}

std::optional<AskedType> asked_type(const TypeTable& types, const runtime::Builtin& builtin, Type function) {
  const auto parameters = builtin.parameters();
  for (size_t index = 0; index < parameters.size(); ++index) {
    const runtime::LibraryType& written = parameters[index].type;
    if (const auto asked = asked_by_letter(written.letter())) return AskedType{*asked, types.argument(function, index)};
    // Keys with their values: nothing else in the row is a key.
    if (!written.is_list_of(runtime::Kind::tuple)) continue;
    const auto asked = asked_by_letter(written.argument(0).argument(0).letter());
    if (asked) return AskedType{*asked, types.first(types.first(types.argument(function, index)))};
  }
  if (const auto asked = asked_by_letter(builtin.result.letter())) {
    return AskedType{*asked, types.argument(function, parameters.size())};
  }
  return std::nullopt;
}

std::string_view describe(Operand operand) {
  switch (operand) {
    case Operand::number: return "numbers";
    case Operand::ordered: return "numbers or strings";
    case Operand::equatable: return "values without functions and pools in them";
    case Operand::printable: return "a number, a string, a Bool, or a list or map of those";
    case Operand::joinable: return "strings or lists";
    case Operand::key: return "Ints or Strings as keys";
    case Operand::defaulted: return "an Int, a Float, a Bool or a String";
  }
  bug("an operand has no description");
}

}  // namespace mesh::lang
