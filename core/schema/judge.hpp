// An expression on its way to what it gives. Private to core/schema.
//
// values.cpp     what stands in it, from the left and from within
// operators.cpp  what operators and casts make of values
// calls.cpp      what functions give
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/sql_reader.hpp"
#include "schema/run.hpp"

namespace mesh::schema {

/// How strongly an operator binds, from 1; 0 for what is none.
enum Strength : uint8_t { none_follows, by_or, by_and, by_not, by_is, by_comparison, by_range, by_other, by_sum, by_product };

/// Of the operator that stands next.
[[nodiscard]] Strength strength_of(const ddl::SqlReader& reader);

/// Goes through an expression as PostgreSQL does, from the left and from within, so that the first fault is the one that the server
/// answers with.
class Judge {
 public:
  Judge(Run& run, const Entity* table, ddl::TextRange range);

  // values.cpp
  Value whole();
  /// Looks at a value where another type is wanted; true where it fits for certain.
  bool assign(const Value& value, const ddl::TypeFacts& wanted);
  void condition(const Value& value);

  [[nodiscard]] bool is_stable() const { return is_stable_; }
  [[nodiscard]] bool has_given_up() const { return has_given_up_; }

 private:
  static constexpr int deepest = 32;

  static Value typed(std::string_view name) {
    Value value;
    value.type.name = name;
    return value;
  }
  static Value boolean() { return typed("bool"); }
  static Value taken() {
    Value value;
    value.is_taken = true;
    return value;
  }
  static bool is_text(const Value& value) {
    return value.is_literal || value.is_null || value.is_taken || is_text_type(value.type);
  }

  // values.cpp
  void fail(const char* code, const char* said, const Pieces& names = {});
  /// From here on it is not followed. Nor does it say then what the whole is.
  Value give_up();
  void fail_query();
  Value doubtful();
  bool read_literal(const Value& value, const ddl::TypeFacts& to);
  Value expression(int least, int depth);
  Value apply(const Value& left, Strength strength, int depth);
  Value apply_is(const Value& left, int depth);
  Value apply_range(const Value& left, int depth);
  Value operand(int depth);
  Value constant_or_name(int depth);
  Value text_constant();
  Value word();
  Value cast_call(int depth);
  Value extracted(int depth);
  Value cast(const Value& value);

  // operators.cpp
  Value compare_values(const Value& left, const Value& right);
  Value combine(const Value& left, const std::string& sign, const Value& right, Strength strength);
  Value cast_to(const Value& value, const ddl::TypeFacts& written);
  Value at_zone(const Value& value, const Value& zone);
  /// What an operator that is not followed makes of times may depend on settings.
  Value give_up_stability(Value value);

  // calls.cpp
  Value call(int depth);
  Value result_of(std::string_view name, const std::vector<Value>& arguments);
  Value coalesced(const std::vector<Value>& arguments);

  Run& run_;
  const Entity* table_;
  ddl::TextRange range_;
  ddl::SqlReader reader_;
  bool has_given_up_ = false;
  bool is_stable_ = false;
  bool has_collation_ = false;
  bool is_computed_ = false;
};

}  // namespace mesh::schema
