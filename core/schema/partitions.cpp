// Partitions and children, which have their parents' columns.
#include <algorithm>

#include "base/lookup.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

void tie(State& state, Entity& parent, Entity& child) {
  parent.children.push_back(state.number_of(child));
  child.parents.push_back(state.number_of(parent));
}

void take_columns(const Entity& from, Entity& into, bool has_all) {
  for (const Column& column : from.table.columns) {
    Column copy = column;
    if (!has_all) copy.default_value.clear(), copy.identity = ddl::Identity::none, copy.generated = ddl::Generated::none;
    const auto same = std::find_if(into.table.columns.begin(), into.table.columns.end(),
                                   [&](const Column& other) { return other.name == column.name; });
    if (same == into.table.columns.end()) into.table.columns.push_back(std::move(copy));
  }
  into.attributes = static_cast<uint32_t>(into.table.columns.size());
  into.table.is_whole = into.table.is_whole && from.table.is_whole;
}

}  // namespace

void Run::inherit(Entity& table, const ddl::CreateTable& facts) {
  for (const ddl::LikeFacts& like : facts.likes) {
    const Entity* source = relation(like.source, Kind::table);
    if (source == nullptr || source->kind != Kind::table) {
      table.table.is_whole = false;
      continue;
    }
    for (const ddl::ColumnFacts& column : facts.columns) {
      Column* same = nullptr;
      uint32_t gone_by = before_all;
      if (look_for(*source, column.name, same, gone_by) != Presence::present) continue;
      return fail("42701", "the column $ stands twice, as $ has it", {column.name, source->table.name}, source->made_by,
                  column.name_text);
    }
    take_columns(*source, table, false);
    if (!like.has_options) continue;
    // Indexes and sequences that it gets are called after it.
    table.table.is_whole = false;
    state.note_copy(*state.slots[table.slot]);
    state.object(state.slots[source->slot]->object).is_copied = true;
  }
  for (const ddl::ObjectName& name : facts.parents) {
    Entity* parent = this->table(name);
    if (has_failed()) return;
    table.table.is_whole = table.table.is_whole && parent != nullptr;
    if (parent == nullptr) continue;
    take_columns(*parent, table, true);
    tie(state, *parent, table);
    // Checks come along, whose names are not followed.
    if (!parent->table.constraints.empty()) table.table.is_whole = false;
  }
  if (facts.partition_of.name.empty()) return;
  Entity* parent = this->table(facts.partition_of);
  table.is_partition = true;
  table.table.is_whole = table.table.is_whole && parent != nullptr;
  if (parent == nullptr || has_failed()) return;
  if (parent->table.partition_by == ddl::PartitionStrategy::none && !parent->is_assumed && parent->table.is_whole) {
    return fail("42P17", "$ is not partitioned", {parent->table.name}, parent->made_by, facts.partition_of.text);
  }
  // Whether its bounds lie apart from those of others is not followed.
  doubt(Cause::existence, "42P17");
  take_columns(*parent, table, true);
  tie(state, *parent, table);
  for (const Constraint& constraint : parent->table.constraints) {
    if (constraint.kind == ddl::ConstraintKind::foreign_key || constraint.kind == ddl::ConstraintKind::check)
      table.table.is_whole = false;
  }
  for (const Index& index : parent->table.indexes) {
    const bool is_key = index.is_of_constraint && index.is_unique;
    bool is_primary = false;
    for (const Constraint& key : parent->table.constraints)
      is_primary = is_primary || (key.name == index.name && key.kind == ddl::ConstraintKind::primary_key);
    std::vector<std::string> names;
    for (const std::string& key : index.keys)
      add_index_column_name(names, contains(index.uses, key) ? std::string_view(key) : std::string_view(name_of_expression(key)));
    for (const std::string& included : index.included) add_index_column_name(names, included);
    add_partition_index(table, index, is_primary ? std::string() : join_names(names), is_primary ? "pkey" : is_key ? "key" : "idx");
  }
}

void Run::add_partition_index(Entity& partition, const Index& index, const std::string& columns, std::string_view label) {
  for (const Index& own : partition.table.indexes) {
    if (!is_same(own, index) || contains(partition.attached, own.name)) continue;
    // It may become part of the new one.
    partition.table.is_whole = false;
    return lose(Cause::existence);
  }
  Index copy = index;
  copy.name = choose_relation(partition.table.schema, partition.table.name, columns, label, index.is_of_constraint);
  partition.attached.push_back(copy.name);
  if (copy.is_of_constraint) {
    Constraint key;
    key.kind = label == "pkey" ? ddl::ConstraintKind::primary_key : ddl::ConstraintKind::unique;
    key.name = copy.name;
    key.columns = copy.keys;
    key.made_by = statement;
    count_constraint(partition.table, copy.name, true);
    partition.table.constraints.push_back(std::move(key));
    for (Column& column : partition.table.columns)
      column.is_not_null = column.is_not_null || (label == "pkey" && contains(copy.keys, column.name));
  }
  add_index(partition, std::move(copy));
}

void Run::add_to_partitions(Entity& table, const std::string& columns, std::string_view label) {
  if (table.table.partition_by == ddl::PartitionStrategy::none) return;
  const Index newest = table.table.indexes.back();
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr || !child->is_partition) continue;
    add_partition_index(*child, newest, columns, label);
    if (!child->children.empty()) child->table.is_whole = false;
  }
}

void Run::drop_attached(Entity& table, const Index& index) {
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr || table.table.partition_by == ddl::PartitionStrategy::none) continue;
    std::vector<std::string> same;
    for (const Index& each : child->table.indexes) {
      if (is_same(each, index)) same.push_back(each.name);
    }
    const auto at =
        same.size() != 1 ? child->attached.end() : std::find(child->attached.begin(), child->attached.end(), same.front());
    if (at != child->attached.end() && child->children.empty()) {
      child->attached.erase(at);
      if (index.is_of_constraint) {
        remove_constraint(*child, same.front());
      } else {
        remove_index(*child, same.front());
      }
      continue;
    }
    for (const std::string& name : same)
      state.lose(state.slot(Space::relation, child->table.schema, name), Cause::existence, statement);
    child->table.is_whole = false;
  }
}

void Run::check_only(const Entity& table, const char* code) {
  if (!is_only) return;
  if (!table.table.is_whole) doubt(Cause::existence, code);
  for (const uint32_t number : table.children) {
    if (state.object(number).is_lost) doubt(Cause::existence, code);
    if (state.living(number) != nullptr)
      return fail(code, "what inherits from $ has to change with it|leave ONLY out", {table.table.name}, table.made_by);
  }
}

void Run::check_own(const Entity& table, std::string_view column) {
  for (const uint32_t number : table.parents) {
    const Entity* parent = state.living(number);
    Column* inherited = nullptr;
    uint32_t gone_by = before_all;
    if (parent == nullptr || !parent->table.is_whole) doubt(Cause::existence, "42P16");
    if (parent == nullptr || look_for(*parent, column, inherited, gone_by) != Presence::present) continue;
    return fail("42P16", "the column $ comes from $", {column, parent->table.name}, parent->made_by);
  }
}

void Run::add_to_children(Entity& table, const Column& column) {
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr && state.object(number).is_lost) doubt(Cause::existence, "42804");
    if (child == nullptr) continue;
    Column* same = nullptr;
    uint32_t gone_by = before_all;
    if (look_for(*child, column.name, same, gone_by) != Presence::present) {
      child->table.columns.push_back(column);
      ++child->attributes;
    } else if (const Comparable comparable = compare(column.type, same->type); comparable != Comparable::yes) {
      if (comparable == Comparable::unknown) {
        doubt(Cause::existence, "42804");
        continue;
      }
      return fail("42804", "$ inherits from it and has a column $ of type $", {child->table.name, column.name, same->type.name},
                  same->made_by);
    }
    // What hangs below it is not followed so far.
    if (!child->children.empty()) lose(Cause::existence);
  }
}

std::vector<Entity*> Run::descendants(const Entity& table) {
  NumberLookup seen;
  seen.add(state.number_of(table), 0);
  std::vector<Entity*> found;
  const auto add_children = [&](const Entity& of) {
    for (const uint32_t number : of.children) {
      Entity* child = state.living(number);
      const auto next = static_cast<uint32_t>(found.size() + 1);
      if (child != nullptr && seen.add(number, next) == next) found.push_back(child);
    }
  };
  add_children(table);
  for (size_t done = 0; done < found.size();) add_children(*found[done++]);
  return found;
}

void Run::alter_children(Entity& table, std::string_view name, ddl::AlterKind kind) {
  Column* changed = nullptr;
  uint32_t gone_by = before_all;
  if (look_for(table, name, changed, gone_by) != Presence::present) return;
  for (Entity* child : descendants(table)) {
    Column* copy = nullptr;
    if (look_for(*child, name, copy, gone_by) != Presence::present) continue;
    const bool is_null_alone = kind == ddl::AlterKind::set_not_null || kind == ddl::AlterKind::drop_not_null;
    if (is_null_alone) copy->is_not_null = changed->is_not_null;
    if (!is_null_alone) copy->default_value = changed->default_value;
  }
}

void Run::change_parent(Entity& table, const ddl::AlterAction& action) {
  // Whether both have the same columns, checks and keys is not followed, nor is what the table gets of the other.
  Entity* other = this->table(action.other_table);
  if (has_failed()) return;
  doubt(Cause::existence);
  if (other == nullptr) return;
  const bool is_attach = action.kind == ddl::AlterKind::attach_partition;
  const bool is_partition_change = is_attach || action.kind == ddl::AlterKind::detach_partition;
  Entity& parent = is_partition_change ? table : *other;
  Entity& child = is_partition_change ? *other : table;
  const bool is_tied = is_attach || action.kind == ddl::AlterKind::inherit;
  child.table.is_whole = false;
  child.is_partition = is_attach;
  if (is_tied) return tie(state, parent, child);
  const uint32_t parent_number = state.number_of(parent);
  const uint32_t child_number = state.number_of(child);
  parent.children.erase(std::remove(parent.children.begin(), parent.children.end(), child_number), parent.children.end());
  child.parents.erase(std::remove(child.parents.begin(), child.parents.end(), parent_number), child.parents.end());
  child.attached.clear();
}

}  // namespace mesh::schema
