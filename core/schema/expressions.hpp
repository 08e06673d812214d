// What an expression mentions. Private to core/schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/facts.hpp"
#include "schema/schema.hpp"

namespace mesh::schema {

/// Whether an expression may mean the column.
[[nodiscard]] bool mentions(std::string_view expression, std::string_view column);
/// Where the brackets of a query open in an expression, or UINT32_MAX.
[[nodiscard]] uint32_t query_in(std::string_view expression);
/// The columns of the table that an expression may mean, each once. The list lies in the arena, its names do not.
[[nodiscard]] Names mentioned_columns(std::string_view expression, const Table& table, Arena& arena);
/// A name that an expression compares, and that can only be a column's, yet is none of the table's. Empty where there is none.
[[nodiscard]] ddl::TextRange unknown_column(std::string_view expression, const Table& table);
/// The column that is all of an expression, but for brackets. Empty for anything else.
[[nodiscard]] std::string lone_name(std::string_view expression);
/// A cast, and what it is of.
struct Cast {
  std::string_view of;
  /// What the first of several in a row is of.
  std::string_view base;
  ddl::TypeFacts type;
};
/// The cast by `::` that is all of an expression, but for brackets, of a name or of what stands in brackets. Nothing for anything
/// else.
[[nodiscard]] std::optional<Cast> cast_of(std::string_view expression, Arena& arena);
/// The first name in an expression that can only be a column's. Empty where there is none.
[[nodiscard]] ddl::TextRange column_in(std::string_view expression);
/// The expression with a column's name in the place of another.
[[nodiscard]] std::string renamed(std::string_view expression, std::string_view from, std::string_view to);
/// Whether a condition is false for certain where the column is null: `column IS NOT NULL` is all of it, or one of those that AND
/// joins.
[[nodiscard]] bool demands_value(std::string_view condition, std::string_view column);
/// The name that PostgreSQL gives an index's expression; `expr` where it has none.
[[nodiscard]] std::string name_of_expression(std::string_view expression);
/// The text of a simple string literal, with a cast or without; empty for what is none.
[[nodiscard]] std::string_view literal_of(std::string_view expression);
/// The types that an expression casts to. Their names that are no part of it lie in the arena.
[[nodiscard]] std::vector<ddl::TypeFacts> casts_in(std::string_view expression, Arena& arena);
/// The objects that texts in an expression name, as nextval and a cast to regclass have them.
///
/// Takes:   `has_every_text`, whether any text may.
[[nodiscard]] std::vector<ddl::ObjectName> objects_in(std::string_view expression, bool has_every_text, Arena& arena);
/// What a table's columns, constraints and indexes say in expressions.
[[nodiscard]] std::string expressions_of(const Table& table);

}  // namespace mesh::schema
