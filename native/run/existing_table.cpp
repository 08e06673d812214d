#include "run/existing_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/identifier.hpp"

namespace mesh::run {
namespace {

/// The columns that an index of the table keeps apart, and whether it is the primary key's; those of a foreign key, and to where.
constexpr std::string_view keys_of_table =
    "SELECT i.indisprimary, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname) "
    "FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])) "
    "FROM pg_catalog.pg_index i WHERE i.indrelid = $1::oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL "
    "AND 0 <> ALL (i.indkey[0:i.indnkeyatts - 1])";
constexpr std::string_view references_of_table =
    "SELECT (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname) FROM "
    "pg_catalog.pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)), c.confrelid FROM "
    "pg_catalog.pg_constraint c "
    "WHERE c.conrelid = $1::oid AND c.contype = 'f'";

/// Of the columns that one ALTER TABLE would have added: for each the server is asked several times.
constexpr size_t most_compared = 100;

/// The columns of a key in the order of their names, in quotes where they need them, as the queries give them.
std::string key_text(std::span<const std::string_view> columns) {
  std::vector<std::string_view> sorted(columns.begin(), columns.end());
  std::sort(sorted.begin(), sorted.end());
  Texts written;
  written.reserve(sorted.size());
  for (const std::string_view column : sorted) written.push_back(ddl::written_ident(column));
  return joined(written);
}

/// What a statement wants of a table, held against what is there.
class TableComparison {
 public:
  /// `columns`: those that are there, or of them the one that is wanted.
  TableComparison(const Catalog& catalog, std::string_view sql, std::string table, std::vector<Row> columns)
      : catalog_(catalog), sql_(sql), table_(std::move(table)), columns_(std::move(columns)) {}

  /// `is_key`: whether a table's constraint makes it part of the primary key.
  void column(const ddl::ColumnFacts& wanted, bool is_key) {
    const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const Row& row) { return row.at(0) == wanted.name; });
    if (found == columns_.end()) return say({"the table that is there has no column `", wanted.name, "`"});
    type(wanted, *found);
    const bool is_own_key = std::any_of(wanted.constraints.begin(), wanted.constraints.end(), [](const ddl::ConstraintFacts& each) {
      return each.kind == ddl::ConstraintKind::primary_key;
    });
    const bool wants_value = ddl::is_serial(wanted.type) || wanted.identity != ddl::Identity::none;
    const bool wants_not_null = wanted.is_not_null || is_own_key || is_key || wants_value;
    if (wants_not_null != is_true(found->at(3))) {
      say({"the column `", wanted.name, "` that is there ", wants_not_null ? "takes NULL" : "is NOT NULL"});
    }
    const bool wants_default = wants_value || wanted.generated != ddl::Generated::none || has_default(wanted);
    if (wants_default != is_true(found->at(4))) {
      say({"the column `", wanted.name, "` that is there has ", wants_default ? "no default" : "a default"});
    }
    for (const ddl::ConstraintFacts& each : wanted.constraints) constraint(each);
  }

  void constraint(const ddl::ConstraintFacts& wanted) {
    if (!wanted.index.empty() || wanted.columns.empty()) return;
    const std::string key = key_text(wanted.columns);
    if (wanted.kind == ddl::ConstraintKind::foreign_key) return reference(wanted, key);
    const bool is_primary = wanted.kind == ddl::ConstraintKind::primary_key;
    if (!is_primary && wanted.kind != ddl::ConstraintKind::unique) return;
    if (!keys_) keys_ = catalog_.rows(keys_of_table, {table_});
    for (const Row& row : *keys_) {
      if (row.at(1) == key && (!is_primary || is_true(row.at(0)))) return;
    }
    say({"the table that is there has no ", is_primary ? "primary key" : "unique key", " (", key, ")"});
  }

  [[nodiscard]] Texts take() { return std::move(said_); }

 private:
  void type(const ddl::ColumnFacts& wanted, const Row& found) {
    if (wanted.type.name.empty()) return;
    const std::string_view written = sql_.substr(wanted.type.text.begin, wanted.type.text.end - wanted.type.text.begin);
    const auto wanted_type = catalog_.type(ddl::is_serial(wanted.type) ? serial_text(wanted.type.name) : written);
    const std::string is = catalog_.type_text(
        {.oid = static_cast<uint32_t>(std::stoul(text_of(found.at(1)))), .modifier = std::stoi(text_of(found.at(2)))});
    // What is sent of a query's columns is a domain's type, so that of both the same is asked.
    const auto is_type = catalog_.type(is);
    if (!wanted_type || !is_type || *is_type == *wanted_type) return;
    say({"the column `", wanted.name, "` that is there is ", is, ", not ", catalog_.type_text(*wanted_type)});
  }

  static std::string_view serial_text(std::string_view name) {
    if (name == "bigserial" || name == "serial8") return "int8";
    return name == "smallserial" || name == "serial2" ? "int2" : "int4";
  }

  /// DEFAULT NULL is none.
  [[nodiscard]] bool has_default(const ddl::ColumnFacts& wanted) const {
    const ddl::TextRange value = wanted.default_value;
    return value.end > value.begin && !equals_ignoring_case(trim(sql_.substr(value.begin, value.end - value.begin)), "null");
  }

  void reference(const ddl::ConstraintFacts& wanted, const std::string& key) {
    const auto target = catalog_.rows(table_found, {quoted(wanted.referenced)});
    if (target.size() != 1) return;
    for (const Row& row : catalog_.rows(references_of_table, {table_})) {
      if (row.at(0) == key && row.at(1) == target.front().at(1)) return;
    }
    say({"the table that is there has no foreign key (", key, ") to `", wanted.referenced.name, "`"});
  }

  void say(const Pieces& pieces) { said_.push_back(cat(pieces)); }

  const Catalog& catalog_;
  std::string_view sql_;
  std::string table_;
  std::vector<Row> columns_;
  /// Asked for once, where a key is wanted.
  std::optional<std::vector<Row>> keys_;
  Texts said_;
};

}  // namespace

Texts differences(const ddl::CreateTable& wanted, std::string_view sql, const Catalog& catalog) {
  const bool is_of_another = !wanted.parents.empty() || !wanted.partition_of.name.empty() || !wanted.of_type.name.empty();
  if (wanted.persistence == ddl::Persistence::temporary) return {};
  const auto found = catalog.rows(relation_named, {wanted.table.name, wanted.table.schema});
  if (found.size() != 1) return {};
  const std::string kind = text_of(found.front().at(0));
  if (kind_of(kind) != "a table") return {cat({"`", wanted.table.name, "` is ", kind_of(kind), " there"})};
  if (is_of_another || wanted.has_unknown_columns) return {};
  const std::string table = text_of(found.front().at(1));
  TableComparison comparison(catalog, sql, table, catalog.rows(columns_of_table, {table}));
  for (const ddl::ColumnFacts& column : wanted.columns) {
    const bool is_key = std::any_of(wanted.constraints.begin(), wanted.constraints.end(), [&](const ddl::ConstraintFacts& each) {
      return each.kind == ddl::ConstraintKind::primary_key && contains(each.columns, column.name);
    });
    comparison.column(column, is_key);
  }
  for (const ddl::ConstraintFacts& constraint : wanted.constraints) comparison.constraint(constraint);
  return comparison.take();
}

Texts differences(const ddl::AlterTable& wanted, std::string_view sql, const Catalog& catalog) {
  // Anything else may have made of a column what is wanted in the end.
  const auto leaves_columns = [](const ddl::AlterAction& action) {
    return action.kind == ddl::AlterKind::add_column || action.kind == ddl::AlterKind::drop_column || action.is_if_exists;
  };
  if (!std::all_of(wanted.actions.begin(), wanted.actions.end(), leaves_columns)) return {};
  const auto found = catalog.rows(table_found, {quoted(wanted.table)});
  if (found.size() != 1) return {};
  const std::string table = text_of(found.front().at(1));
  // Only the wanted column is asked for, since a folder may hold one such statement for each of a table's up to 1600 columns.
  const std::string column_of_table = cat({columns_of_table, " AND a.attname = $2"});
  Texts said;
  size_t compared = 0;
  for (const ddl::AlterAction& action : wanted.actions) {
    if (action.kind != ddl::AlterKind::add_column || compared++ == most_compared) continue;
    TableComparison comparison(catalog, sql, table, catalog.rows(column_of_table, {table, action.column.name}));
    comparison.column(action.column, false);
    for (std::string& difference : comparison.take()) said.push_back(std::move(difference));
  }
  return said;
}

}  // namespace mesh::run
