// The values of random programs, as the test computes them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "random_type.hpp"

namespace mesh::test {

struct Value {
  /// An integer; 1 for true; 0 for Some and Ok, 1 for None and Err; the number of a constructor.
  int64_t number = 0;
  double real = 0;
  std::string text = {};
  /// The elements of a list or a tuple, the values of a constructor, the fields of a struct, the values of a map, a range's ends.
  std::vector<Value> items = {};
  /// Of a map, in the order in which they first came.
  std::vector<Value> keys = {};
  std::function<Value(const std::vector<Value>&)> call = {};
};

[[nodiscard]] inline Value of_bool(bool value) { return {.number = value ? 1 : 0}; }
[[nodiscard]] inline Value of_text(std::string text) { return {.text = std::move(text)}; }
[[nodiscard]] inline Value some(Value value) { return {.items = {std::move(value)}}; }
[[nodiscard]] inline Value none() { return {.number = 1}; }

[[nodiscard]] bool equal(const Value& a, const Value& b);
/// What `#{…}` makes of a value.
[[nodiscard]] std::string shown(const Value& value, const Type& type);
/// Where the map has the key, or its size.
[[nodiscard]] size_t place_of(const Value& map, const Value& key);
void put(Value& map, const Value& key, const Value& value);

/// Thrown when a program takes too long for a test; it is then no case.
struct TooLong {};

/// Thrown where a function is left, with what it gives.
struct Return {
  Value value;
};

/// The values of the variables, by the places where the maker has them in scope.
class Frame {
 public:
  explicit Frame(std::shared_ptr<size_t> steps) : steps_(std::move(steps)) {}
  [[nodiscard]] const Value& operator[](size_t place) const { return values_[place]; }
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

}  // namespace mesh::test
