// Partitions of a day each, named "{table}_pYYYYMMDD": the statement that creates one and the query that finds old ones.
#include <string>

#include "base/text.hpp"
#include "ddl/postgres.hpp"
#include "ddl/string_constant.hpp"
#include "ddl/table_name.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// "_p" and eight digits.
constexpr size_t suffix_size = 10;
/// A thousand years of days: the year keeps its four digits on either side of today.
constexpr int64_t most_days = 365'000;

/// Checks the table's name, trimmed, and that its partitions' names are short enough never to be cut to one name.
Result<TableName, Refusal> make_partitioned_table(std::string_view table) {
  const std::string_view text = trim(table);
  const Part whole = whole_part(table, 0);
  auto name = make_table_name(text, {"table name", text.empty() ? whole : part_of(whole, table, text)});
  if (!name) return name;
  const std::string_view own = name->name.text();
  if (own.size() + suffix_size <= longest_name) return name;
  return refuse(Code::bad_name, part_of(whole, table, own),
                {"the names of the table's partitions have ", decimal(own.size() + suffix_size), " bytes, and PostgreSQL keeps 63"},
                {"write a table name of at most ", decimal(longest_name - suffix_size), " bytes"});
}

Status check_days(int64_t days) {
  const Part part{1, no_element, {}};
  if (days < 0) {
    return refuse(Code::bad_count, part, {"the number of days is ", decimal(days)}, {"write 0 or more"});
  }
  if (days > most_days) {
    return refuse(Code::bad_count, part, {"the number of days is ", decimal(days), ", more than a thousand years"},
                  {"write at most ", decimal(most_days)});
  }
  return Unit{};
}

/// Appends the name as a string constant, with its clause.
void write_constant(Statement& into, Name name, const TableName& table) {
  const uint32_t begin = end_of(into);
  append_string_constant(into.sql, name.text());
  add_clause(into, table.subject.part, begin);
}

/// A dollar quote's tag that does not occur in `table`.
std::string unused_tag(const TableName& table) {
  std::string tag = "$mesh$";
  const auto occurs = [&](std::string_view text) { return text.find(tag) != std::string_view::npos; };
  while (occurs(schema_of(table)) || occurs(table.name.text())) tag.insert(tag.size() - 1, 1, '_');
  return tag;
}

void write_days(Statement& into, int64_t days) {
  const uint32_t begin = end_of(into);
  into.sql += decimal(days);
  add_clause(into, {1, no_element, {}}, begin);
}

/// Goes on with `sql` on a line of its own.
void write_line(Statement& into, std::string_view sql, uint32_t indent) {
  add_break(into, indent);
  into.sql += ' ';
  into.sql += sql;
}

}  // namespace

Status build_create_daily_partition_sql(std::string_view table, int64_t offset, Statement& into) {
  into.clear();
  auto parent = make_partitioned_table(table);
  if (!parent) return std::move(parent).error();
  if (Status status = check_days(offset); !status) return status;

  note_table(*parent, into.notices);
  const std::string tag = unused_tag(*parent);
  (into.sql += "DO ") += tag;
  into.sql += "\nDECLARE\n";
  if (parent->schema) {
    into.sql += "  place text := ";
    write_constant(into, *parent->schema, *parent);
    into.sql += ";\n";
  }
  into.sql += "  parent text := ";
  write_constant(into, parent->name, *parent);
  into.sql += ";\n  day date := CURRENT_DATE + ";
  write_days(into, offset);
  const std::string_view ident = parent->schema ? "%I.%I" : "%I";
  const std::string_view place = parent->schema ? "place, " : "";
  append(into.sql, {";\nBEGIN\n  EXECUTE format('CREATE TABLE IF NOT EXISTS ", ident, " PARTITION OF ", ident,
                    " FOR VALUES FROM (%L) TO (%L)',\n    ", place, "parent || to_char(day, '\"_p\"YYYYMMDD'), ", place,
                    "parent, day, day + 1);\nEND\n", tag});
  return Unit{};
}

Status build_list_daily_partitions_before_sql(std::string_view table, int64_t days, Statement& into) {
  into.clear();
  auto parent = make_partitioned_table(table);
  if (!parent) return std::move(parent).error();
  if (Status status = check_days(days); !status) return status;

  note_table(*parent, into.notices);
  into.sql += parent->schema ? "SELECT nspname || '.' || child.relname" : "SELECT child.relname";
  write_line(into, "FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid", 0);
  if (parent->schema) write_line(into, "JOIN pg_namespace AS place ON place.oid = child.relnamespace", 1);
  write_line(into, "WHERE inhparent = to_regclass(quote_ident(", 0);
  if (parent->schema) {
    write_constant(into, *parent->schema, *parent);
    into.sql += ") || '.' || quote_ident(";
  }
  write_constant(into, parent->name, *parent);
  into.sql += "))";
  write_line(into, "AND left(child.relname, -8) = ", 1);
  append_string_constant(into.sql, cat({parent->name.text(), "_p"}));
  write_line(into, "AND right(child.relname, 8) ~ '^[0-9]{8}$'", 1);
  write_line(into, "AND right(child.relname, 8) < to_char(CURRENT_DATE - ", 1);
  write_days(into, days);
  into.sql += ", 'YYYYMMDD')";
  write_line(into, "ORDER BY child.relname", 0);
  return Unit{};
}

}  // namespace mesh::ddl
