#include "schema/description.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ddl/type_text.hpp"

namespace mesh::schema {
namespace {

std::string in_brackets(const Names& names, const Names& orders = {}) {
  std::string text;
  for (size_t at = 0; at < names.size(); ++at)
    append(text, {at == 0 ? " (" : ", ", names[at], at < orders.size() ? orders[at] : std::string_view()});
  return text.empty() ? text : text + ")";
}

/// The storage parameters, of which each has a blank before it and none within.
std::string with(std::string_view options) {
  std::string text;
  for (size_t at = 0, end = 0; at < options.size(); at = end) {
    end = std::min(options.find(' ', at + 1), options.size());
    append(text, {text.empty() ? " WITH (" : ", ", options.substr(at + 1, end - at - 1)});
  }
  return text.empty() ? text : text + ")";
}

/// What an index says behind its keys, as far as it is followed.
std::string end_of(const Index& index) {
  std::string text;
  if (!index.included.empty()) append(text, {" INCLUDE", in_brackets(index.included)});
  if (index.has_nulls_not_distinct) text += " NULLS NOT DISTINCT";
  text += with(index.options);
  if (!index.predicate.empty()) append(text, {" WHERE ", index.predicate});
  return text;
}

}  // namespace

std::string description(const Index& index, const Index&, const Table&) {
  return cat({index.is_unique ? "UNIQUE " : "", index.method, in_brackets(index.keys, index.orders), end_of(index)});
}

std::string description(const Constraint& constraint, const Constraint& other, const Table& table) {
  constexpr auto kinds = std::to_array<std::string_view>({"CHECK", "UNIQUE", "PRIMARY KEY", "FOREIGN KEY", "EXCLUDE"});
  constexpr auto actions = std::to_array<std::string_view>({"", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"});
  std::string text(kinds[static_cast<size_t>(constraint.kind)]);
  const bool is_key = constraint.kind == ddl::ConstraintKind::unique || constraint.kind == ddl::ConstraintKind::primary_key;
  if (!constraint.expression.empty()) append(text, {" (", constraint.expression, ")"});
  if (is_key || constraint.kind == ddl::ConstraintKind::foreign_key) text += in_brackets(constraint.columns);
  const Index* index = is_key ? find_named(table.indexes, constraint.name) : nullptr;
  if (index != nullptr) text += end_of(*index);
  if (constraint.kind == ddl::ConstraintKind::foreign_key) {
    append(text, {" REFERENCES ", constraint.referenced_table});
    if (!other.referenced_columns.empty()) text += in_brackets(constraint.referenced_columns);
    const std::string_view on_delete = actions[static_cast<size_t>(constraint.on_delete)];
    const std::string_view on_update = actions[static_cast<size_t>(constraint.on_update)];
    if (!on_update.empty()) append(text, {" ON UPDATE ", on_update});
    if (!on_delete.empty()) append(text, {" ON DELETE ", on_delete});
  }
  return cat({text, constraint.rest, constraint.is_valid ? "" : " NOT VALID"});
}

std::string in_one_line(std::string_view text) {
  if (!text.starts_with('\n')) return std::string(text);
  std::string line;
  for (size_t at = 1, end = 0; at < text.size(); at = end + 2) {
    end = text.find('\n', at);
    append(line, {line.empty() ? "ENUM ('" : ", '", text.substr(at, end - at), "'"});
  }
  return line + ')';
}

std::string description(const Table& table) {
  constexpr auto strategies =
      std::to_array<std::string_view>({"", " PARTITION BY RANGE", " PARTITION BY LIST", " PARTITION BY HASH"});
  return cat({table.persistence == ddl::Persistence::unlogged ? "UNLOGGED TABLE" : "TABLE",
              strategies[static_cast<size_t>(table.partition_by)], with(table.options)});
}

std::string description(const Column& column) {
  std::string text = ddl::type_text(column.type);
  if (!column.collation.empty()) append(text, {" COLLATE \"", column.collation, "\""});
  if (column.is_not_null) text += " NOT NULL";
  if (column.generated != ddl::Generated::none) {
    append(text, {" GENERATED ALWAYS AS (", column.default_value, ")",
                  column.generated == ddl::Generated::stored ? " STORED" : " VIRTUAL"});
  } else if (column.identity != ddl::Identity::none) {
    append(text, {" GENERATED ", column.identity == ddl::Identity::always ? "ALWAYS" : "BY DEFAULT", " AS IDENTITY"});
  } else if (!column.default_value.empty()) {
    append(text, {" DEFAULT ", column.default_value});
  }
  return text;
}

}  // namespace mesh::schema
