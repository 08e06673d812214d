// Types, unification and generalisation (Hindley-Milner with levels).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/builtins.hpp"

namespace mesh::lang {

/// A type, by its place in a TypeTable.
enum class Type : uint32_t {};

enum class TypeKind : uint8_t { variable, broken, unit, integer, floating, boolean, string, pool, connection, list, result };

/// What each quantified variable of a function stands for in one use, in their order; none inside the function's own group.
using Substitution = std::vector<Type>;

/// Owns types. A broken type agrees with every other, so that one mistake is reported once.
///
/// Bounds: every walk over a type is counted; once `most_work` is spent all types are broken and `is_exhausted` says so.
class TypeTable {
 public:
  TypeTable();

  [[nodiscard]] Type basic(TypeKind kind) const { return static_cast<Type>(kind); }
  [[nodiscard]] Type broken() const { return basic(TypeKind::broken); }
  [[nodiscard]] Type fresh();
  [[nodiscard]] Type list_of(Type element);
  [[nodiscard]] Type result_of(Type value, Type error);
  [[nodiscard]] Type of(runtime::Kind kind);

  /// The kind of what `type` stands for now.
  [[nodiscard]] TypeKind kind(Type type) const;
  [[nodiscard]] bool is(Type type, TypeKind wanted) const { return kind(type) == wanted; }
  /// The element of a list, the value of a result.
  [[nodiscard]] Type first(Type type) const;
  /// The error of a result.
  [[nodiscard]] Type second(Type type) const;

  /// Makes both the same; false, with nothing undone, when they differ or one would hold itself.
  [[nodiscard]] bool unify(Type a, Type b);

  /// Whether a broken type stands anywhere in `type`. Values of such a type must not be looked at.
  [[nodiscard]] bool holds_broken(Type type);

  void enter_level() { ++level_; }
  void leave_level() { --level_; }
  /// Adds to `found` the variables of `type` that belong to no outer level.
  void collect_free(Type type, std::vector<Type>& found);
  /// Numbers the variables, so that `substitute` replaces them.
  void quantify(std::span<const Type> variables);
  /// A fresh variable for each of `count` quantified ones.
  [[nodiscard]] Substitution instantiate(size_t count);
  [[nodiscard]] Type substitute(Type type, const Substitution& substitution);

  /// As Mesh writes it: `Result<Int, String>`. A variable is `_`.
  [[nodiscard]] std::string text(Type type);
  [[nodiscard]] bool is_exhausted() const { return work_ > most_work; }
  /// Gives the next phase a budget of its own.
  void restart() { work_ = 0; }

 private:
  static constexpr uint32_t most_work = 4'000'000;

  struct Node {
    TypeKind kind;
    /// Of a variable: the level it was made at.
    uint32_t level = 0;
    /// Of a variable: what it stands for. Of a list or result: its arguments.
    std::optional<Type> first;
    std::optional<Type> second;
    /// Of a quantified variable: its place in a Substitution.
    std::optional<uint32_t> place;
  };

  [[nodiscard]] Type find(Type type) const;
  [[nodiscard]] const Node& node(Type type) const { return nodes_[static_cast<size_t>(find(type))]; }
  [[nodiscard]] Type add(Node node);
  [[nodiscard]] bool spend(uint32_t depth);
  [[nodiscard]] bool unify(Type a, Type b, uint32_t depth);
  [[nodiscard]] bool bind(Type variable, Type type);
  [[nodiscard]] bool occurs(Type variable, Type type, uint32_t depth);
  [[nodiscard]] bool holds_broken(Type type, uint32_t depth);
  void collect_free(Type type, std::vector<Type>& found, uint32_t depth);
  [[nodiscard]] Type substitute(Type type, const Substitution& substitution, uint32_t depth);
  void write(std::string& out, Type type, uint32_t depth);

  /// Reading a type shortens the chains of variables it goes along.
  mutable std::vector<Node> nodes_;
  uint32_t level_ = 0;
  uint32_t work_ = 0;
};

}  // namespace mesh::lang
