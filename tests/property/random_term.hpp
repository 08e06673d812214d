// Random expressions of a wanted type, each with what it is worth. What it is worth is computed here, from the language's
// description, and by none of the code under test.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "choices.hpp"

namespace mesh::test {

enum class Sort : uint8_t { integer, floating, boolean, string, list, tuple, option, result, function };

/// `of`: the element, the elements, the value, the value and the error, the parameters and then the result.
struct Type {
  Sort sort;
  std::vector<Type> of = {};

  friend bool operator==(const Type& a, const Type& b) { return a.sort == b.sort && a.of == b.of; }
};
[[nodiscard]] std::string text_of(const Type& type);

struct Value {
  /// An integer; 1 for true; 0 for Some and Ok, 1 for None and Err.
  int64_t number = 0;
  double real = 0;
  std::string text = {};
  /// The elements of a list or a tuple, the payload of an Option or a Result.
  std::vector<Value> items = {};
  std::function<Value(const std::vector<Value>&)> call = {};
};

/// Thrown when a program takes too long for a test; it is then no case.
struct TooLong {};

/// The values of the variables, by the places where the maker has them in scope.
class Frame {
 public:
  explicit Frame(std::shared_ptr<size_t> steps) : steps_(std::move(steps)) {}
  [[nodiscard]] Value operator[](size_t place) const { return values_[place]; }
  void spend(size_t cost) {
    *steps_ += cost;
    if (*steps_ > 20'000) throw TooLong();
  }
  void bind(size_t place, Value value) {
    spend(1);
    if (place >= values_.size()) values_.resize(place + 1);
    values_[place] = std::move(value);
  }
  [[nodiscard]] Frame empty() const { return Frame(steps_); }

 private:
  std::shared_ptr<size_t> steps_;
  std::vector<Value> values_;
};

using Evaluate = std::function<Value(Frame&)>;

/// An expression. `power`: how strongly its outermost operator binds, as the language's table of operators has it.
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

/// A function of the program that is called by name and sends nothing.
struct PureFunction {
  std::string name;
  std::vector<Type> parameters;
  Type result;
  std::shared_ptr<std::function<Value(const std::vector<Value>&, const Frame&)>> call;
};

class TermMaker {
 public:
  explicit TermMaker(Choices& choices) : choices_(choices) {}

  [[nodiscard]] Type type(int depth = 2);
  [[nodiscard]] Term term(const Type& type, int depth);
  /// The term's text where an operand that binds at least so strongly must stand; now and then in brackets that it does not need.
  [[nodiscard]] std::string operand(const Term& term, int least_power);
  /// Brings its names into scope.
  [[nodiscard]] PatternTerm pattern(const Type& type, bool may_fail, int depth = 2);
  [[nodiscard]] PatternTerm bind(const Type& type);

  [[nodiscard]] size_t add_variable(const Type& type);
  [[nodiscard]] size_t add_variable(std::string name, const Type& type);
  [[nodiscard]] std::string new_name() { return "v" + std::to_string(names_++); }
  [[nodiscard]] size_t size() const { return scope_.size(); }
  void shrink_to(size_t size) { scope_.resize(size, {"", {Sort::integer}}); }
  [[nodiscard]] const Variable& variable(size_t place) const { return scope_[place]; }
  [[nodiscard]] std::vector<size_t> variables_where(const std::function<bool(const Type&)>& fits) const;

  /// Takes the variables out of scope, for a function's body; `scope` gives them back.
  [[nodiscard]] std::vector<Variable> take_scope() { return std::exchange(scope_, {}); }
  void scope(std::vector<Variable> variables) { scope_ = std::move(variables); }

  std::vector<PureFunction> functions;

 private:
  using Make = std::function<Term()>;

  [[nodiscard]] PatternTerm refutable_pattern(const Type& type, int depth);
  [[nodiscard]] Term literal(const Type& type, int depth);
  [[nodiscard]] Term string_literal(int depth);
  [[nodiscard]] Term sequence(const Type& type, int depth);
  [[nodiscard]] Term closure(const Type& type, int depth);
  [[nodiscard]] Term read(size_t place);
  [[nodiscard]] Term if_value(const Type& type, int depth);
  [[nodiscard]] Term case_value(const Type& type, size_t subject, int depth);
  [[nodiscard]] Term call(const PureFunction& function, int depth);
  [[nodiscard]] Term call_value(size_t place, int depth);
  [[nodiscard]] Term arithmetic(Sort sort, int depth);
  [[nodiscard]] Term comparison(int depth);
  [[nodiscard]] Term logic(int depth);
  [[nodiscard]] Term join(const Type& type, int depth);
  [[nodiscard]] Term for_value(const Type& type, int depth);
  [[nodiscard]] Term for_range(const Type& type, int depth);
  void add_operators(const Type& type, int depth, std::vector<Make>& makes);

  Choices& choices_;
  std::vector<Variable> scope_;
  uint32_t names_ = 0;
};

/// What `#{…}` makes of a value.
[[nodiscard]] std::string shown(const Value& value, Sort sort);

}  // namespace mesh::test
