#include "model/seen.hpp"

#include <algorithm>
#include <iterator>

namespace mesh::test {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

constexpr const char* everything = R"(
  WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast|catalog)' AND nspname <> 'information_schema')
  SELECT relkind::text AS what, nspname AS schema, relname AS name,
         (SELECT string_agg(attname, E'\t' ORDER BY attnum) FROM pg_attribute
           WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS more
    FROM pg_class c JOIN own ON own.oid = relnamespace
  UNION ALL SELECT 'constraint', nspname, conname, relname
    FROM pg_constraint k JOIN own ON own.oid = connamespace JOIN pg_class c ON c.oid = conrelid
  UNION ALL SELECT 'type', nspname, typname, '' FROM pg_type t JOIN own ON own.oid = typnamespace
   WHERE typelem = 0 AND (typrelid = 0 OR EXISTS (SELECT FROM pg_class WHERE oid = typrelid AND relkind = 'c'))
  UNION ALL SELECT 'schema', '', nspname, '' FROM own WHERE nspname !~ '^pg_'
  ORDER BY 1, 2, 3, 4)";

}  // namespace

std::vector<SeenRelation> Seen::of_kind(const std::string& kinds) const {
  std::vector<SeenRelation> found;
  std::copy_if(relations.begin(), relations.end(), std::back_inserter(found),
               [&](const SeenRelation& one) { return kinds.find(one.kind) != std::string::npos; });
  return found;
}

bool Seen::has_name(const std::string& name) const {
  const auto is_it = [&](const auto& one) { return one.name == name; };
  return std::any_of(relations.begin(), relations.end(),
                     [&](const SeenRelation& one) {
                       return one.name == name || std::find(one.columns.begin(), one.columns.end(), name) != one.columns.end();
                     }) ||
         std::any_of(constraints.begin(), constraints.end(), is_it) || std::any_of(types.begin(), types.end(), is_it) ||
         std::find(schemas.begin(), schemas.end(), name) != schemas.end();
}

Seen see(Client& client) {
  Seen seen;
  for (const Client::Row& row : client.rows(everything)) {
    const std::string& what = row[0];
    if (what == "constraint") {
      seen.constraints.push_back({row[1], row[3], row[2]});
    } else if (what == "type") {
      seen.types.push_back({row[1], "", row[2]});
    } else if (what == "schema") {
      seen.schemas.push_back(row[2]);
    } else {
      seen.relations.push_back({row[1], row[2], what[0], split(row[3], '\t')});
    }
  }
  return seen;
}

}  // namespace mesh::test
