#include "run/existing.hpp"

#include "base/text.hpp"
#include "run/existing_index.hpp"
#include "run/existing_table.hpp"

namespace mesh::run {

std::vector<std::string> differences_of_existing(std::string_view sql, const Ask& ask) {
  const Catalog catalog(ask);
  Arena arena;
  const ddl::Facts facts = ddl::read_sql(sql, arena);
  if (const auto* table = std::get_if<ddl::CreateTable>(&facts)) return differences(*table, sql, catalog);
  if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) return differences(*altered, sql, catalog);
  if (const auto* index = std::get_if<ddl::CreateIndex>(&facts)) return differences(*index, sql, catalog);
  return {};
}

std::vector<std::string> invalid_indexes(std::string_view sql, const Ask& ask) {
  constexpr std::string_view invalid =
      "SELECT c.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
      "WHERE i.indrelid = pg_catalog.to_regclass($1) AND NOT i.indisvalid";
  Arena arena;
  const ddl::Facts facts = ddl::read_sql(sql, arena);
  const auto* index = std::get_if<ddl::CreateIndex>(&facts);
  if (index == nullptr) return {};
  Texts said;
  for (const Row& row : Catalog(ask).rows(invalid, {quoted(index->table)})) {
    said.push_back(cat({"the index `", text_of(row.at(0)), "` of `", index->table.name,
                        "` is not valid: it costs at each write and serves no query; drop it before the next try, with "
                        "DROP INDEX CONCURRENTLY"}));
  }
  return said;
}

}  // namespace mesh::run
