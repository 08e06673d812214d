// Random names and fragments, made of the pieces that quoting and scanning go wrong on.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace mesh::test {

/// A name of any length from one byte: quotes, backslashes, dollars, comments, brackets, blanks, UTF-8.
rc::Gen<std::string> hostile_name();
/// A name without a colon, as a column entry can hold it.
rc::Gen<std::string> hostile_column_name();

/// A table as a call names it: of any name, and now and then in a schema of any name.
struct RandomTable {
  std::string schema;
  std::string name;

  [[nodiscard]] std::string text() const { return schema.empty() ? name : schema + '.' + name; }
};
rc::Gen<RandomTable> hostile_table();
/// `text` without the characters among `unwanted`, or "x" where nothing is left.
std::string without(std::string text, std::string_view unwanted);

/// SQL words and punctuation in any order, now and then valid.
rc::Gen<std::string> hostile_fragment();

/// A list argument, and how a builder takes it.
using List = std::vector<std::string>;
inline std::vector<std::string_view> views(const List& list) { return {list.begin(), list.end()}; }

/// Any bytes at all.
rc::Gen<std::string> any_bytes();

/// Types, constraints and predicates that PostgreSQL's grammar takes.
rc::Gen<std::string> good_type();
rc::Gen<std::string> good_constraints();
rc::Gen<std::string> good_predicate();
/// Expressions of an index, without the brackets around them.
rc::Gen<std::string> good_expression();

}  // namespace mesh::test
