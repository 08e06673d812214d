// What a table is like, and what a statement that was skipped would have made of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ddl/facts.hpp"

namespace mesh::run {

/// What a statement would have made.
enum class Wanted : uint8_t { table, column, index };

/// A table as SQL.
struct Shape {
  /// Unquoted.
  std::string table;
  /// What stands between the brackets of its CREATE TABLE, and after them.
  std::string body;
  std::string rest;
  /// Its CREATE INDEX statements.
  std::vector<std::string> indexes;
};

/// Compares what is there with what the statement would have made, a sentence for each difference that is certain. Indexes beside a
/// table that was to be made are not compared, since other migrations make them.
///
/// Takes:   `facts`, read from `sql`.
[[nodiscard]] std::vector<std::string> differences_from(const Shape& shape, Wanted wanted, std::string_view sql,
                                                        const ddl::Facts& facts);

}  // namespace mesh::run
