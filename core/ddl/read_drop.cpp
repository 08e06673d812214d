#include "ddl/read_drop.hpp"

#include <optional>

namespace mesh::ddl {
Facts read_drop(SqlReader& reader) {
  const std::optional<ObjectKind> kind = reader.object_kind();
  if (!kind) return Opaque{};
  Drop drop;
  drop.kind = *kind;
  drop.is_concurrent = drop.kind == ObjectKind::index && reader.take("CONCURRENTLY");
  drop.is_if_exists = reader.take("IF EXISTS");
  drop.objects = reader.objects();
  const bool has_no_schema = drop.kind == ObjectKind::schema || drop.kind == ObjectKind::extension;
  for (const ObjectName& object : drop.objects) {
    if (has_no_schema && !object.schema.empty()) reader.fail();
  }
  drop.is_cascade = reader.take("CASCADE");
  if (!drop.is_cascade) (void)reader.take("RESTRICT");
  return drop;
}

}  // namespace mesh::ddl
