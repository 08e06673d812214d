// Keys and checks.
#include <algorithm>
#include <utility>

#include "base/lookup.hpp"
#include "base/text.hpp"
#include "ddl/sql_walk.hpp"
#include "schema/description.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

using ddl::ConstraintKind;

bool is_key(const ddl::ConstraintFacts& facts) {
  return facts.kind == ConstraintKind::primary_key || facts.kind == ConstraintKind::unique;
}

const Constraint* primary_key(const Table& table) {
  for (const Constraint& constraint : table.constraints) {
    if (constraint.kind == ConstraintKind::primary_key) return &constraint;
  }
  return nullptr;
}

/// The method that EXCLUDE names after USING, or the one it has without.
std::string method_of(std::string_view exclusion) {
  ddl::SqlWalk walk(exclusion);
  auto token = walk.next();
  if (token && equals_ignoring_case(walk.text(*token), "EXCLUDE")) token = walk.next();
  if (!token || !equals_ignoring_case(walk.text(*token), "USING")) return "gist";
  token = walk.next();
  return in_small_letters(token ? walk.text(*token) : std::string_view());
}

/// What a constraint says besides its columns, its expression and its index.
std::string rest_of(const ddl::ConstraintFacts& facts) {
  std::string rest;
  for (const std::string_view column : facts.set_columns) append(rest, {rest.empty() ? " (" : ", ", column});
  if (!rest.empty()) rest += ')';
  if (facts.is_no_inherit) rest += " NO INHERIT";
  if (facts.is_deferrable) rest += facts.is_initially_deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
  return rest;
}

/// A key of one statement, and the key that PostgreSQL makes of it together with those of the same columns.
struct Key {
  const ddl::ConstraintFacts* facts;
  std::string_view name;
};

/// PostgreSQL makes one index of keys over the same columns, the primary key's first.
ArenaList<Key> merged(const ConstraintRow& constraints, Arena& arena) {
  ArenaList<Key> keys;
  for (const bool is_primary : {true, false}) {
    for (const ddl::ConstraintFacts* facts : constraints) {
      if (!is_key(*facts) || (facts->kind == ConstraintKind::primary_key) != is_primary || !facts->index.empty()) continue;
      const Key* same = std::find_if(keys.begin(), keys.end(), [&](const Key& key) {
        return key.facts->columns == facts->columns && key.facts->included == facts->included &&
               key.facts->has_nulls_not_distinct == facts->has_nulls_not_distinct &&
               key.facts->is_deferrable == facts->is_deferrable;
      });
      if (same == keys.end()) {
        keys.add(arena, {facts, facts->name});
      } else if (same->name.empty()) {
        keys[static_cast<size_t>(same - keys.begin())].name = facts->name;
      }
    }
  }
  return keys;
}

}  // namespace

void Run::count_constraint(const Table& table, std::string_view name, bool is_added) {
  uint32_t& count = state.slot(Space::constraint, table.schema, name).object;
  if (is_added) {
    count = count == none ? 1 : count + 1;
  } else if (count != none) {
    count = count == 1 ? none : count - 1;
  }
}

Constraint* Run::constraint(Entity& table, std::string_view name, bool is_if_exists) {
  for (Constraint& constraint : table.table.constraints) {
    if (constraint.name == name) return &constraint;
  }
  if (!table.table.is_whole) {
    doubt(Cause::existence, is_if_exists ? "" : "42704");
  } else if (is_if_exists) {
    skip("$ has no constraint $", {table.table.name, name}, table.made_by);
  } else {
    fail("42704", "$ has no constraint $", {table.table.name, name}, table.made_by);
  }
  return nullptr;
}

bool Run::is_constraint_free(const Table& table, std::string_view name, ddl::TextRange text) {
  if (name.empty()) return true;
  for (const Constraint& constraint : table.constraints) {
    if (constraint.name != name) continue;
    fail("42710", "$ has a constraint $ already", {table.name, name}, constraint.made_by, text);
    return false;
  }
  return true;
}

void Run::add_constraint(Entity& table, const ddl::ConstraintFacts& facts, Text name, const Names& columns) {
  count_constraint(table.table, name, true);
  Constraint& made = table.table.constraints.emplace_back();
  made.kind = facts.kind;
  made.name = name;
  made.columns = columns;
  made.on_delete = facts.on_delete;
  made.on_update = facts.on_update;
  made.expression = state.kept(text(facts.expression));
  made.rest = state.kept(rest_of(facts));
  made.is_valid = !facts.is_not_valid;
  made.made_by = statement;
}

void Run::make_check(Entity& table, const ddl::ConstraintFacts& facts) {
  const std::string_view condition = text(facts.expression);
  check_columns(table, facts.expression);
  (void)judge(&table, facts.expression, Use::check);
  if (has_failed()) return;
  note_casts(table, facts.expression);
  if (!is_constraint_free(table.table, facts.name, facts.text)) return;
  if (facts.is_no_inherit && table.table.partition_by != ddl::PartitionStrategy::none)
    return fail("42P16", "$ is partitioned, whose checks are its partitions', too|leave NO INHERIT out", {table.table.name},
                table.made_by, facts.text);
  const Names columns = mentioned_columns(condition, table.table, arena);
  Text name = state.kept(facts.name);
  if (name.empty()) {
    name = choose_constraint(table.table.schema, table.table.name, columns.size() == 1 ? columns.front() : std::string_view(),
                             "check");
  }
  add_constraint(table, facts, name, state.kept(columns));
}

void Run::make_key(Entity& table, const ddl::ConstraintFacts& facts, std::string_view given) {
  const bool is_primary = facts.kind == ConstraintKind::primary_key;
  if (facts.columns.size() + facts.included.size() > most_keys) {
    return fail("54011", "an index has at most 32 columns", {}, before_all, facts.text);
  }
  check_tablespace(facts.storage.tablespace);
  Index index;
  check_options(facts.storage.options, "btree", &index.options);
  if (has_failed()) return;
  Names names;
  bool has_system_column = false;
  for (const std::string_view key : facts.columns) {
    if (std::count(facts.columns.begin(), facts.columns.end(), key) > 1) {
      return fail("42701", "the column $ stands twice in a key", {key}, before_all, facts.text);
    }
    add_index_column_name(names, key, arena);
    has_system_column = has_system_column || is_system_column(key);
    // A table that is there has its columns set NOT NULL for it, one after the other.
    may_fail_ = may_fail_ || (is_system_column(key) && facts.columns.size() > 1);
    if (is_system_column(key) && is_primary && table.made_by != statement) break;
    if (is_system_column(key)) continue;
    Column* found = column(table, key, facts.text);
    if (has_failed()) return;
    if (found == nullptr) continue;
    if (is_primary) found->is_not_null = true;
    check_operator_class(*found, "btree", {});
  }
  for (const std::string_view included : facts.included) {
    add_index_column_name(names, included, arena);
    (void)column(table, included, facts.text);
  }
  if (has_system_column) fail("0A000", "no index can hold %", {joined(facts.columns)}, before_all, facts.text);
  if (const Constraint* key = primary_key(table.table); is_primary && key != nullptr && !has_failed()) {
    return fail_second_key(table.table.name, key->columns == facts.columns, key->made_by == statement ? before_all : key->made_by,
                           facts.text);
  }
  if (!table.table.is_whole) doubt(Cause::existence, is_primary ? "42P16" : "0A000");
  check_partition_key(table, facts.columns);
  if (has_failed()) return;
  const std::string_view schema = table.table.schema;
  uint32_t number = none;
  if (given.empty()) {
    index.name = is_primary ? choose_relation(schema, table.table.name, {}, "pkey", true, number)
                            : choose_relation(schema, table.table.name, join_names(names), "key", true, number);
  } else {
    Slot* slot = named(Space::relation, schema, given, number);
    if (slot == nullptr || !is_free(*slot, false) || !is_constraint_free(table.table, given, facts.text)) return;
    index.name = name_in(*slot);
  }
  index.keys = state.kept(facts.columns);
  add_constraint(table, facts, index.name, index.keys);
  index.is_deferrable = facts.is_deferrable;
  index.has_nulls_not_distinct = facts.has_nulls_not_distinct;
  index.is_unique = true;
  index.method = Text("btree");
  index.included = state.kept(facts.included);
  index.uses = index.keys;
  for (const std::string_view included : index.included) index.uses.add(*state.texts, included);
  index.is_of_constraint = true;
  add_index(table, index, number);
  if (is_primary) names.clear();
  if (!is_only) add_to_partitions(table, names, is_primary ? "pkey" : "key");
}

/// ADD CONSTRAINT ... USING INDEX.
void Run::adopt_index(Entity& table, const ddl::ConstraintFacts& facts) {
  Index* found = nullptr;
  for (Index& index : table.table.indexes) {
    if (index.name == facts.index) found = &index;
  }
  if (found == nullptr) {
    if (!table.table.is_whole) return lose(Cause::existence);
    const Slot* slot = state.find(Space::relation, table.table.schema, facts.index);
    if (slot != nullptr && slot->presence == Presence::lost) return lose(cause_of(*slot), slot->by);
    const Entity* held = slot != nullptr && slot->presence == Presence::present ? state.living(slot->object) : nullptr;
    // One that nobody made may be there, of another table.
    may_fail_ = may_fail_ || (held == nullptr && !state.starts_empty());
    const char* code = held == nullptr ? "42704" : held->kind == Kind::index ? "55000" : "42809";
    return fail(code, "$ has no index $", {table.table.name, facts.index}, table.made_by, facts.text);
  }
  const bool is_plain = found->is_unique && found->predicate.empty() && found->method == "btree" && !found->is_of_constraint;
  bool is_of_columns = true;
  for (const std::string_view key : found->keys) is_of_columns = is_of_columns && contains(found->uses, key);
  const bool is_ordered_otherwise =
      std::any_of(found->orders.begin(), found->orders.end(), [](std::string_view order) { return !order.empty(); });
  if (!is_plain || !is_of_columns || is_ordered_otherwise) {
    return fail(found->is_of_constraint ? "55000" : "42809",
                "the index $ cannot be a key's: that is unique, over whole columns in the order they have, without WHERE",
                {facts.index}, found->made_by, facts.text);
  }
  if (found->may_be_ordered_otherwise) doubt(Cause::existence, "42809");
  if (table.table.partition_by != ddl::PartitionStrategy::none)
    return fail("0A000", "$ is partitioned, and its keys take over no index|name the columns", {table.table.name},
                table.table.made_by, facts.text);
  if (const Constraint* key = primary_key(table.table); facts.kind == ConstraintKind::primary_key && key != nullptr) {
    return fail_second_key(table.table.name, key->columns == found->keys, key->made_by, facts.text);
  }
  const Text old = found->name;
  const Text name = facts.name.empty() ? old : state.kept(facts.name);
  if (name != old) {
    uint32_t number = none;
    Slot* slot = named(Space::relation, table.table.schema, name, number);
    if (slot == nullptr || !is_free(*slot, false)) return;
    move_name(state.slot(Space::relation, table.table.schema, old), number);
    found->name = name;
  }
  // Which of the two names it is that stands in the way decides the code.
  may_fail_ = may_fail_ || find_named(table.table.constraints, name) != nullptr;
  if (!is_constraint_free(table.table, name, facts.text)) return;
  found->is_of_constraint = true;
  found->is_deferrable = facts.is_deferrable;
  if (facts.kind == ConstraintKind::primary_key) {
    for (Column& column : table.table.columns) {
      if (!contains(found->keys, column.name)) continue;
      if (!column.is_not_null && !state.is_empty(table)) doubt(Cause::rows, "23502");
      column.is_not_null = true;
    }
  }
  add_constraint(table, facts, name, found->keys);
}

void Run::read_keys(const ConstraintRow& constraints, const ddl::CreateTable& facts) {
  const ddl::ConstraintFacts* first = nullptr;
  const auto look_for_column = [&](const ddl::ConstraintFacts& key, std::string_view name) {
    if (is_system_column(name)) return;
    for (const ddl::ColumnFacts& column : facts.columns) {
      if (column.name == name) return;
    }
    Table made;
    made.name = Text(facts.table.name);
    for (const ddl::ColumnFacts& column : facts.columns) made.columns.emplace_back().name = Text(column.name);
    fail_no_column(made, name, before_all, key.text);
  };
  // Columns that come from elsewhere are not looked for here.
  const bool is_alone = facts.likes.empty() && facts.parents.empty() && facts.partition_of.name.empty();
  for (const ddl::ConstraintFacts* key : constraints) {
    if (has_failed() || !is_key(*key)) continue;
    const bool is_primary = key->kind == ConstraintKind::primary_key;
    if (is_primary && first != nullptr) fail_second_key(facts.table.name, key->columns == first->columns, before_all, key->text);
    if (is_primary) first = key;
    for (const ArenaList<std::string_view>& names : {key->columns, key->included}) {
      for (const std::string_view name : names) {
        if (is_alone) look_for_column(*key, name);
        if (std::count(key->columns.begin(), key->columns.end(), name) > 1) {
          fail("42701", "the column $ stands twice in a key", {name}, before_all, key->text);
        }
      }
    }
  }
}

void Run::fail_second_key(std::string_view table, bool is_same, uint32_t because, ddl::TextRange text) {
  fail("42P16", "a table has one primary key, and $ has it already|%",
       {table, is_same ? "leave this one out" : "name several columns in one PRIMARY KEY, or write UNIQUE"}, because, text);
}

void Run::make_constraints(Entity& table, const ConstraintRow& constraints, bool is_altered) {
  const auto make_checks = [&] {
    for (const ddl::ConstraintFacts* facts : constraints) {
      if (facts->kind == ConstraintKind::check && !has_failed()) make_check(table, *facts);
    }
  };
  if (!is_altered) make_checks();
  for (const Key& merged_key : merged(constraints, arena)) {
    if (!has_failed()) make_key(table, *merged_key.facts, merged_key.name);
  }
  // PostgreSQL makes one of those exclusions that say the same, with the first name that is given.
  NameLookup exclusions;
  std::vector<std::string_view> names;
  for (uint32_t at = 0; at < constraints.size(); ++at) {
    if (constraints[at]->kind != ConstraintKind::exclusion) continue;
    names.resize(constraints.size());
    std::string_view& name = names[exclusions.add(text(constraints[at]->expression), at)];
    if (name.empty()) name = constraints[at]->name;
  }
  for (uint32_t at = 0; at < constraints.size(); ++at) {
    const ddl::ConstraintFacts& facts = *constraints[at];
    if (has_failed()) return;
    if (!facts.index.empty()) adopt_index(table, facts);
    if (facts.kind != ConstraintKind::exclusion || exclusions.find(text(facts.expression)) != at) continue;
    ddl::ConstraintFacts whole = facts;
    whole.name = names[at];
    make_exclusion(table, whole);
  }
  if (is_altered) make_checks();
}

void Run::make_exclusion(Entity& table, const ddl::ConstraintFacts& facts) {
  // Which operators and classes there are for it is not followed.
  doubt(Cause::existence, "42704");
  if (!is_constraint_free(table.table, facts.name, facts.text)) return;
  Index index;
  Names names;
  for (const ddl::IndexKey& element : facts.elements) {
    const std::string column = element.column.empty() ? lone_name(text(element.text)) : std::string(element.column);
    add_index_column_name(names, arena.copy(column.empty() ? name_of_expression(text(element.text)) : column), arena);
    index.keys.add(*state.texts, state.kept(column.empty() ? text(element.text) : column));
  }
  for (const std::string_view included : facts.included) add_index_column_name(names, included, arena);
  index.included = state.kept(facts.included);
  index.uses = state.kept(mentioned_columns(text(facts.expression), table.table, arena));
  uint32_t number = none;
  index.name = facts.name.empty() ? choose_relation(table.table.schema, table.table.name, join_names(names), "excl", true, number)
                                  : name_in(state.slot(Space::relation, table.table.schema, facts.name, &number));
  index.method = state.kept(method_of(text(facts.expression)));
  index.is_of_constraint = true;
  add_constraint(table, facts, index.name, index.uses);
  add_index(table, index, number);
}

void Run::remove_constraint(Entity& table, std::string_view name) {
  std::vector<Constraint>& all = table.table.constraints;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Constraint& constraint) { return constraint.name == name; });
  if (at == all.end()) return;
  const bool has_index = at->kind != ConstraintKind::check && at->kind != ConstraintKind::foreign_key;
  const Text kept = at->name;
  if (at->made_by == before_all) record(ddl::ObjectKind::constraint, table.table.schema, table.table.name, kept);
  all.erase(at);
  count_constraint(table.table, kept, false);
  if (has_index) remove_index(table, kept);
}

void Run::drop_constraint(Entity& table, const ddl::AlterAction& action) {
  const Constraint* found = constraint(table, action.name, action.is_if_exists);
  if (found == nullptr) {
    if (outcome.kind == OutcomeKind::unknown)
      record(ddl::ObjectKind::constraint, table.table.schema, table.table.name, action.name);
    return;
  }
  if (contains(table.attached, action.name))
    return fail("42P16", "the constraint $ belongs to that of the whole table|drop that constraint", {action.name}, found->made_by);
  if (table.is_partition || !table.parents.empty()) doubt(Cause::existence, "42P16");
  const Names columns = found->columns;
  if (found->kind == ConstraintKind::unique || found->kind == ConstraintKind::primary_key) {
    leave_keys(table, columns, action.is_cascade, "the constraint ", action.name);
    if (found->kind == ConstraintKind::primary_key) leave_grouped(table, action.is_cascade);
    for (const Index& index : table.table.indexes) {
      if (index.name != action.name || has_failed()) continue;
      drop_attached(table, index);
      break;
    }
  } else if (found->kind == ConstraintKind::check && table.table.partition_by != ddl::PartitionStrategy::none) {
    check_only(table);
  }
  if (!has_failed()) remove_constraint(table, action.name);
}

}  // namespace mesh::schema
