#include "ddl/read_set.hpp"

#include "base/text.hpp"
#include "ddl/identifier.hpp"

namespace mesh::ddl {
namespace {

/// The names in the value of search_path, or none if one of them is not plain.
ArenaList<std::string_view> schemas_of(std::string_view value, Arena& arena) {
  ArenaList<std::string_view> schemas;
  SqlReader reader(value, arena);
  do schemas.add(arena, reader.label());
  while (reader.take(","));
  if (!reader.is_done()) schemas.clear();
  return schemas;
}

/// What SET search_path is set to: names and texts, each of them one schema.
ArenaList<std::string_view> read_schemas(SqlReader& reader) {
  ArenaList<std::string_view> schemas;
  bool is_known = !reader.take("DEFAULT");
  if (!is_known) return schemas;
  do {
    const bool is_text = reader.kind() == SqlTokenKind::string;
    schemas.add(reader.arena(), is_text ? clip_utf8(reader.string(), longest_name) : reader.name());
    is_known = is_known && !schemas.back().empty();
  } while (reader.take(","));
  if (!is_known) schemas.clear();
  return schemas;
}

bool is_search_path(const SqlReader& reader) {
  return reader.is("SEARCH_PATH") || equals_ignoring_case(reader.text(), "\"search_path\"");
}

bool changes_role(const SqlReader& reader) { return reader.is("ROLE") || reader.is("SESSION AUTHORIZATION"); }

void skip_rest(SqlReader& reader) {
  while (!reader.at_end()) reader.skip();
}

}  // namespace

Facts read_set(SqlReader& reader) {
  SetSearchPath path;
  if (reader.is("SESSION AUTHORIZATION")) return Opaque{};
  path.is_local = reader.take("LOCAL");
  if (!path.is_local && !reader.is("SESSION CHARACTERISTICS")) (void)reader.take("SESSION");
  if (changes_role(reader)) return Opaque{};
  const bool is_path = is_search_path(reader);
  if (is_path && (reader.is("TO", 1) || reader.is("=", 1))) {
    reader.skip();
    reader.skip();
    path.schemas = read_schemas(reader);
    return path;
  }
  if (reader.take("SCHEMA")) {
    path.schemas.add(reader.arena(), clip_utf8(reader.string(), longest_name));
    return path;
  }
  if (is_path) return Opaque{};
  NoEffect facts;
  if (reader.is("_ =") || reader.is("_ TO")) {
    facts.parameter = reader.name();
    reader.skip();
    const uint32_t begin = reader.begin();
    skip_rest(reader);
    facts.value = reader.since(begin);
  }
  skip_rest(reader);
  return facts;
}

Facts read_reset(SqlReader& reader) {
  if (changes_role(reader)) return Opaque{};
  if (is_search_path(reader) || reader.is("ALL")) {
    reader.skip();
    return SetSearchPath{};
  }
  skip_rest(reader);
  return NoEffect{};
}

Facts read_set_config(SqlReader& reader) {
  SetSearchPath path;
  const std::string_view setting = reader.string();
  reader.expect(",");
  const uint32_t begin = reader.begin();
  const TextRange value{begin, begin + static_cast<uint32_t>(reader.text().size())};
  path.schemas = schemas_of(reader.string(), reader.arena());
  reader.expect(",");
  path.is_local = reader.take("TRUE");
  if (!path.is_local) reader.expect("FALSE");
  reader.expect(")");
  if (equals_ignoring_case(setting, "search_path")) return path;
  if (equals_ignoring_case(setting, "role") || equals_ignoring_case(setting, "session_authorization")) return Opaque{};
  NoEffect facts;
  facts.parameter = setting;
  facts.value = value;
  return facts;
}

}  // namespace mesh::ddl
