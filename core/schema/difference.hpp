// What one schema has otherwise than another: what a migration's down does not put back.
#pragma once

#include <string>
#include <vector>

#include "schema/schema.hpp"

namespace mesh::schema {

enum class Change : uint8_t {
  /// It is there now and was not before.
  left,
  /// It was there before and is not now.
  lost,
  /// It is there, and not as it was.
  different,
  /// It was there before, was taken away and has been made again: what was in it is not, and nobody knows how like it is.
  anew,
};

struct Difference {
  Change change = Change::left;
  ddl::ObjectKind kind = ddl::ObjectKind::table;
  std::string schema;
  /// The table of a column, an index or a constraint.
  std::string table;
  std::string name;
  /// Of `different`: what it was like and what it is like, such as `int4 NOT NULL` or `UNIQUE (a)`, or its names.
  std::string was;
  std::string is;
  /// The statement that made, took away or changed it.
  uint32_t statement = before_all;
};

/// Compares what `before` and `after` know, where the statements that `after` has followed began at `before`. Tables come first,
/// each before what lies in it; what lies in a table that is left or lost is not told apart.
///
/// Bounds:  grows with the objects that they do not share, and with the square of the columns of one table.
[[nodiscard]] std::vector<Difference> differences(const Schema& before, const Schema& after);

/// What a thing is called, as in DROP and in JSON, but in small letters.
[[nodiscard]] std::string_view kind_text(ddl::ObjectKind kind);

/// `left`, `lost`, `different`, `anew`, as JSON has them.
[[nodiscard]] std::string_view change_text(Change change);

}  // namespace mesh::schema
