#include "ddl/read_drop.hpp"

#include <array>
#include <utility>

namespace mesh::ddl {
namespace {

constexpr auto dropped_kinds = std::to_array<std::pair<std::string_view, ObjectKind>>({
    {"TABLE", ObjectKind::table},
    {"INDEX", ObjectKind::index},
    {"SEQUENCE", ObjectKind::sequence},
    {"VIEW", ObjectKind::view},
    {"MATERIALIZED VIEW", ObjectKind::materialized_view},
    {"TYPE", ObjectKind::type},
    {"DOMAIN", ObjectKind::domain},
    {"SCHEMA", ObjectKind::schema},
    {"EXTENSION", ObjectKind::extension},
});

}  // namespace

Facts read_drop(SqlReader& reader) {
  Drop drop;
  bool is_kept = false;
  for (const auto& [words, kind] : dropped_kinds) {
    if (is_kept || !reader.take(words)) continue;
    is_kept = true;
    drop.kind = kind;
  }
  if (!is_kept) return Opaque{};
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
