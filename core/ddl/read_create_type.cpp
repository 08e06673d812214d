#include "ddl/read_column.hpp"
#include "ddl/read_constraint.hpp"
#include "ddl/read_create.hpp"
#include "ddl/read_type.hpp"

namespace mesh::ddl {
namespace {

void read_labels(SqlReader& reader, CreateType& into) {
  reader.expect("(");
  if (reader.take(")")) return;
  do into.labels.add(reader.arena(), reader.string());
  while (reader.take(","));
  reader.expect(")");
}

ColumnFacts read_attribute_of_type(SqlReader& reader) {
  ColumnFacts attribute;
  const uint32_t begin = reader.begin();
  attribute.name = reader.name();
  attribute.name_text = reader.since(begin);
  attribute.type = read_type(reader);
  if (reader.take("COLLATE")) attribute.collation = reader.object();
  attribute.text = reader.since(begin);
  return attribute;
}

void read_composite(SqlReader& reader, CreateType& into) {
  into.kind = TypeKind::composite;
  reader.expect("(");
  if (reader.take(")")) return;
  do into.attributes.add(reader.arena(), read_attribute_of_type(reader));
  while (reader.take(","));
  reader.expect(")");
}

}  // namespace

CreateType read_create_type(SqlReader& reader) {
  CreateType type;
  type.type = reader.object();
  if (reader.take("AS ENUM")) {
    read_labels(reader, type);
  } else if (reader.is("AS RANGE ( _ =")) {
    reader.expect("AS RANGE ()");
    type.kind = TypeKind::range;
  } else if (reader.take("AS")) {
    read_composite(reader, type);
  } else {
    const bool is_base = reader.is("( _ =");
    type.kind = is_base ? TypeKind::base : TypeKind::shell;
    if (is_base) reader.expect("()");
  }
  return type;
}

CreateType read_create_domain(SqlReader& reader) {
  CreateType domain;
  domain.kind = TypeKind::domain;
  domain.type = reader.object();
  (void)reader.take("AS");
  ColumnFacts column;
  column.type = read_type(reader);
  domain.base = column.type;
  read_column_constraints(reader, column);
  domain.collation = column.collation;
  for (const ConstraintFacts& constraint : column.constraints) {
    if (constraint.kind != ConstraintKind::check) reader.fail();
    domain.checks.add(reader.arena(), constraint.expression);
  }
  if (column.identity != Identity::none || column.generated != Generated::none || column.conflict.end > 0) reader.fail();
  // NO INHERIT is for columns.
  if (reader.newer().version > 0) reader.fail();
  domain.is_not_null = column.is_not_null;
  domain.default_value = column.default_value;
  return domain;
}

}  // namespace mesh::ddl
