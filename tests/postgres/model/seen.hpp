// The names that a database has, so that random statements can meet them.
#pragma once

#include <string>
#include <vector>

#include "client.hpp"

namespace mesh::test {

struct SeenRelation {
  std::string schema;
  std::string name;
  /// As in pg_class.relkind.
  char kind;
  std::vector<std::string> columns;
};

/// A constraint of a table, or a type that is no table's, whose table is empty.
struct SeenPart {
  std::string schema;
  std::string table;
  std::string name;
};

struct Seen {
  std::vector<SeenRelation> relations;
  std::vector<SeenPart> constraints;
  std::vector<SeenPart> types;
  std::vector<std::string> schemas;

  [[nodiscard]] std::vector<SeenRelation> of_kind(const std::string& kinds) const;
  /// Whether anything at all, a column among them, is called so.
  [[nodiscard]] bool has_name(const std::string& name) const;
};

[[nodiscard]] Seen see(Client& client);

}  // namespace mesh::test
