#include "run/existing.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "ddl/facts.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"

namespace mesh::run {
namespace {

using Row = std::vector<std::optional<std::string>>;
using Texts = std::vector<std::string>;

std::string text_of(const std::optional<std::string>& text) { return text.value_or(""); }
bool is_true(const std::optional<std::string>& text) { return text == "t"; }

std::string quoted(std::string_view name) { return ddl::written_ident(name, true); }

std::string quoted(const ddl::ObjectName& name) {
  return name.schema.empty() ? quoted(name.name) : cat({quoted(name.schema), ".", quoted(name.name)});
}

std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts) append(all, {all.empty() ? "" : ", ", text});
  return all;
}

/// What is there, asked for by number.
class Catalog {
 public:
  explicit Catalog(const Ask& ask) : ask_(ask) {}

  [[nodiscard]] std::vector<Row> rows(std::string_view sql, std::initializer_list<std::string_view> parameters) const {
    auto found = ask_(sql, {parameters.begin(), parameters.size()});
    return found ? std::move(found->rows) : std::vector<Row>();
  }

  /// The type that SQL means by a text, as a column has it.
  [[nodiscard]] std::optional<ColumnType> type(std::string_view text) const {
    auto found = ask_(cat({"SELECT NULL::", text, " LIMIT 0"}), {});
    return found && found->types.size() == 1 ? std::optional(found->types.front()) : std::nullopt;
  }

  [[nodiscard]] std::string type_text(ColumnType type) const {
    const std::string oid = decimal(type.oid);
    const std::string modifier = decimal(type.modifier);
    const auto found = rows("SELECT pg_catalog.format_type($1::oid, $2::int)", {oid, modifier});
    return found.size() == 1 ? text_of(found.front().at(0)) : std::string();
  }

 private:
  const Ask& ask_;
};

constexpr std::string_view relation_named =
    "SELECT c.relkind, c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relname = $1 AND n.nspname = coalesce(nullif($2, ''), pg_catalog.current_schema())";

/// The table that a statement finds by the quoted name $1, unless it is temporary.
constexpr std::string_view table_found =
    "SELECT c.relkind, c.oid, n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.oid = pg_catalog.to_regclass($1) AND c.relpersistence <> 't'";

constexpr std::string_view columns_of_table =
    "SELECT a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.atthasdef OR a.attidentity <> '' FROM pg_catalog.pg_attribute a "
    "WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped";

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

/// The columns of a key in the order of their names, in quotes where they need them, as the queries give them.
std::string key_text(const Texts& columns) {
  Texts sorted = columns;
  std::sort(sorted.begin(), sorted.end());
  Texts written;
  written.reserve(sorted.size());
  for (const std::string& column : sorted) written.push_back(ddl::written_ident(column));
  return joined(written);
}

/// What a statement wants of a table, held against what is there.
class TableComparison {
 public:
  TableComparison(const Catalog& catalog, std::string_view sql, std::string table)
      : catalog_(catalog), sql_(sql), table_(std::move(table)), columns_(catalog.rows(columns_of_table, {table_})) {}

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

Texts differences(const ddl::CreateTable& wanted, std::string_view sql, const Catalog& catalog) {
  const bool is_of_another = !wanted.parents.empty() || !wanted.partition_of.name.empty() || !wanted.of_type.name.empty();
  if (wanted.persistence == ddl::Persistence::temporary) return {};
  const auto found = catalog.rows(relation_named, {wanted.table.name, wanted.table.schema});
  if (found.size() != 1) return {};
  const std::string kind = text_of(found.front().at(0));
  if (kind_of(kind) != "a table") return {cat({"`", wanted.table.name, "` is ", kind_of(kind), " there"})};
  if (is_of_another || wanted.has_unknown_columns) return {};
  TableComparison comparison(catalog, sql, text_of(found.front().at(1)));
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
  if (wanted.actions.size() != 1 || wanted.actions.front().kind != ddl::AlterKind::add_column) return {};
  const auto found = catalog.rows(table_found, {quoted(wanted.table)});
  if (found.size() != 1) return {};
  TableComparison comparison(catalog, sql, text_of(found.front().at(1)));
  comparison.column(wanted.actions.front().column, false);
  return comparison.take();
}

/// The index of the name $1 in the schema $2: whether it is valid and unique, its method, whether it has a condition, its table.
constexpr std::string_view index_named =
    "SELECT i.indisvalid, i.indisunique, m.amname, i.indpred IS NOT NULL, i.indrelid, c.oid FROM pg_catalog.pg_index i "
    "JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_catalog.pg_am m ON m.oid = c.relam WHERE c.relname = $1 AND n.nspname = $2";

/// The keys of the index with the number $1: a column's name, or nothing for an expression, and whether it descends.
constexpr std::string_view keys_of_index =
    "SELECT a.attname, (i.indoption[k.at] & 1) <> 0 FROM pg_catalog.pg_index i "
    "CROSS JOIN LATERAL pg_catalog.generate_series(0, i.indnkeyatts - 1) k(at) "
    "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.at] "
    "WHERE i.indexrelid = $1::oid ORDER BY k.at";

std::string key_text(std::string_view column, bool descends) {
  return cat({column.empty() ? std::string("an expression") : ddl::written_ident(column), descends ? " DESC" : ""});
}

/// Whether the condition that the SQL goes on with is sure to stay one: the server drops what is true of every row.
bool stays(std::string_view condition, const Catalog& catalog, const std::string& table) {
  const std::vector<Row> columns = catalog.rows(columns_of_table, {table});
  bool has_column = false;
  ddl::SqlWalk walk(condition);
  while (const auto token = walk.next()) {
    const std::string_view word = walk.text(*token);
    for (const std::string_view simplified : {"or", "true", "false", "not"}) {
      if (equals_ignoring_case(word, simplified)) return false;
    }
    has_column = has_column || std::any_of(columns.begin(), columns.end(), [&](const Row& row) {
                   return equals_ignoring_case(text_of(row.at(0)), word.starts_with('"') ? ddl::unquote_ident(word) : word);
                 });
  }
  return has_column;
}

Texts differences(const ddl::CreateIndex& wanted, std::string_view sql, const Catalog& catalog) {
  const auto table = catalog.rows(table_found, {quoted(wanted.table)});
  if (wanted.index.name.empty() || table.size() != 1) return {};
  const std::string schema = text_of(table.front().at(2));
  const std::string& name = wanted.index.name;
  const auto found = catalog.rows(index_named, {name, schema});
  if (found.size() != 1) {
    const auto other = catalog.rows(relation_named, {name, schema});
    if (other.size() != 1 || kind_of(text_of(other.front().at(0))) == "an index") return {};
    return {cat({"`", name, "` is ", kind_of(text_of(other.front().at(0))), " there"})};
  }
  const Row& is = found.front();
  Texts said;
  const auto say = [&](const Pieces& pieces) { said.push_back(cat({"the index `", name, "` that is there is ", cat(pieces)})); };
  if (!is_true(is.at(0))) say({"not valid, so it serves no query"});
  if (is.at(4) != table.front().at(1)) say({"on another table"});
  if (is_true(is.at(1)) != wanted.is_unique) say({wanted.is_unique ? "not unique" : "unique"});
  if (!wanted.method.empty() && text_of(is.at(2)) != wanted.method) say({"a ", text_of(is.at(2)), " index, not ", wanted.method});
  const bool wants_condition = wanted.predicate.end > wanted.predicate.begin;
  if (is_true(is.at(3)) && !wants_condition) say({"one of some rows"});
  if (!is_true(is.at(3)) && wants_condition && stays(sql.substr(wanted.predicate.begin), catalog, text_of(is.at(4)))) {
    say({"one of all rows"});
  }
  Texts keys;
  Texts wanted_keys;
  for (const Row& key : catalog.rows(keys_of_index, {text_of(is.at(5))})) {
    keys.push_back(key_text(text_of(key.at(0)), is_true(key.at(1))));
  }
  for (const ddl::IndexKey& key : wanted.keys) wanted_keys.push_back(key_text(key.column, key.order.starts_with("DESC")));
  if (keys != wanted_keys) say({"over ", joined(keys), ", not ", joined(wanted_keys)});
  return said;
}

}  // namespace

std::vector<std::string> differences_of_existing(std::string_view sql, const Ask& ask) {
  const Catalog catalog(ask);
  const ddl::Facts facts = ddl::read_sql(sql);
  if (const auto* table = std::get_if<ddl::CreateTable>(&facts)) return differences(*table, sql, catalog);
  if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) return differences(*altered, sql, catalog);
  if (const auto* index = std::get_if<ddl::CreateIndex>(&facts)) return differences(*index, sql, catalog);
  return {};
}

std::vector<std::string> invalid_indexes(std::string_view sql, const Ask& ask) {
  constexpr std::string_view invalid =
      "SELECT c.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
      "WHERE i.indrelid = pg_catalog.to_regclass($1) AND NOT i.indisvalid";
  const ddl::Facts facts = ddl::read_sql(sql);
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
