// Partitions and children, which have their parents' columns.
#include <algorithm>
#include <array>
#include <optional>

#include "base/lookup.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

void tie(Entity& parent, Entity& child) {
  child.table.is_child = true;
  parent.children.push_back(number_of(child));
  child.parents.push_back(number_of(parent));
}

void take_columns(const Entity& from, Entity& into, bool has_all, bool has_identity = false) {
  for (const Column& column : from.table.columns) {
    Column copy = column;
    if (!has_all) copy.default_value = {}, copy.generated = ddl::Generated::none;
    if (!has_identity) copy.identity = ddl::Identity::none;
    const auto same = std::find_if(into.table.columns.begin(), into.table.columns.end(),
                                   [&](const Column& other) { return other.name == column.name; });
    if (same == into.table.columns.end()) into.table.columns.push_back(copy);
  }
  into.attributes = static_cast<uint32_t>(into.table.columns.size());
  into.table.is_whole = into.table.is_whole && from.table.is_whole;
}

/// Whether two types are the same for certain, or are not.
Comparable are_same(const ddl::TypeFacts& left, const ddl::TypeFacts& right) {
  if (left.name.empty() || right.name.empty()) return Comparable::unknown;
  if (left.name != right.name || (left.array_dimensions > 0) != (right.array_dimensions > 0)) return Comparable::no;
  if (left.schema != right.schema) return Comparable::unknown;
  if (left.modifiers == right.modifiers) return Comparable::yes;
  // Some lengths are written in several ways.
  return left.name == "varchar" || left.name == "bpchar" || left.name == "varbit" || left.name == "bit" ? Comparable::no
                                                                                                        : Comparable::unknown;
}

}  // namespace

void Run::check_partition_keys(Entity& table, const ddl::CreateTable& facts) {
  if (facts.partition_by == ddl::PartitionStrategy::list && facts.partition_keys.size() > 1)
    fail("42P17", "PARTITION BY LIST has one column");
  const std::string_view method = facts.partition_by == ddl::PartitionStrategy::hash ? "hash" : "btree";
  for (size_t at = 0; at < facts.partition_keys.size(); ++at) {
    if (has_failed()) return;
    const ddl::IndexKey& key = facts.partition_keys[at];
    const std::string name = key.column.empty() ? lone_name(text(key.text)) : std::string(key.column);
    Names uses;
    use_expression(table, key.text, uses);
    for (const Column& column : table.table.columns) {
      if (column.generated != ddl::Generated::none && contains(uses, column.name))
        return fail("42P17", "a generated column cannot be in a partition key, as $ is", {column.name}, before_all, key.text);
    }
    if (!name.empty()) {
      table.table.partition_columns[at] = state.kept(name);
      const Column* found = column(table, name, key.text);
      if (found == nullptr) continue;
      check_collation(key.collation, found->type);
      check_operator_class(*found, method, key.operator_class);
      continue;
    }
    check_columns(table, key.text);
    const Value value = judge(&table, key.text, Use::index);
    note_casts(table, key.text);
    if (has_failed()) return;
    const bool is_known = !value.type.name.empty();
    if (uses.empty() && is_known && table.table.is_whole)
      return fail("42P17", "what is always the same cannot be a partition key", {}, before_all, key.text);
    if (is_known) check_collation(key.collation, value.type);
    if (is_known && is_without_order(value.type) && method == "btree")
      return fail("42704", "no btree index can hold what is of the type %", {shown(value.type)}, before_all, key.text);
    if (!is_known || method != "btree" || !key.operator_class.empty()) doubt(Cause::existence, "42704");
  }
}

void Run::check_inherited(const ddl::CreateTable& facts) {
  if (facts.parents.empty()) return;
  std::vector<const Entity*> parents;
  std::vector<const Column*> all;
  NameLookup places;
  NameLookup own_defaults;
  for (const ddl::ColumnFacts& own : facts.columns) {
    if (own.default_value.end != 0) own_defaults.add(own.name, 0);
  }
  const auto compare = [&](const Column& column, const ddl::TypeFacts& type, bool has_collation) {
    const Comparable same = are_same(column.type, type);
    if (same == Comparable::unknown) doubt(Cause::existence, "42804");
    if (has_collation || !column.collation.empty()) doubt(Cause::existence, "42P21");
    if (same != Comparable::no) return;
    fail("42804", "the column $ is of the type % in one place and % in another", {column.name, shown(column.type), shown(type)},
         column.made_by);
  };
  for (const ddl::ObjectName& name : facts.parents) {
    const Entity* parent = referenced_table(name);
    if (has_failed() || parent == nullptr) return;
    if (std::find(parents.begin(), parents.end(), parent) != parents.end())
      return fail("42P07", "$ is a parent twice", {name.name}, before_all, name.text);
    parents.push_back(parent);
    for (const Column& column : parent->table.columns) {
      const uint32_t place = places.add(column.name, static_cast<uint32_t>(all.size()));
      if (place == all.size()) {
        all.push_back(&column);
        continue;
      }
      const Column& same = *all[place];
      compare(same, column.type, !column.collation.empty());
      if (same.generated != column.generated) doubt(Cause::existence, "42804");
      // Two texts may say one value.
      const std::string_view other = same.default_value;
      if (!own_defaults.find(column.name) && !other.empty() && !column.default_value.empty() && other != column.default_value)
        doubt(Cause::expression, "42611");
    }
  }
  size_t columns = all.size();
  for (const ddl::ColumnFacts& own : facts.columns) {
    const std::optional<uint32_t> place = places.find(own.name);
    if (!place) ++columns;
    if (!place || has_failed()) continue;
    const Column& same = *all[*place];
    compare(same, stored_type(own.type), !own.collation.name.empty());
    const bool has_values =
        own.default_value.end != 0 || own.generated != ddl::Generated::none || own.identity != ddl::Identity::none;
    if (same.generated != ddl::Generated::none && has_values) doubt(Cause::existence, "42611");
  }
  if (columns > most_columns) fail("54011", "a table has at most 1600 columns");
}

/// Notes that a table uses what the expressions of another name, which it has taken over.
void Run::note_objects(const Entity& user, const Table& source) {
  const std::string expressions = expressions_of(source);
  for (const ddl::ObjectName& each : objects_in(expressions, true, arena)) note_use(each.schema, each.name, number_of(user));
  for (const ddl::TypeFacts& each : casts_in(expressions, arena)) note_use(each.schema, each.name, number_of(user));
}

void Run::inherit(Entity& table, const ddl::CreateTable& facts) {
  for (const ddl::LikeFacts& like : facts.likes) {
    const Entity* source = relation(like.source, Kind::table);
    if (source == nullptr || source->kind != Kind::table) {
      table.table.is_whole = false;
      continue;
    }
    if (!source->table.is_whole) doubt(Cause::existence, "42701");
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
    table.text = "*";
    note_objects(table, source->table);
    state.note_copy(*state.slots[table.slot]);
    state.object(state.slots[source->slot]->object).is_copied = true;
  }
  for (const ddl::ObjectName& name : facts.parents) {
    Entity* parent = this->table(name);
    if (has_failed()) return;
    // One of its own name lies in another schema of search_path.
    if (parent == &table) parent = nullptr;
    table.table.is_whole = table.table.is_whole && parent != nullptr;
    if (parent == nullptr) continue;
    take_columns(*parent, table, true);
    note_objects(table, parent->table);
    tie(*parent, table);
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
  constexpr unsigned first_with_identities = 17;
  take_columns(*parent, table, true, state.postgres >= first_with_identities);
  note_objects(table, parent->table);
  tie(*parent, table);
  for (const Constraint& constraint : parent->table.constraints) {
    if (constraint.kind == ddl::ConstraintKind::foreign_key || constraint.kind == ddl::ConstraintKind::check)
      table.table.is_whole = false;
  }
  for (const Index& index : parent->table.indexes) {
    const bool is_key = index.is_of_constraint && index.is_unique;
    bool is_primary = false;
    for (const Constraint& key : parent->table.constraints)
      is_primary = is_primary || (key.name == index.name && key.kind == ddl::ConstraintKind::primary_key);
    Names names;
    for (const std::string_view key : index.keys)
      add_index_column_name(names, contains(index.uses, key) ? key : arena.copy(name_of_expression(key)), arena);
    for (const std::string_view included : index.included) add_index_column_name(names, included, arena);
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
  uint32_t number = none;
  copy.name = choose_relation(partition.table.schema, partition.table.name, columns, label, index.is_of_constraint, number);
  partition.attached.emplace_back(copy.name);
  if (copy.is_of_constraint) {
    Constraint key;
    key.kind = label == "pkey" ? ddl::ConstraintKind::primary_key : ddl::ConstraintKind::unique;
    key.name = copy.name;
    key.columns = copy.keys;
    key.made_by = statement;
    count_constraint(partition.table, copy.name, true);
    partition.table.constraints.push_back(key);
    for (Column& column : partition.table.columns)
      column.is_not_null = column.is_not_null || (label == "pkey" && contains(copy.keys, column.name));
  }
  add_index(partition, copy, number);
}

void Run::add_to_partitions(Entity& table, const Names& names, std::string_view label) {
  if (table.table.partition_by == ddl::PartitionStrategy::none) return;
  const Index newest = table.table.indexes.back();
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr || !child->is_partition) continue;
    add_partition_index(*child, newest, join_names(names), label);
    if (!child->children.empty()) child->table.is_whole = false;
  }
}

void Run::drop_attached(Entity& table, const Index& index) {
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr || table.table.partition_by == ddl::PartitionStrategy::none) continue;
    std::vector<std::string_view> same;
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
    for (const std::string_view name : same)
      state.lose(state.slot(Space::relation, child->table.schema, name), Cause::existence, statement);
    child->table.is_whole = false;
  }
}

void Run::check_only(const Entity& table, const char* code) {
  if (!is_only) return;
  if (!table.table.is_whole) doubt(Cause::existence, code);
  for (const uint32_t number : table.children) {
    if (state.is_lost(number)) doubt(Cause::existence, code);
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
    if (child == nullptr && state.is_lost(number)) doubt(Cause::existence, "42804");
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
  std::vector<Entity*> found;
  if (table.children.empty()) return found;
  NumberLookup seen;
  seen.add(number_of(table), 0);
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
  const bool is_of_partition = action.kind == ddl::AlterKind::attach_partition || action.kind == ddl::AlterKind::detach_partition;
  // That the table has no partitions is said first.
  const bool may_have_none = is_of_partition && table.table.partition_by == ddl::PartitionStrategy::none;
  if (may_have_none && table.table.is_whole) return fail("42P17", "$ is not partitioned", {table.table.name}, table.made_by);
  // So is that there is no default among partitions by a hash.
  may_fail_ = may_fail_ || (is_of_partition && table.table.partition_by == ddl::PartitionStrategy::hash);
  Entity* other = this->table(action.other_table);
  if (has_failed() && may_have_none) {
    outcome = {};
    doubt(Cause::existence, "42P17");
  }
  if (has_failed()) return;
  doubt(Cause::existence);
  if (other == nullptr) return;
  const bool is_attach = action.kind == ddl::AlterKind::attach_partition;
  Entity& parent = is_of_partition ? table : *other;
  Entity& child = is_of_partition ? *other : table;
  const bool is_tied = is_attach || action.kind == ddl::AlterKind::inherit;
  if (child.made_by == before_all) {
    constexpr auto states = std::to_array<std::string_view>({"no child of another table", "a child of another table"});
    record(ddl::ObjectKind::table, child.table.schema, child.table.name, states[is_tied ? 0 : 1], states[is_tied ? 1 : 0]);
  }
  child.table.is_whole = false;
  child.is_partition = is_attach;
  if (is_tied) return tie(parent, child);
  const uint32_t parent_number = number_of(parent);
  const uint32_t child_number = number_of(child);
  parent.children.erase(std::remove(parent.children.begin(), parent.children.end(), child_number), parent.children.end());
  child.parents.erase(std::remove(child.parents.begin(), child.parents.end(), parent_number), child.parents.end());
  child.attached.clear();
  child.table.is_child = !child.parents.empty();
}

}  // namespace mesh::schema
