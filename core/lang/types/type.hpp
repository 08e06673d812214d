// Types, unification and generalisation (Hindley-Milner with levels).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lookup.hpp"

namespace mesh::lang {

/// A type, by its place in a TypeTable.
enum class Type : uint32_t {};
/// A type that has a name, by its place among those of a TypeTable.
enum class TypeName : uint32_t {};

enum class TypeKind : uint8_t {
  variable,
  broken,
  unit,
  integer,
  floating,
  boolean,
  string,
  pool,
  connection,
  // From here on, pointers at run time.
  range,
  // Made of other types.
  list,
  result,
  option,
  map,
  tuple,
  /// A struct and a type with variants, which a file declares.
  structure,
  sum,
  /// Its arguments are those of its parameters, and then that of its result.
  function,
};

/// A type that has a name, and how many types it is made of.
struct NamedKind {
  std::string_view name;
  TypeKind kind;
  size_t arguments;
  /// Of a type of the language: whether a file declares another of its name.
  bool is_replaced = false;
};
/// Those of the language.
[[nodiscard]] std::span<const NamedKind> named_kinds();
/// The one of these names.
[[nodiscard]] std::optional<TypeName> find_named_kind(std::string_view name);
/// Whether `type` is one of the language that a file could have declared, so that a file may use its name and its variants' anew.
[[nodiscard]] bool is_replaceable(TypeName type);

/// What a quantified variable stands for.
struct Given {
  uint32_t variable;
  Type type;
};
/// What quantified variables stand for in one use, in the order in which they were quantified; none inside the function's own
/// group.
using Substitution = std::vector<Given>;

/// Owns types. A broken type agrees with every other, so that one mistake is reported once.
///
/// Bounds: every walk over a type is counted, and goes once into what stands in several places of it; once `most_work` is spent all
/// types are broken and `is_exhausted` says so.
class TypeTable {
 public:
  TypeTable();

  // NOLINTNEXTLINE(readability-convert-member-functions-to-static): the table is asked for every type alike.
  [[nodiscard]] Type basic(TypeKind kind) const { return static_cast<Type>(kind); }
  [[nodiscard]] Type broken() const { return basic(TypeKind::broken); }
  [[nodiscard]] Type fresh();
  /// A variable that belongs to the outermost level, so that it stands for one type wherever it is met.
  [[nodiscard]] Type fresh_outside();
  /// A type made of others: a list of its element, a result of its value and its error, a tuple of its elements.
  [[nodiscard]] Type make(TypeKind kind, std::span<const Type> arguments);
  [[nodiscard]] Type list_of(Type element) { return make(TypeKind::list, {{element}}); }
  [[nodiscard]] Type result_of(Type value, Type error) { return make(TypeKind::result, {{value, error}}); }
  [[nodiscard]] Type option_of(Type value) { return make(TypeKind::option, {{value}}); }

  /// Every type that has a name, by TypeName: the language's, then those that the file declares.
  [[nodiscard]] std::span<const NamedKind> named() const { return named_; }
  /// Adds a type that the file declares. Its name must outlive the table.
  TypeName declare(const NamedKind& type);
  /// A file declares another type of this name: from now on the text of the language's says whose it is.
  void replace(TypeName type) { named_[static_cast<size_t>(type)].is_replaced = true; }
  [[nodiscard]] Type make(TypeName name, std::span<const Type> arguments);
  [[nodiscard]] std::optional<TypeName> name_of(Type type) const;
  /// What stands for the `place`th type parameter in the declaration of a type.
  [[nodiscard]] Type parameter(size_t place);
  /// `declared`, a type inside the declaration of the type that `made` is made with, as it is in `made`.
  [[nodiscard]] Type part(Type made, Type declared);
  /// `declared` with `types` for its type parameters.
  [[nodiscard]] Type substitute_parameters(Type declared, std::span<const Type> types);

  /// The kind of what `type` stands for now.
  [[nodiscard]] TypeKind kind(Type type) const { return is_exhausted() ? TypeKind::broken : node(type).kind; }
  [[nodiscard]] bool is(Type type, TypeKind wanted) const { return kind(type) == wanted; }
  /// How many types `type` is made of.
  [[nodiscard]] size_t arguments(Type type) const { return node(type).arguments; }
  /// The `index`th of them, or a broken type where there are fewer.
  [[nodiscard]] Type argument(Type type, size_t index) const {
    const Node& here = node(type);
    return index < here.arguments ? argument(here, index) : broken();
  }
  /// The element of a list, the value of a result or an option.
  [[nodiscard]] Type first(Type type) const { return argument(type, 0); }
  /// The error of a result.
  [[nodiscard]] Type second(Type type) const { return argument(type, 1); }

  /// Makes both the same; false, with nothing undone, when they differ or one would hold itself.
  [[nodiscard]] bool unify(Type a, Type b);
  /// The parts in which the two types differed that were not unified last.
  [[nodiscard]] std::pair<Type, Type> differing() const { return differing_; }

  /// Whether both are written in the same way. Types of more parts than a few hundred are not.
  [[nodiscard]] bool are_alike(Type a, Type b) const;

  /// Whether a broken type stands anywhere in `type`. Values of such a type must not be looked at.
  [[nodiscard]] bool holds_broken(Type type) {
    return holds(type, [](TypeKind kind) { return kind == TypeKind::broken; });
  }
  /// Whether `type`, or a type in it, is of a kind that `is_wanted`; also when the budget is spent.
  [[nodiscard]] bool holds(Type type, bool (*is_wanted)(TypeKind));

  void enter_level() { ++level_; }
  void leave_level() { --level_; }
  /// The variables in `types` that belong to no outer level, each once.
  [[nodiscard]] std::vector<Type> free_in(std::span<const Type> types);
  /// Numbers the variables, so that `substitute` replaces them.
  void quantify(std::span<const Type> variables);
  /// Whether `type` is a variable for which each use has a type of its own.
  [[nodiscard]] bool is_quantified(Type type) const { return node(type).number.has_value(); }
  /// A fresh variable for each of some quantified ones.
  [[nodiscard]] Substitution instantiate(std::span<const Type> quantified);
  /// These types for as many quantified variables.
  [[nodiscard]] Substitution give(std::span<const Type> quantified, std::span<const Type> types) const;
  [[nodiscard]] Type substitute(Type type, std::span<const Given> substitution) {
    return substitution.empty() ? type : substitute_any(type, substitution);
  }

  /// As Mesh writes it: `Result<Int, String>`. A variable is `_`. Of a large type, parts in the middle are `…`.
  [[nodiscard]] std::string text(Type type) const;
  /// A number that only types written alike have; none is a tag. What stands for a variable later changes it.
  [[nodiscard]] uint32_t number(Type type);
  /// A number that only this number, or this tag, before this one has. Tags are below 256.
  [[nodiscard]] uint32_t join(uint32_t first, uint32_t second);

  /// Counts one step of a walk; false when the budget or the depth is spent.
  [[nodiscard]] bool spend(uint32_t depth);
  [[nodiscard]] bool is_exhausted() const { return work_ > most_work; }
  /// Gives the next phase a budget of its own.
  void restart() { work_ = 0; }

 private:
  static constexpr uint32_t most_work = 4'000'000;
  static constexpr uint32_t levels_shown = 13;
  static constexpr size_t most_text = 240;

  struct Node {
    TypeKind kind;
    /// Of a variable: the level it was made at.
    uint32_t level = 0;
    /// Of a variable: what it stands for. Of a type that was made the same as another: that one.
    std::optional<Type> target = {};
    /// Of a quantified variable: which one it is.
    std::optional<uint32_t> number = {};
    /// Of a type made of others: where in `arguments_` they begin, and how many they are.
    uint32_t begin = 0;
    uint32_t arguments = 0;
    /// Of a type that the file declares.
    TypeName name = {};
    /// The last walk that came here, and what it found.
    uint32_t walk = 0;
    uint32_t found = 0;
  };
  /// What comes of making two types the same. They agree without being so where only one holds a broken type.
  enum class Agreement : uint8_t { none, agree, same };

  [[nodiscard]] Type find(Type type) const { return nodes_[static_cast<size_t>(type)].target ? find_target(type) : type; }
  [[nodiscard]] Type find_target(Type type) const;
  /// Whether it is one of those that are made of no others and that every table has, in the order of their kinds.
  [[nodiscard]] static bool is_basic(Type type) {
    return type > Type{} && static_cast<size_t>(type) <= static_cast<size_t>(TypeKind::range);
  }
  [[nodiscard]] const Node& node(Type type) const { return nodes_[static_cast<size_t>(find(type))]; }
  [[nodiscard]] Type add(Node node);
  [[nodiscard]] bool is_new(Type type, uint32_t depth);
  [[nodiscard]] Agreement unify(Type a, Type b, uint32_t depth);
  [[nodiscard]] bool are_alike(Type a, Type b, uint32_t& steps_left) const;
  [[nodiscard]] bool bind(Type variable, Type type);
  [[nodiscard]] bool occurs(Type variable, Type type, uint32_t depth);
  [[nodiscard]] bool holds(Type type, bool (*is_wanted)(TypeKind), uint32_t depth);
  void collect_free(Type type, std::vector<Type>& free, uint32_t depth);
  [[nodiscard]] Type substitute_any(Type type, std::span<const Given> substitution);
  [[nodiscard]] Type substitute(Type type, std::span<const Given> substitution, uint32_t depth);
  [[nodiscard]] uint32_t number(Type type, uint32_t depth);
  void write(std::string& out, Type type, uint32_t levels) const;
  void write_arguments(std::string& out, const Node& node, size_t count, uint32_t levels) const;
  [[nodiscard]] Type argument(const Node& node, size_t index) const { return arguments_[node.begin + index]; }

  /// Reading a type shortens the chains of variables it goes along.
  mutable std::vector<Node> nodes_;
  std::vector<Type> arguments_;
  std::vector<NamedKind> named_;
  std::vector<Type> parameters_;
  /// By a pair of numbers.
  NumberLookup numbers_;
  uint32_t next_number_ = 256;
  uint32_t walk_ = 0;
  std::pair<Type, Type> differing_{};
  uint32_t quantified_ = 0;
  uint32_t level_ = 0;
  uint32_t work_ = 0;
};

}  // namespace mesh::lang
