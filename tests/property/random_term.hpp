// Random expressions of a wanted type, each with what it is worth. What it is worth is computed here, from the language's
// description, and by none of the code under test.
#pragma once

#include <optional>
#include <utility>

#include "choices.hpp"
#include "random_value.hpp"

namespace mesh::test {

/// How strongly an operator binds, as the language's table of operators has it.
inline constexpr int bracketed = 0;
inline constexpr int piped = 3;
inline constexpr int prefix = 23;
inline constexpr int atom = 25;

/// An expression. `power`: how strongly its outermost operator binds.
struct Term {
  std::string text;
  int power;
  Evaluate value;
};

/// A pattern; `match` binds its names.
struct PatternTerm {
  std::string text;
  std::function<bool(const Value&, Frame&)> match;
};

struct Variable {
  std::string name;
  Type type;
};

/// A function that is called by name and sends nothing: of the program, or of the library.
struct PureFunction {
  std::string name;
  std::vector<Type> parameters;
  Type result;
  std::function<Value(const std::vector<Value>&, const Frame&)> call;
  /// What each letter in its types may stand for.
  std::vector<Asks> letters = {};
};

/// The functions of Mesh's library that are called with any values.
[[nodiscard]] const std::vector<PureFunction>& library();

class TermMaker {
 public:
  explicit TermMaker(Choices& choices) : choices_(choices) {}

  [[nodiscard]] Type type(int depth = 2);
  [[nodiscard]] Type function_type();
  [[nodiscard]] Term term(const Type& type, int depth);
  /// What stands where a block does: now and then names and an early return before the term.
  [[nodiscard]] Term block(const Type& type, int depth);
  /// The term's text where an operand that binds at least so strongly must stand; now and then in brackets that it does not need.
  [[nodiscard]] std::string operand(const Term& term, int least_power);
  /// Brings its names into scope.
  [[nodiscard]] PatternTerm pattern(const Type& type, bool may_fail, int depth = 2);

  /// A struct, or a sum type; it may be used from then on.
  [[nodiscard]] std::shared_ptr<const Declared> declare(Sort sort);

  [[nodiscard]] size_t add_variable(const Type& type);
  /// A variable that now and then hides another.
  [[nodiscard]] size_t add_name(const Type& type);
  [[nodiscard]] size_t size() const { return scope_.size(); }
  void shrink_to(size_t size) { scope_.resize(size, {"", {Sort::integer}}); }
  [[nodiscard]] const Variable& variable(size_t place) const { return scope_[place]; }
  /// The variables that a name finds.
  [[nodiscard]] std::vector<size_t> variables_where(const std::function<bool(const Type&)>& fits) const;

  /// Begins a function's body, with as many letters for types; gives what `leave` takes.
  [[nodiscard]] std::optional<Type> enter(const Type& result);
  void leave(std::optional<Type> outer) { result_ = std::move(outer); }
  void letters(size_t count) { letters_ = count; }

  std::vector<PureFunction> functions;

 private:
  using Make = std::function<Term()>;

  [[nodiscard]] PatternTerm bind(const Type& type);
  [[nodiscard]] PatternTerm refutable_pattern(const Type& type, int depth);
  [[nodiscard]] PatternTerm constructor_pattern(const Type& type, int depth);

  [[nodiscard]] Term literal(const Type& type, int depth);
  [[nodiscard]] Term string_literal(int depth);
  [[nodiscard]] Term heredoc(int depth);
  [[nodiscard]] Term interpolation(int depth);
  [[nodiscard]] Term sequence(const Type& type, int depth);
  [[nodiscard]] Term map_literal(const Type& type, int depth);
  [[nodiscard]] Term range_literal();
  [[nodiscard]] Term record(const Type& type, int depth);
  [[nodiscard]] Term constructor(const Type& type, int depth);
  [[nodiscard]] std::string constructor_name(const Type& type, const Part& constructor);
  [[nodiscard]] Term closure(const Type& type, int depth);
  [[nodiscard]] Term read(size_t place);

  void add_operators(const Type& type, int depth, std::vector<Make>& makes);
  [[nodiscard]] Term arithmetic(Sort sort, int depth);
  [[nodiscard]] Term comparison(int depth);
  [[nodiscard]] Term logic(int depth);
  [[nodiscard]] Term join(const Type& type, int depth);

  void add_data(const Type& type, int depth, std::vector<Make>& makes);
  [[nodiscard]] Term read_field(size_t place, size_t field);
  [[nodiscard]] Term read_element(size_t place, size_t index);
  [[nodiscard]] Term update(const Type& type, int depth);
  [[nodiscard]] Term guarded_read(const Type& type, size_t place, int depth);

  void add_calls(const Type& type, int depth, std::vector<Make>& makes);
  [[nodiscard]] Term call(const PureFunction& function, const Type& wanted, int depth);
  [[nodiscard]] Term call_value(const std::string& text, const Evaluate& function, const Type& type, int depth);
  [[nodiscard]] Type type_for(Asks asks);
  [[nodiscard]] std::vector<Term> terms(const std::vector<Type>& types, int depth);

  [[nodiscard]] Term if_value(const Type& type, int depth);
  [[nodiscard]] Term case_value(const Type& type, size_t subject, int depth);
  [[nodiscard]] Term for_value(const Type& type, int depth);
  [[nodiscard]] Term for_range(const Type& type, int depth);
  [[nodiscard]] Term try_value(const Type& type, int depth);

  Choices& choices_;
  std::vector<Variable> scope_;
  std::vector<std::shared_ptr<const Declared>> declared_;
  /// Of the function around the term.
  std::optional<Type> result_;
  size_t letters_ = 0;
  uint32_t names_ = 0;
};

}  // namespace mesh::test
