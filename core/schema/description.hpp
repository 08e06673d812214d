// What a schema keeps, as SQL says it, for a message and to be compared.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

namespace mesh::schema {

/// The column, constraint or index of a name, or null.
template <typename Part>
const Part* find_named(const std::vector<Part>& parts, std::string_view name) {
  const auto at = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return at == parts.end() ? nullptr : &*at;
}

/// A column as SQL says it, without its name.
/// Example: varchar(20) NOT NULL DEFAULT 'a'
[[nodiscard]] std::string description(const Column& column);
/// A constraint or an index of a table, without its name and without what is not known of the one that it is compared with.
[[nodiscard]] std::string description(const Constraint& constraint, const Constraint& other, const Table& table);
[[nodiscard]] std::string description(const Index& index, const Index& other, const Table& table);
/// What a table is besides its columns, constraints and indexes, in part.
[[nodiscard]] std::string description(const Table& table);
/// A text, of an enumeration its values.
[[nodiscard]] std::string in_one_line(std::string_view text);

}  // namespace mesh::schema
