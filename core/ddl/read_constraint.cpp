#include "ddl/read_constraint.hpp"

#include "base/text.hpp"
#include "ddl/column_word.hpp"
#include "ddl/read_index.hpp"

namespace mesh::ddl {
namespace {

KeyAction read_action(SqlReader& reader, ArenaList<std::string_view>* columns) {
  if (reader.take("NO ACTION")) return KeyAction::no_action;
  if (reader.take("RESTRICT")) return KeyAction::restrict;
  if (reader.take("CASCADE")) return KeyAction::cascade;
  const uint32_t begin = reader.begin();
  const bool is_null = reader.take("SET NULL");
  if (!is_null) reader.expect("SET DEFAULT");
  if (columns != nullptr && reader.is("(")) {
    *columns = reader.names();
    reader.note_newer(15, begin);
  }
  return is_null ? KeyAction::set_null : KeyAction::set_default;
}

/// Takes each of ON DELETE and ON UPDATE once, in any order.
void read_actions(SqlReader& reader, ConstraintFacts& into) {
  bool has_delete = false;
  bool has_update = false;
  while (reader.is("ON")) {
    if (!has_delete && reader.take("ON DELETE")) {
      has_delete = true;
      into.on_delete = read_action(reader, &into.set_columns);
    } else if (!has_update && reader.take("ON UPDATE")) {
      has_update = true;
      into.on_update = read_action(reader, nullptr);
    } else {
      reader.fail();
    }
  }
}

/// The keys of UNIQUE or PRIMARY KEY, or the index that it takes over.
void read_keys(SqlReader& reader, ConstraintFacts& into) {
  if (into.kind == ConstraintKind::unique) into.has_nulls_not_distinct = take_nulls_not_distinct(reader);
  if (reader.is("USING INDEX") && !reader.is("TABLESPACE", 2)) {
    reader.expect("USING INDEX");
    into.index = reader.name();
    return;
  }
  into.columns = reader.names();
  if (reader.take("INCLUDE")) into.included = reader.names();
  read_index_storage(reader, into.storage);
}

void read_exclusion(SqlReader& reader, ConstraintFacts& into) {
  const uint32_t begin = reader.begin();
  if (reader.take("USING")) (void)reader.name();
  reader.expect("(");
  do {
    into.elements.add(reader.arena(), read_index_key(reader));
    while (!reader.at_end() && !reader.is(",") && !reader.is(")")) reader.skip_whole();
  } while (reader.take(","));
  reader.expect(")");
  if (reader.take("INCLUDE")) into.included = reader.names();
  read_index_storage(reader, into.storage);
  if (reader.take("WHERE")) (void)reader.brackets();
  into.expression = reader.since(begin);
}

void read_element(SqlReader& reader, ConstraintFacts& into) {
  if (reader.take("CHECK")) {
    into.expression = reader.brackets();
  } else if (reader.take("UNIQUE")) {
    into.kind = ConstraintKind::unique;
    read_keys(reader, into);
  } else if (reader.take("PRIMARY KEY")) {
    into.kind = ConstraintKind::primary_key;
    read_keys(reader, into);
  } else if (reader.take("EXCLUDE")) {
    into.kind = ConstraintKind::exclusion;
    read_exclusion(reader, into);
  } else {
    reader.expect("FOREIGN KEY");
    into.kind = ConstraintKind::foreign_key;
    into.columns = reader.names();
    reader.expect("REFERENCES");
    read_references(reader, into);
  }
}

/// Takes what may follow a constraint in any order. What fits no constraint of this kind, or something before it, fails.
void read_attributes(SqlReader& reader, ConstraintFacts& into) {
  const bool is_check = into.kind == ConstraintKind::check;
  bool is_immediate = false;
  bool is_not_deferrable = false;
  while (!reader.at_end()) {
    if (!is_check && reader.take("DEFERRABLE")) {
      into.is_deferrable = true;
    } else if (!is_check && reader.take("NOT DEFERRABLE")) {
      is_not_deferrable = true;
    } else if (!is_check && reader.take("INITIALLY DEFERRED")) {
      into.is_initially_deferred = true;
    } else if (!is_check && reader.take("INITIALLY IMMEDIATE")) {
      is_immediate = true;
    } else if ((is_check || into.kind == ConstraintKind::foreign_key) && reader.take("NOT VALID")) {
      into.is_not_valid = true;
    } else if (is_check && reader.take("NO INHERIT")) {
      into.is_no_inherit = true;
    } else {
      break;
    }
  }
  into.is_deferrable = into.is_deferrable || into.is_initially_deferred;
  if ((is_not_deferrable && into.is_deferrable) || (is_immediate && into.is_initially_deferred)) reader.fail();
}

}  // namespace

bool begins_table_constraint(const SqlReader& reader) {
  // EXCLUDE is a name, too.
  if (reader.is("EXCLUDE")) return reader.is("(", 1) || reader.is("USING", 1);
  return reader.kind() == SqlTokenKind::word && !reader.is("LIKE") &&
         table_constraint_words.contains(find_column_word(reader.text()));
}

ConstraintFacts read_table_constraint(SqlReader& reader) {
  ConstraintFacts constraint;
  const uint32_t begin = reader.begin();
  constraint.name = read_constraint_name(reader);
  read_element(reader, constraint);
  read_attributes(reader, constraint);
  constraint.text = reader.since(begin);
  return constraint;
}

std::string_view read_constraint_name(SqlReader& reader) { return reader.take("CONSTRAINT") ? reader.name() : std::string_view(); }

void read_references(SqlReader& reader, ConstraintFacts& into) {
  into.referenced = reader.object();
  if (reader.is("(")) into.referenced_columns = reader.names();
  if (reader.take("MATCH") && !reader.take_one_of({"FULL", "PARTIAL", "SIMPLE"})) reader.fail();
  read_actions(reader, into);
}

bool take_nulls_not_distinct(SqlReader& reader) {
  if (reader.take("NULLS NOT DISTINCT")) return true;
  (void)reader.take("NULLS DISTINCT");
  return false;
}

void read_index_storage(SqlReader& reader, StorageFacts& into) {
  if (reader.take("WITH")) into.options = reader.brackets();
  if (reader.take("USING INDEX TABLESPACE")) into.tablespace = reader.name();
}

std::string_view dotted_name(SqlReader& reader) {
  const ObjectName name = reader.object();
  return name.schema.empty() ? name.name : reader.arena().copy(cat({name.schema, ".", name.name}));
}

}  // namespace mesh::ddl
