#include "ddl/read_drop.hpp"

#include <optional>

#include "ddl/read_type.hpp"

namespace mesh::ddl {
namespace {

/// A type's name. What PostgreSQL has words of its own for lies in its own schema, as `int` does, which is `int4` there.
ObjectName read_type_name(SqlReader& reader) {
  if (has_tag(reader.word(), word_of_no_type)) reader.fail();
  if (!begins_with_type_words(reader)) return reader.object();
  const TypeFacts type = read_type(reader);
  if (!type.modifiers.empty() || type.array_dimensions > 0) reader.fail();
  return {"pg_catalog", type.name, type.text};
}

}  // namespace

Facts read_drop(SqlReader& reader) {
  const std::optional<ObjectKind> kind = reader.object_kind();
  if (!kind) return Opaque{};
  Drop drop;
  drop.kind = *kind;
  drop.is_concurrent = drop.kind == ObjectKind::index && reader.take("CONCURRENTLY");
  drop.is_if_exists = reader.take("IF EXISTS");
  const bool is_type = drop.kind == ObjectKind::type || drop.kind == ObjectKind::domain;
  do drop.objects.add(reader.arena(), is_type ? read_type_name(reader) : reader.object());
  while (reader.take(","));
  const bool has_no_schema = drop.kind == ObjectKind::schema || drop.kind == ObjectKind::extension;
  for (const ObjectName& object : drop.objects) {
    if (has_no_schema && !object.schema.empty()) reader.fail();
  }
  drop.is_cascade = reader.take("CASCADE");
  if (!drop.is_cascade) (void)reader.take("RESTRICT");
  return drop;
}

}  // namespace mesh::ddl
