// CREATE TABLE.
#include <utility>

#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// What a table that is there already lacks of the one that was to be made.
std::string difference(const Entity& held, const ddl::CreateTable& wanted) {
  std::vector<std::string> missing;
  std::string other;
  for (size_t at = 0; at < wanted.columns.size() && at < most_columns; ++at) {
    const ddl::ColumnFacts& column = wanted.columns[at];
    const Column* there = nullptr;
    for (const Column& known : held.table.columns) {
      if (known.name == column.name) there = &known;
    }
    if (there == nullptr) missing.push_back(column.name);
    const bool differs = there != nullptr && !is_serial(column.type) && compare(column.type, there->type) == Comparable::no;
    if (differs && other.empty()) other = cat({"the column ", shown(column.name), " stays ", shown(there->type)});
  }
  if (missing.empty()) return other;
  return cat({"this adds no ", joined(missing), "; write Migration.add_column for what is missing"});
}

}  // namespace

void Run::create_table(const ddl::CreateTable& facts) {
  uint32_t number = none;
  Slot* slot = place_for(Space::relation, facts.table, number);
  if (slot == nullptr) return;
  if (facts.persistence == ddl::Persistence::temporary) {
    // It hides what has the name, from ALTER and DROP but not from CREATE.
    if (slot->presence == Presence::lost) doubt(cause_of(*slot), "42P07");
    state.lose(*slot, Cause::existence, statement);
    return;
  }
  if (!is_free(*slot, facts.is_if_not_exists)) {
    const Entity* held = outcome.kind == OutcomeKind::skipped ? state.living(slot->object) : nullptr;
    if (held != nullptr && held->kind == Kind::table && held->table.is_whole) outcome.hint = difference(*held, facts);
    return;
  }
  if (!is_type_free(*slot)) return;
  Entity& made = state.add(Kind::table, number, statement);
  made.table.schema = schema_in(*slot);
  made.table.name = name_in(*slot);
  made.table.persistence = facts.persistence;
  made.table.is_whole = !facts.has_unknown_columns;
  made.table.is_empty = !facts.has_unknown_columns;
  made.table.partition_by = facts.partition_by;
  made.table.partition_columns = facts.partition_columns;
  note_fold(number);
  inherit(made, facts);
  if (facts.columns.size() + made.table.columns.size() > most_columns) {
    fail("54011", {"a table has at most 1600 columns"});
  }
  std::vector<const ddl::ConstraintFacts*> constraints;
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (has_failed()) return;
    make_column(made, column);
    for (const ddl::ConstraintFacts& constraint : column.constraints) constraints.push_back(&constraint);
  }
  for (const ddl::ConstraintFacts& constraint : facts.constraints) constraints.push_back(&constraint);
  for (const Column& column : made.table.columns) check_generation(made, column);
  for (const std::string& column : made.table.partition_columns) {
    if (!has_failed() && !column.empty()) (void)this->column(made, column);
  }
  if (!has_failed()) make_constraints(made, constraints);
  if (!has_failed()) make_foreign_keys(made, constraints);
}

}  // namespace mesh::schema
