#include "ddl/read_drop.hpp"

#include <optional>

#include "ddl/read_type.hpp"

namespace mesh::ddl {
Facts read_drop(SqlReader& reader) {
  const std::optional<ObjectKind> kind = reader.object_kind();
  if (!kind) return Opaque{};
  Drop drop;
  drop.kind = *kind;
  drop.is_concurrent = drop.kind == ObjectKind::index && reader.take("CONCURRENTLY");
  drop.is_if_exists = reader.take("IF EXISTS");
  const bool is_type = drop.kind == ObjectKind::type || drop.kind == ObjectKind::domain;
  do {
    // PostgreSQL looks for what it calls otherwise in a schema of its own.
    if (is_type && (has_tag(reader.word(), word_of_no_type) || begins_with_type_words(reader))) reader.fail();
    drop.objects.push_back(reader.object());
  } while (reader.take(","));
  const bool has_no_schema = drop.kind == ObjectKind::schema || drop.kind == ObjectKind::extension;
  for (const ObjectName& object : drop.objects) {
    if (has_no_schema && !object.schema.empty()) reader.fail();
  }
  drop.is_cascade = reader.take("CASCADE");
  if (!drop.is_cascade) (void)reader.take("RESTRICT");
  return drop;
}

}  // namespace mesh::ddl
