// DROP COLUMN, and all that goes with a column.
#include <algorithm>
#include <utility>

#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// Takes away what the model keeps of a column, whose constraints and indexes are gone.
void erase_column(Entity& table, std::string_view name) {
  std::vector<Column>& all = table.table.columns;
  all.erase(std::remove_if(all.begin(), all.end(), [&](const Column& column) { return column.name == name; }), all.end());
}

/// Whether an index falls with a column. Of a column that nobody made only the expressions tell.
bool needs(const Index& index, std::string_view name) {
  bool is_named = contains(index.uses, name) || mentions(index.predicate, name);
  for (const std::string_view key : index.keys) is_named = is_named || (!contains(index.uses, key) && mentions(key, name));
  return is_named;
}

}  // namespace

void Run::drop_sequences(Entity& table, std::string_view column) {
  for (const uint32_t number : table.owned) {
    Entity* sequence = state.living(number);
    if (sequence == nullptr || sequence->owner_column != column) continue;
    state.free(*state.slots[sequence->slot], statement);
  }
}

void Run::remove_users(Entity& table, std::string_view name) {
  std::vector<std::string_view> falling;
  for (const Constraint& constraint : table.table.constraints) {
    const bool is_named = constraint.kind == ddl::ConstraintKind::check && mentions(constraint.expression, name);
    if (is_named || contains(constraint.columns, name)) falling.push_back(constraint.name);
  }
  // A constraint falls with a column that only its index includes, too.
  for (const Index& index : table.table.indexes) {
    if (index.is_of_constraint && contains(index.uses, name)) falling.push_back(index.name);
  }
  for (const std::string_view constraint : falling) remove_constraint(table, constraint);
  falling.clear();
  for (const Index& index : table.table.indexes) {
    if (needs(index, name)) falling.push_back(index.name);
  }
  for (const std::string_view index : falling) remove_index(table, index);
}

/// Takes away every index and constraint that falls with a column, and the column.
void Run::remove_column(Entity& table, std::string_view name) {
  remove_users(table, name);
  drop_sequences(table, name);
  Column* column = nullptr;
  uint32_t gone_by = before_all;
  const Presence presence = look_for(table, name, column, gone_by);
  if (presence == Presence::unmentioned || (presence == Presence::present && column->made_by == before_all)) {
    record(ddl::ObjectKind::column, table.table.schema, table.table.name, name);
  }
  erase_column(table, name);
  if (table.gone.size() < most_columns) table.gone.push_back({state.kept(name), statement, state.function});
  for (const uint32_t number : is_only ? std::vector<uint32_t>() : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr) continue;
    // A child may have the column of its own.
    if (!child->is_partition || !child->children.empty()) child->table.is_whole = false;
    remove_users(*child, name);
    erase_column(*child, name);
  }
}

void Run::drop_column(Entity& table, const ddl::AlterAction& action) {
  const std::string_view name = action.name;
  if (is_system_column(name)) return fail("0A000", "$ is a column that every table has", {name}, before_all, action.text);
  Column* found = nullptr;
  uint32_t gone_by = before_all;
  const Presence presence = look_for(table, name, found, gone_by);
  if (presence == Presence::absent && action.is_if_exists) {
    return skip("$ has no column $", {table.table.name, name}, gone_by == before_all ? table.made_by : gone_by);
  }
  if (presence == Presence::unmentioned && action.is_if_exists) {
    doubt(Cause::existence);
  } else if (column(table, name, action.text) == nullptr) {
    return;
  }
  // What may need a column that nobody made is not known.
  if (!table.table.is_whole && (found == nullptr || found->made_by == before_all)) {
    doubt(Cause::existence, "2BP01");
    if (action.is_cascade) lose_views();
  }
  if (table.is_copied) doubt(Cause::existence, "2BP01");
  if (table.is_partition)
    return fail("42P16", "$ is a partition, which has the columns of its table", {table.table.name}, table.made_by);
  if (table.table.partition_by != ddl::PartitionStrategy::none) check_only(table);
  check_own(table, name);
  if (has_failed()) return;
  for (const std::string_view key : table.table.partition_columns) {
    if (key == name) return fail("42P16", "$ is partitioned by $", {table.table.name, name}, table.made_by);
    if (key.empty()) doubt(Cause::existence, "42P16");
  }
  Names alone;
  alone.add(arena, name);
  leave_references(table, &alone, action.is_cascade, "the column ", name);
  leave_views(table, name, action.is_cascade);
  for (const Index& index : table.table.indexes) {
    if (has_failed() || !contains(index.included, name)) continue;
    if (index.is_unique && index.predicate.empty()) leave_keys(table, index.keys, action.is_cascade, "the column ", name);
    if (index.is_of_constraint) leave_grouped(table, action.is_cascade);
  }
  // Its own DEFAULT keeps no sequence.
  if (found != nullptr && found->generated == ddl::Generated::none) found->default_value = {};
  for (const uint32_t number : table.owned) {
    Entity* sequence = state.living(number);
    if (sequence != nullptr && sequence->owner_column == name) leave_views(*sequence, {}, action.is_cascade);
  }
  std::vector<Text> generated;
  for (const Column& other : table.table.columns) {
    if (other.generated == ddl::Generated::none || other.name == name || !mentions(other.default_value, name)) continue;
    if (!action.is_cascade) {
      return fail("2BP01", "the generated column $ needs the column $|drop that first", {other.name, name}, other.made_by);
    }
    generated.push_back(other.name);
  }
  if (has_failed()) return;
  for (const Text other : generated) remove_column(table, other);
  remove_column(table, name);
}

}  // namespace mesh::schema
