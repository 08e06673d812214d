#include "run/existing_index.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"

namespace mesh::run {
namespace {

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

}  // namespace

Texts differences(const ddl::CreateIndex& wanted, std::string_view sql, const Catalog& catalog) {
  const auto table = catalog.rows(table_found, {quoted(wanted.table)});
  if (wanted.index.name.empty() || table.size() != 1) return {};
  const std::string schema = text_of(table.front().at(2));
  const std::string_view name = wanted.index.name;
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

}  // namespace mesh::run
