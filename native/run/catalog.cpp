#include "run/catalog.hpp"

#include "base/text.hpp"
#include "ddl/identifier.hpp"

namespace mesh::run {

std::string quoted(const ddl::ObjectName& name) {
  const std::string last = ddl::written_ident(name.name, true);
  return name.schema.empty() ? last : cat({ddl::written_ident(name.schema, true), ".", last});
}

std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts) append(all, {all.empty() ? "" : ", ", text});
  return all;
}

std::vector<Row> Catalog::rows(std::string_view sql, std::initializer_list<std::string_view> parameters) const {
  auto found = ask_(sql, {parameters.begin(), parameters.size()});
  return found ? std::move(found->rows) : std::vector<Row>();
}

std::optional<ColumnType> Catalog::type(std::string_view text) const {
  auto found = ask_(cat({"SELECT NULL::", text, " LIMIT 0"}), {});
  return found && found->types.size() == 1 ? std::optional(found->types.front()) : std::nullopt;
}

std::string Catalog::type_text(ColumnType type) const {
  const std::string oid = decimal(type.oid);
  const std::string modifier = decimal(type.modifier);
  const auto found = rows("SELECT pg_catalog.format_type($1::oid, $2::int)", {oid, modifier});
  return found.size() == 1 ? text_of(found.front().at(0)) : std::string();
}

std::string_view kind_of(std::string_view relkind) {
  switch (relkind.empty() ? '?' : relkind.front()) {
    case 'v': return "a view";
    case 'm': return "a materialized view";
    case 'S': return "a sequence";
    case 'i':
    case 'I': return "an index";
    case 'r':
    case 'p':
    case 'f': return "a table";
    case 'c': return "a type";
    default: return "something else";
  }
}

}  // namespace mesh::run
