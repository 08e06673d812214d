#include "ddl/read_table.hpp"

#include <utility>

#include "ddl/read_column.hpp"
#include "ddl/read_constraint.hpp"
#include "ddl/read_index.hpp"
#include "ddl/read_query.hpp"

namespace mesh::ddl {
namespace {

LikeFacts read_like(SqlReader& reader) {
  LikeFacts like;
  reader.expect("LIKE");
  like.source = reader.object();
  for (uint32_t begin = reader.begin(); reader.take_one_of({"INCLUDING", "EXCLUDING"}); begin = reader.begin()) {
    like.has_options = true;
    const bool is_compression = reader.is("COMPRESSION");
    static constexpr std::initializer_list<SqlWords> options = {"ALL",       "COMMENTS", "COMPRESSION", "CONSTRAINTS", "DEFAULTS",
                                                                "GENERATED", "IDENTITY", "INDEXES",     "STATISTICS",  "STORAGE"};
    if (!reader.take_one_of(options)) reader.fail();
    if (is_compression) reader.note_newer(14, begin);
  }
  return like;
}

/// A column of a partition or of a table of a type, which gives it its own.
void read_typed_column(SqlReader& reader, ColumnFacts& into) {
  const uint32_t begin = reader.begin();
  into.name = reader.name();
  into.name_text = reader.since(begin);
  (void)reader.take("WITH OPTIONS");
  read_column_constraints(reader, into);
  into.text = reader.since(begin);
}

void read_table_element(SqlReader& reader, bool has_types, CreateTable& into) {
  if (begins_table_constraint(reader)) {
    into.constraints.add(reader.arena(), read_table_constraint(reader));
  } else if (!has_types) {
    read_typed_column(reader, into.columns.add(reader.arena()));
  } else if (reader.is("LIKE")) {
    into.likes.add(reader.arena(), read_like(reader));
  } else {
    read_column(reader, into.columns.add(reader.arena()));
  }
}

void read_table_elements(SqlReader& reader, bool has_types, CreateTable& into) {
  reader.expect("(");
  if (has_types && reader.take(")")) return;
  constexpr uint32_t usual_columns = 8;
  into.columns.reserve(reader.arena(), usual_columns);
  do read_table_element(reader, has_types, into);
  while (reader.take(","));
  reader.expect(")");
}

void read_partition_keys(SqlReader& reader, CreateTable& into) {
  if (reader.take("RANGE")) {
    into.partition_by = PartitionStrategy::range;
  } else if (reader.take("LIST")) {
    into.partition_by = PartitionStrategy::list;
  } else {
    reader.expect("HASH");
    into.partition_by = PartitionStrategy::hash;
  }
  reader.expect("(");
  do into.partition_keys.add(reader.arena(), read_partition_key(reader));
  while (reader.take(","));
  reader.expect(")");
}

/// What may follow the columns, and the query of CREATE TABLE AS too.
void read_table_storage(SqlReader& reader, CreateTable& into) {
  if (reader.take("USING")) into.storage.method = reader.name();
  if (!reader.take("WITHOUT OIDS") && reader.take("WITH")) into.storage.options = reader.brackets();
  if (reader.take("ON COMMIT") && !reader.take("PRESERVE ROWS")) {
    into.has_on_commit = true;
    if (!reader.take_one_of({"DROP", "DELETE ROWS"})) reader.fail();
  }
  if (reader.take("TABLESPACE")) into.storage.tablespace = reader.name();
}

/// Whether brackets with names alone stand next, which are those of a query's columns.
bool has_names_of_query(const SqlReader& reader) {
  return reader.is("(") && reader.is_name(1) && (reader.is(",", 2) || reader.is(")", 2));
}

void read_query_of_table(SqlReader& reader, CreateTable& into) {
  into.has_unknown_columns = true;
  if (reader.is("(")) (void)reader.names();
  read_table_storage(reader, into);
  reader.expect("AS");
  skip_harmless_query(reader);
}

void read_columns_of_table(SqlReader& reader, CreateTable& into) {
  if (reader.take("PARTITION OF")) {
    into.partition_of = reader.object();
    if (reader.is("(")) read_table_elements(reader, false, into);
    take_partition_bound(reader);
  } else if (reader.take("OF")) {
    into.of_type = reader.object();
    into.has_unknown_columns = true;
    if (reader.is("(")) read_table_elements(reader, false, into);
  } else {
    read_table_elements(reader, true, into);
    if (reader.take("INHERITS")) {
      reader.expect("(");
      into.parents = reader.objects();
      reader.expect(")");
    }
  }
  if (reader.take("PARTITION BY")) read_partition_keys(reader, into);
  read_table_storage(reader, into);
}

}  // namespace

void take_partition_bound(SqlReader& reader) {
  if (reader.take("DEFAULT")) return;
  reader.expect("FOR VALUES");
  if (reader.take("FROM")) {
    (void)reader.brackets();
    reader.expect("TO");
  } else if (!reader.take("IN")) {
    reader.expect("WITH");
  }
  (void)reader.brackets();
}

CreateTable read_create_table(SqlReader& reader, Persistence persistence) {
  CreateTable table;
  table.persistence = persistence;
  table.is_if_not_exists = reader.take("IF NOT EXISTS");
  table.table = reader.object();
  const bool is_of = reader.is("OF") || reader.is("PARTITION OF");
  if (is_of || (reader.is("(") && !has_names_of_query(reader))) {
    read_columns_of_table(reader, table);
  } else {
    read_query_of_table(reader, table);
  }
  table.newer = reader.newer();
  return table;
}

}  // namespace mesh::ddl
