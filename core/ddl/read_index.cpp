#include "ddl/read_index.hpp"

#include "ddl/b_expression.hpp"
#include "ddl/read_constraint.hpp"

namespace mesh::ddl {
namespace {

/// Passes the brackets, or the call, that an index has in place of a column.
void skip_index_expression(SqlReader& reader) {
  if (!reader.is("(")) {
    if (!reader.is_name() && !is_value_word(reader.text())) return reader.fail();
    (void)reader.label();
    while (reader.take(".")) (void)reader.label();
  } else if (reader.is(")", 1) || reader.is("SELECT", 1) || reader.is("WITH", 1)) {
    reader.fail();
  }
  if (!reader.is("(")) return reader.fail();
  reader.skip_whole();
}

bool is_key_column(const SqlReader& reader) { return reader.is_name() && !reader.is("(", 1) && !reader.is(".", 1); }

std::string_view take_order(SqlReader& reader) {
  const bool is_descending = reader.take("DESC");
  if (!is_descending) (void)reader.take("ASC");
  if (reader.take("NULLS FIRST")) return is_descending ? "DESC" : "NULLS FIRST";
  const bool are_nulls_last = reader.take("NULLS LAST");
  return !is_descending ? "" : are_nulls_last ? "DESC NULLS LAST" : "DESC";
}

void read_keys_of_index(SqlReader& reader, CreateIndex& into) {
  reader.expect("(");
  do {
    IndexKey& key = into.keys.add(reader.arena(), read_index_key(reader));
    key.order = take_order(reader);
  } while (reader.take(","));
  reader.expect(")");
}

}  // namespace

bool read_relation(SqlReader& reader, ObjectName& into) {
  const bool is_only = reader.take("ONLY");
  const bool has_brackets = is_only && reader.take("(");
  into = reader.object();
  if (has_brackets) reader.expect(")");
  if (!is_only) (void)reader.take("*");
  return is_only;
}

IndexKey read_partition_key(SqlReader& reader) {
  IndexKey key;
  const uint32_t begin = reader.begin();
  if (is_key_column(reader)) {
    key.column = reader.name();
  } else {
    skip_index_expression(reader);
  }
  key.text = reader.since(begin);
  if (reader.take("COLLATE")) key.collation = reader.object();
  if (reader.is_name()) key.operator_class = dotted_name(reader);
  return key;
}

IndexKey read_index_key(SqlReader& reader) {
  IndexKey key = read_partition_key(reader);
  if (!key.operator_class.empty() && reader.is("(")) (void)reader.brackets();
  return key;
}

CreateIndex read_create_index(SqlReader& reader) {
  CreateIndex index;
  index.is_unique = reader.take("UNIQUE");
  reader.expect("INDEX");
  index.is_concurrent = reader.take("CONCURRENTLY");
  index.is_if_not_exists = reader.take("IF NOT EXISTS");
  if (index.is_if_not_exists || !reader.is("ON")) {
    const uint32_t begin = reader.begin();
    index.index.name = reader.name();
    index.index.text = reader.since(begin);
  }
  reader.expect("ON");
  index.is_only = read_relation(reader, index.table);
  index.method = reader.take("USING") ? reader.name() : "btree";
  read_keys_of_index(reader, index);
  if (reader.take("INCLUDE")) index.included = reader.names();
  index.has_nulls_not_distinct = take_nulls_not_distinct(reader);
  if (reader.take("WITH")) index.storage.options = reader.brackets();
  if (reader.take("TABLESPACE")) index.storage.tablespace = reader.name();
  if (reader.take("WHERE")) index.predicate = reader.rest_of_element();
  return index;
}

}  // namespace mesh::ddl
