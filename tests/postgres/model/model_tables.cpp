#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "model/tables.hpp"

namespace mesh::test {
namespace {

using namespace mesh::schema;

std::string listed(const Names& names) {
  std::string text = "(";
  for (const std::string_view name : names) append(text, {text.size() == 1 ? "" : ", ", name.empty() ? "()" : name});
  return text + ')';
}

std::string_view schema_named(std::string_view schema) { return schema.empty() ? "public" : schema; }

std::string name_of(const Table& table) { return cat({schema_named(table.schema), ".", table.name}); }

std::string persistence_and_partitions(const Table& table) {
  constexpr const char* strategies[] = {"", " range ", " list ", " hash "};
  const std::string persistence = table.persistence == ddl::Persistence::unlogged ? "u" : "p";
  if (table.partition_by == ddl::PartitionStrategy::none) return "table " + persistence;
  return "table " + persistence + strategies[static_cast<size_t>(table.partition_by)] + listed(table.partition_columns);
}

/// The modifiers as the server shows them, which says what is left out.
std::string modifiers_of(const ddl::TypeFacts& type) {
  if (type.modifiers.empty()) return type.name == "bpchar" || type.name == "bit" ? "(1)" : "";
  const bool has_scale = type.name != "numeric" || type.modifiers.find(',') != std::string::npos;
  return cat({"(", type.modifiers, has_scale ? ")" : ",0)"});
}

std::string line_of(const Column& column, size_t place) {
  constexpr const char* identities[] = {"", " always", " by default"};
  std::string line = cat({"column ", decimal(place), " ", column.name, " ", column.type.name, modifiers_of(column.type)});
  // How many dimensions were written is of no account to the server.
  if (column.type.array_dimensions > 0) line += "[]";
  const bool is_generated = column.generated != ddl::Generated::none;
  if (column.is_not_null) line += " not null";
  if (!column.default_value.empty() || is_generated) line += " default";
  line += identities[static_cast<size_t>(column.identity)];
  return line + (is_generated ? " stored" : "");
}

std::string line_of(const Constraint& constraint) {
  constexpr const char* actions[] = {"a", "r", "c", "n", "d"};
  constexpr const char* kinds[] = {"c", "u", "p", "f", "x"};
  std::string line = cat({"constraint ", constraint.name, " ", kinds[static_cast<size_t>(constraint.kind)]});
  if (constraint.kind != ddl::ConstraintKind::check && constraint.kind != ddl::ConstraintKind::exclusion) {
    line += ' ' + listed(constraint.columns);
  }
  if (constraint.kind == ddl::ConstraintKind::foreign_key) {
    append(line, {" -> ", schema_named(constraint.referenced_schema), ".", constraint.referenced_table, " ",
                  listed(constraint.referenced_columns), " ", actions[static_cast<size_t>(constraint.on_delete)], " ",
                  actions[static_cast<size_t>(constraint.on_update)]});
  }
  return line + (constraint.is_valid ? "" : " not valid");
}

std::string line_of(const Index& index, const Table& table) {
  Arena arena;
  Names keys;
  for (const std::string_view key : index.keys) {
    const bool is_column =
        std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.name == key; });
    keys.add(arena, is_column ? key : std::string_view());
  }
  std::string line = cat({"index ", index.name, index.is_unique ? " unique " : " ", index.method, " ", listed(keys)});
  if (!index.included.empty()) append(line, {" include ", listed(index.included)});
  return line + (index.predicate.empty() ? "" : " where") + (index.is_of_constraint ? " of constraint" : "");
}

std::vector<std::string> lines_of(const Table& table) {
  std::vector<std::string> lines{persistence_and_partitions(table)};
  size_t place = 0;
  for (const Column& column : table.columns) lines.push_back(line_of(column, ++place));
  for (const Constraint& constraint : table.constraints) lines.push_back(line_of(constraint));
  for (const Index& index : table.indexes) lines.push_back(line_of(index, table));
  return lines;
}

/// Of the names of constraints and indexes, the second words of their lines.
void leave_out_numbers(TableLines& tables) {
  for (auto& [name, lines] : tables) {
    for (std::string& line : lines) {
      if (!line.starts_with("constraint ") && !line.starts_with("index ")) continue;
      const size_t end = line.find(' ', line.find(' ') + 1);
      size_t begin = end;
      while (line[begin - 1] >= '0' && line[begin - 1] <= '9') --begin;
      line.erase(begin, end - begin);
    }
  }
}

std::string kind_of(ddl::ObjectKind kind) {
  switch (kind) {
    case ddl::ObjectKind::schema: return "schema";
    case ddl::ObjectKind::view: return "view";
    case ddl::ObjectKind::materialized_view: return "materialized view";
    case ddl::ObjectKind::sequence: return "sequence";
    case ddl::ObjectKind::domain: return "domain";
    default: return "type";
  }
}

/// Appends the lines of `left` that `right` lacks.
void append_missing(std::string& into, const std::string& who, const std::string& table, std::vector<std::string> left,
                    std::vector<std::string> right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string> missing;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(missing));
  for (const std::string& line : missing) into += who + " has " + (table.empty() ? "" : table + ": ") + line + '\n';
}

}  // namespace

TableLines tables_of(const Schema& schema) {
  TableLines tables;
  for (const Table* table : schema.tables()) {
    if (!table->is_whole || table->persistence == ddl::Persistence::temporary) continue;
    const bool has_unknown_key =
        std::any_of(table->constraints.begin(), table->constraints.end(), [](const Constraint& constraint) {
          return constraint.kind == ddl::ConstraintKind::foreign_key && constraint.referenced_columns.empty();
        });
    if (has_unknown_key) continue;
    tables[name_of(*table)] = lines_of(*table);
  }
  return tables;
}

std::vector<std::string> objects_of(const Schema& schema) {
  std::vector<std::string> lines;
  for (const Object& object : schema.objects()) {
    if (object.kind == ddl::ObjectKind::schema && object.name == "public") continue;
    const bool is_schema = object.kind == ddl::ObjectKind::schema;
    lines.push_back(
        cat({kind_of(object.kind), " ", is_schema ? "" : schema_named(object.schema), is_schema ? "" : ".", object.name}));
  }
  return lines;
}

std::string difference(const Schema& schema, Client& client, bool is_open) {
  TableLines model = tables_of(schema);
  TableLines server = tables_of(client);
  if (is_open) {
    leave_out_numbers(model);
    leave_out_numbers(server);
  }
  std::string text;
  append_missing(text, "the model", "", objects_of(schema), objects_of(client));
  if (schema.is_whole()) append_missing(text, "the server", "", objects_of(client), objects_of(schema));
  for (const auto& [name, lines] : model) {
    const auto there = server.find(name);
    const std::vector<std::string> real = there == server.end() ? std::vector<std::string>() : there->second;
    append_missing(text, "the model", name, lines, real);
    append_missing(text, "the server", name, real, lines);
  }
  if (!schema.is_whole()) return text;
  std::set<std::string> held;
  for (const Table* table : schema.tables()) held.insert(name_of(*table));
  for (const auto& [name, lines] : server) {
    if (!held.contains(name)) append_missing(text, "the server", name, lines, {});
  }
  return text;
}

}  // namespace mesh::test
