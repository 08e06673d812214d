// A checked migration: the syntax tree with what each name means and which type each expression has.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "base/lookup.hpp"
#include "lang/syntax/ast.hpp"
#include "lang/types/data_types.hpp"
#include "lang/types/type.hpp"
#include "runtime/builtins.hpp"

namespace mesh::lang {

/// A parameter, a `let`, a loop variable or a name in a pattern; numbered through the file.
enum class Local : uint32_t {};
enum class FunctionId : uint32_t {};
/// A use of such a name. `types`, in the tree's arena, says what the quantified variables of a generic one stand for here.
struct LocalUse {
  Local local;
  std::span<const Given> types;
};

/// A use of a function of this file. `types` says the same of the function's quantified variables.
struct FunctionUse {
  FunctionId function;
  std::span<const Given> types;
};

/// A field of the struct that a value is.
struct FieldUse {
  uint32_t index;
};

/// A library function that is called as `value.name(…)`: the value is its first argument.
struct MethodUse {
  const runtime::Builtin* builtin;
};

/// What an expression that is a name means; std::monostate where it means nothing that a preview can use.
using Meaning = std::variant<std::monostate, LocalUse, FunctionUse, Constructor, FieldUse, MethodUse, const runtime::Builtin*>;

/// What the checker knows of a function.
struct CheckedFunction {
  std::vector<Type> parameters;
  Type result{};
  std::vector<Type> type_parameters;
  /// The variables of these types that stand for any type: each use gives them types of its own.
  std::vector<Type> quantified;
};

/// A name inside a body whose value is of any type. Making the value does nothing else, so each use makes it anew for its own
/// types.
struct GenericLocal {
  Name name;
  /// A closure, an empty list, or what names a function or a constructor.
  ExprId value;
  /// Whether the name means the value inside of it, too.
  bool knows_itself;
  std::vector<Type> quantified;
};

/// A name that a snippet uses and does not bind, where it is used first.
struct FreeName {
  Name name;
  Local local;
};

struct Program {
  Ast ast;
  TypeTable types;
  DataTypes data{types};
  std::vector<CheckedFunction> functions;
  /// By expression.
  std::vector<Type> type_of;
  /// By expression, in the tree's arena; null for most, which are no names.
  std::vector<Meaning*> meaning_of;
  /// By pattern: the constructor that it names.
  std::vector<std::optional<Constructor>> constructor_of;
  /// Expressions whose value must not be used: a mistake in them has been reported.
  std::vector<bool> is_broken;
  /// By the offset of the name that introduces them.
  NumberLookup local_at;
  std::vector<GenericLocal> generics;
  /// By the number of the local.
  NumberLookup generic_at;
  std::vector<FreeName> free_names;
  /// By the number of the local.
  NumberLookup free_name_at;
  /// The clauses, by the offset where they begin, with a pattern that cannot stand for a value of its parameter.
  NumberLookup unfit_clauses;

  [[nodiscard]] Type type(ExprId expr) const { return type_of[static_cast<size_t>(expr)]; }
  [[nodiscard]] std::optional<Constructor> constructor(PatternId pattern) const {
    return constructor_of[static_cast<size_t>(pattern)];
  }
  [[nodiscard]] const Meaning& meaning(ExprId expr) const {
    static constexpr Meaning nothing;
    const Meaning* meaning = meaning_of[static_cast<size_t>(expr)];
    return meaning == nullptr ? nothing : *meaning;
  }
  const Meaning& set_meaning(ExprId expr, const Meaning& meaning) {
    return *(meaning_of[static_cast<size_t>(expr)] = new (ast.arena.room_for<Meaning>(1)) Meaning(meaning));
  }
  /// What `name` introduces; nothing where the checker did not come.
  [[nodiscard]] std::optional<uint32_t> local(const Name& name) const { return local_at.find(name.span.begin); }
  /// Null for a name whose value is of one type.
  [[nodiscard]] const GenericLocal* generic(Local local) const {
    const auto found = generic_at.find(static_cast<uint32_t>(local));
    return found ? &generics[*found] : nullptr;
  }
  [[nodiscard]] bool is_free(Local local) const { return free_name_at.find(static_cast<uint32_t>(local)).has_value(); }
  [[nodiscard]] bool broken(ExprId expr) const { return is_broken[static_cast<size_t>(expr)]; }
};

/// What an operator, or a library function, asks of a type, once that type is known.
enum class Operand : uint8_t { number, ordered, equatable, joinable, printable, key, defaulted };
[[nodiscard]] bool accepts(Operand operand, Program& program, Type type);
[[nodiscard]] Operand operand_of(TokenKind op);
struct AskedType {
  Operand operand;
  Type type;
};
/// What a letter for a type in a row of builtins.def asks of that type; nothing where it stands for any.
[[nodiscard]] std::optional<Operand> asked_by_letter(char letter);
/// What a library function of type `function` asks of a type that its row leaves open; nothing where it takes any.
[[nodiscard]] std::optional<AskedType> asked_type(const TypeTable& types, const runtime::Builtin& builtin, Type function);
/// "numbers", "strings or lists": what the operator takes, for messages.
[[nodiscard]] std::string_view describe(Operand operand);

}  // namespace mesh::lang
