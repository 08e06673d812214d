// Partitions of a day each, named "{table}_pYYYYMMDD": the statement that creates one and the query that finds old ones.
#include <string>

#include "base/text.hpp"
#include "ddl/postgres.hpp"
#include "ddl/writer.hpp"

namespace mesh::ddl {
namespace {

/// "_p" and eight digits.
constexpr size_t suffix_size = 10;
/// A thousand years of days: the year keeps its four digits on either side of today.
constexpr int64_t most_days = 365'000;

/// Checks the table's name, trimmed, and that its partitions' names are short enough never to be cut to one name.
Result<Name, Refusal> make_partitioned_name(std::string_view table) {
  const std::string_view text = trim(table);
  const Part whole = whole_part(table, 0);
  auto name = make_name(text, {"table name", text.empty() ? whole : part_of(whole, table, text)});
  if (!name || text.size() + suffix_size <= longest_name) return name;
  return refuse(
      Code::bad_name, part_of(whole, table, text),
      {"the names of the table's partitions have ", decimal(text.size() + suffix_size), " bytes, and PostgreSQL keeps 63"},
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

/// Appends a string constant that reads the same whatever `standard_conforming_strings` is.
void append_string_constant(std::string& out, std::string_view text) {
  const bool has_backslash = text.find('\\') != std::string_view::npos;
  out += has_backslash ? "E'" : "'";
  for (const char byte : text) {
    if (byte == '\'' || byte == '\\') out += byte;
    out += byte;
  }
  out += '\'';
}

/// A dollar quote's tag that does not occur in `text`.
std::string unused_tag(std::string_view text) {
  std::string tag = "$mesh$";
  while (text.find(tag) != std::string_view::npos) tag.insert(tag.size() - 1, 1, '_');
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
  auto name = make_partitioned_name(table);
  if (!name) return std::move(name).error();
  if (Status status = check_days(offset); !status) return status;

  const std::string tag = unused_tag(name->text());
  (into.sql += "DO ") += tag;
  into.sql += "\nDECLARE\n  parent text := ";
  const uint32_t begin = end_of(into);
  append_string_constant(into.sql, name->text());
  add_clause(into, part_of(whole_part(table, 0), table, name->text()), begin);
  into.sql += ";\n  day date := CURRENT_DATE + ";
  write_days(into, offset);
  into.sql +=
      ";\nBEGIN\n"
      "  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',\n"
      "    parent || to_char(day, '\"_p\"YYYYMMDD'), parent, day, day + 1);\n"
      "END\n";
  into.sql += tag;
  return Unit{};
}

Status build_list_daily_partitions_before_sql(std::string_view table, int64_t days, Statement& into) {
  into.clear();
  auto name = make_partitioned_name(table);
  if (!name) return std::move(name).error();
  if (Status status = check_days(days); !status) return status;

  into.sql += "SELECT child.relname";
  write_line(into, "FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid", 0);
  write_line(into, "WHERE inhparent = to_regclass(quote_ident(", 0);
  const uint32_t begin = end_of(into);
  append_string_constant(into.sql, name->text());
  add_clause(into, part_of(whole_part(table, 0), table, name->text()), begin);
  into.sql += "))";
  write_line(into, "AND left(child.relname, -8) = ", 1);
  append_string_constant(into.sql, cat({name->text(), "_p"}));
  write_line(into, "AND right(child.relname, 8) ~ '^[0-9]{8}$'", 1);
  write_line(into, "AND right(child.relname, 8) < to_char(CURRENT_DATE - ", 1);
  write_days(into, days);
  into.sql += ", 'YYYYMMDD')";
  write_line(into, "ORDER BY child.relname", 0);
  return Unit{};
}

}  // namespace mesh::ddl
