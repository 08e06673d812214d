// CREATE TABLE.
#include <utility>

#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// What a table that is there already lacks of the one that was to be made.
std::string difference(const Entity& held, const ddl::CreateTable& wanted) {
  std::vector<std::string_view> missing;
  std::string other;
  for (size_t at = 0; at < wanted.columns.size() && at < most_columns; ++at) {
    const ddl::ColumnFacts& column = wanted.columns[at];
    const Column* there = nullptr;
    for (const Column& known : held.table.columns) {
      if (known.name == column.name) there = &known;
    }
    if (there == nullptr) missing.emplace_back(column.name);
    const bool differs = there != nullptr && !is_serial(column.type) && compare(column.type, there->type) == Comparable::no;
    if (differs && other.empty()) other = cat({"the column ", shown(column.name), " stays ", shown(there->type)});
  }
  if (missing.empty()) return other;
  return cat({"this adds no ", joined(missing), "; write Migration.add_column for what is missing"});
}

}  // namespace

void Run::create_temporary(Slot& slot) {
  // It hides what has the name, from ALTER and DROP but not from CREATE, and so do its indexes and sequences.
  doubt(slot.presence == Presence::lost ? cause_of(slot) : Cause::existence, "42P07");
  state.lose(slot, Cause::existence, statement);
  // Its row type hides a type.
  state.lose(state.slot(Space::type, schema_in(slot), name_in(slot)), Cause::existence, statement);
  state.has_temporary = true;
  note_lost_user();
}

/// What a temporary table inherits from has a child that is not known, and so has a table whose rows a column holds.
void Run::lose_relatives(const ddl::CreateTable& facts) {
  std::vector<ddl::ObjectName> relatives(facts.parents.begin(), facts.parents.end());
  for (const ddl::ColumnFacts& column : facts.columns) relatives.push_back({column.type.schema, column.type.name, {}});
  for (const ddl::ObjectName& name : relatives) {
    uint32_t number = none;
    Slot* slot = meaning_of(Space::relation, name, number);
    if (slot != nullptr && slot->presence == Presence::present) state.lose(*slot, Cause::existence, statement);
  }
}

void Run::create_from_query(Slot& slot, uint32_t number, const ddl::CreateTable& facts) {
  // What the query needs, and which columns it gives, is not read.
  const bool is_there = !is_free(slot, facts.is_if_not_exists) || !is_type_free(slot);
  if (is_there) outcome = {};
  doubt(Cause::existence, "42P01");
  if (is_there) return;
  Entity& made = state.add(Kind::table, number, statement);
  made.table.schema = schema_in(slot);
  made.table.name = name_in(slot);
  made.table.persistence = facts.persistence;
  made.table.is_whole = false;
  note_fold(number);
  if (facts.of_type.name.empty()) return;
  made.base.name = state.texts->copy(facts.of_type.name);
  note_use(facts.of_type.schema, facts.of_type.name, number_of(made));
}

/// What PostgreSQL looks at once there is a table.
void Run::fill_table(Entity& made, const ddl::CreateTable& facts, const ConstraintRow& constraints) {
  made.table.columns.reserve(made.table.columns.size() + facts.columns.size());
  made.table.constraints.reserve(made.table.constraints.size() + constraints.size());
  made.table.indexes.reserve(made.table.indexes.size() + constraints.size());
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (has_failed()) return;
    // A column of PARTITION OF has its table's type.
    if (!column.type.name.empty()) make_column(made, column);
  }
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (!has_failed()) check_expression(made, column);
  }
  check_partition_keys(made, facts);
  if (!has_failed()) make_constraints(made, constraints);
  if (!has_failed()) make_foreign_keys(made, constraints);
}

void Run::create_table(const ddl::CreateTable& facts) {
  uint32_t number = none;
  Slot* slot = place_for(Space::relation, facts.table, number);
  if (slot == nullptr && facts.persistence == ddl::Persistence::temporary && facts.table.schema.empty()) {
    // It lies in a schema of its own, whatever search_path lacks.
    outcome = {};
    doubt(Cause::existence, "42P07");
    for (const std::string& schema : state.path)
      state.lose(state.slot(Space::relation, schema, facts.table.name), Cause::existence, statement);
    state.has_temporary = true;
    note_lost_user();
    return lose_relatives(facts);
  }
  if (slot == nullptr) {
    // What the query of CREATE TABLE AS lacks is said first.
    if (facts.has_unknown_columns && has_failed()) outcome = {};
    if (facts.has_unknown_columns) doubt(Cause::existence, "42P01");
    return;
  }
  if (facts.persistence == ddl::Persistence::temporary) {
    create_temporary(*slot);
    return lose_relatives(facts);
  }
  if (facts.has_unknown_columns) return create_from_query(*slot, number, facts);
  if (facts.is_if_not_exists && !is_free(*slot, true)) {
    if (outcome.kind == OutcomeKind::unknown) note_lost_user();
    const Entity* held = outcome.kind == OutcomeKind::skipped ? state.living(slot->object) : nullptr;
    if (held != nullptr && held->kind == Kind::table && held->table.is_whole) outcome.hint = difference(*held, facts);
    return;
  }
  ConstraintRow constraints;
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (!has_failed()) read_column(column);
    for (const ddl::ConstraintFacts& constraint : column.constraints) constraints.add(arena, &constraint);
  }
  for (const ddl::ConstraintFacts& constraint : facts.constraints) constraints.add(arena, &constraint);
  for (const ddl::LikeFacts& like : facts.likes) {
    const Entity* source = has_failed() ? nullptr : relation(like.source, Kind::table);
    if (source == nullptr || (source->kind != Kind::index && source->kind != Kind::sequence)) continue;
    fail("42809", "$ is %, which is like no table", {like.source.name, a_kind(source->kind)}, source->made_by, like.source.text);
  }
  read_keys(constraints, facts);
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (!has_failed() && column.identity != ddl::Identity::none) check_identity(column.type, column.name, column.identity_options);
  }
  Text options;
  if (!has_failed()) check_storage(facts, &options);
  for (const ddl::ObjectName& parent : facts.parents) {
    const Entity* found = has_failed() ? nullptr : referenced_table(parent);
    if (found != nullptr && found->is_assumed) doubt(Cause::existence, "42809");
    if (found == nullptr || (found->table.partition_by == ddl::PartitionStrategy::none && !found->is_partition)) continue;
    fail("42809", "$ is partitioned or a partition, of which nothing inherits", {parent.name}, found->made_by, parent.text);
  }
  if (!facts.partition_of.name.empty() && !has_failed()) (void)referenced_table(facts.partition_of);
  if (!has_failed() && facts.columns.size() > most_columns) fail("54011", "a table has at most 1600 columns");
  for (size_t at = 0; at < facts.columns.size() && !has_failed(); ++at) {
    const ddl::ColumnFacts& column = facts.columns[at];
    for (size_t before = 0; before < at; ++before) {
      if (facts.columns[before].name != column.name) continue;
      // Two sequences of one name come first.
      const bool are_serial = is_serial(column.type) && is_serial(facts.columns[before].type);
      fail(are_serial ? "42P07" : "42701", "the column $ stands twice", {column.name}, before_all, column.name_text);
    }
  }
  if (!has_failed()) check_inherited(facts);
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (!has_failed()) check_compression(column);
  }
  if (!has_failed()) check_table_method(facts.storage.method);
  for (const ddl::ColumnFacts& column : facts.columns) check_system_name(column.name, column.name_text);
  for (const ddl::ColumnFacts& column : facts.columns) {
    if (!has_failed()) check_pseudo_type(column.type);
  }
  // What LIKE takes over may stand twice, which is looked at before the name.
  may_fail_ = may_fail_ || !facts.likes.empty();
  if (has_failed()) return;
  if (!is_free(*slot, false) || !is_type_free(*slot)) {
    if (!has_failed()) note_lost_user();
    return;
  }
  Entity& made = state.add(Kind::table, number, statement);
  made.table.schema = schema_in(*slot);
  made.table.name = name_in(*slot);
  made.table.persistence = facts.persistence;
  made.table.is_empty = true;
  state.new_tables.push_back(slot->object);
  made.table.partition_by = facts.partition_by;
  for (const ddl::IndexKey& key : facts.partition_keys) made.table.partition_columns.add(*state.texts, state.kept(key.column));
  made.table.options = options;
  note_fold(number);
  inherit(made, facts);
  fill_table(made, facts, constraints);
}

}  // namespace mesh::schema
