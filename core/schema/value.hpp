// What an expression gives, and which texts are values. Private to core/schema.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ddl/facts.hpp"
#include "ddl/setting.hpp"

namespace mesh::schema {

/// What an expression is for.
enum class Use : uint8_t { value, check, index, predicate, generation, nothing };

/// What an expression gives.
struct Value {
  /// With domains seen through; an empty name where it is not known.
  ddl::TypeFacts type;
  /// A text that is of no type yet, or a number, as written.
  std::string literal;
  bool is_literal = false;
  /// Whether the literal's text is not known, as it is no plain one.
  bool is_unread = false;
  bool is_null = false;
  /// Whether it comes from a column that is only taken to be there, and to fit.
  bool is_taken = false;
  /// Whether something is worked out, which may go wrong.
  bool is_computed = false;

  [[nodiscard]] bool may_be_null() const { return is_null || is_computed || (type.name.empty() && !is_literal); }
};

/// What is said of a value in the place of an SQLSTATE: that it is one, and that this is not known.
constexpr const char* no_fault = "";
constexpr const char* fault_not_known = nullptr;

// literals.cpp
/// The SQLSTATE that a text fails with as a value of one of PostgreSQL's types, empty where it is one, null where that is not
/// known.
[[nodiscard]] const char* fault_of_literal(const ddl::TypeFacts& type, std::string_view literal);

// settings.cpp
/// Whether a value is what a parameter takes: empty where it is, null where that is not known. Numbers are of ms or kB.
[[nodiscard]] const char* fault_of_setting(ddl::Taken taken, int32_t least, int32_t most, std::string_view value);

}  // namespace mesh::schema
