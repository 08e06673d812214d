// RENAME and SET SCHEMA.
#include <algorithm>
#include <utility>

#include "schema/description.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

void replace(const State& state, Names& names, std::string_view from, Text to) {
  if (!contains(names, from)) return;
  Names renamed;
  renamed.reserve(*state.texts, static_cast<uint32_t>(names.size()));
  for (const std::string_view name : names) renamed.add(*state.texts, name == from ? std::string_view(to) : name);
  names = renamed;
}

void rename_in(const State& state, Text& expression, std::string_view from, std::string_view to) {
  const std::string now = renamed(expression, from, to);
  if (now != expression) expression = state.kept(now);
}

/// Of the keys of an index some may be expressions.
void rename_keys(const State& state, Index& index, std::string_view from, Text to) {
  Names keys = index.keys;
  for (size_t at = 0; at < keys.size(); ++at) {
    const bool is_column = contains(index.uses, keys[at]);
    Text key(keys[at]);
    if (key == from) {
      key = to;
    } else if (!is_column) {
      rename_in(state, key, from, to);
    }
    if (key == keys[at]) continue;
    if (keys.begin() == index.keys.begin()) keys = state.kept(keys);
    keys[at] = key;
  }
  index.keys = keys;
}

/// Lets all that names a column of the table name it by its new name.
void replace_column(const State& state, Table& table, std::string_view from, Text to) {
  for (Column& column : table.columns) {
    if (column.name == from) column.name = to;
    if (column.generated != ddl::Generated::none) rename_in(state, column.default_value, from, to);
  }
  for (Constraint& constraint : table.constraints) {
    replace(state, constraint.columns, from, to);
    rename_in(state, constraint.expression, from, to);
  }
  for (Index& index : table.indexes) {
    rename_keys(state, index, from, to);
    replace(state, index.included, from, to);
    replace(state, index.uses, from, to);
    rename_in(state, index.predicate, from, to);
  }
  replace(state, table.partition_columns, from, to);
}

void forget(std::vector<Noted>& all, std::string_view name) {
  all.erase(std::remove_if(all.begin(), all.end(), [&](const Noted& noted) { return noted.name == name; }), all.end());
}

/// What kind of relation an ALTER is for.
Kind relation_kind(ddl::ObjectKind kind) {
  switch (kind) {
    case ddl::ObjectKind::index: return Kind::index;
    case ddl::ObjectKind::sequence: return Kind::sequence;
    case ddl::ObjectKind::view: return Kind::view;
    case ddl::ObjectKind::materialized_view: return Kind::materialized_view;
    default: return Kind::table;
  }
}

}  // namespace

void Run::move_name(Slot& from, uint32_t to) {
  Slot& target = *state.slots[to];
  const uint32_t number = from.object;
  Entity& moved = state.object(number);
  touched_.add(arena, to);
  state.free(from, statement);
  // From now on the text of what uses it does not tell.
  for (const uint32_t user : moved.views) {
    if (Entity* view = state.living(user); view != nullptr) view->text = "*";
  }
  moved.slot = to;
  target.presence = Presence::present;
  target.object = number;
  moved.table.name = name_in(target);
  moved.table.schema = schema_in(target);
  note_fold(to);
}

void Run::rename_column(Entity& table, const ddl::Rename& facts) {
  if (table.is_partition)
    return fail("42P16", "$ is a partition, which has the columns of its table", {table.table.name}, table.made_by);
  check_own(table, facts.from);
  check_only(table);
  if (has_failed()) return;
  rename_own_column(table, facts);
  for (Entity* child : descendants(table)) rename_own_column(*child, facts);
}

void Run::rename_own_column(Entity& table, const ddl::Rename& facts) {
  if (is_system_column(facts.from)) return fail("0A000", "$ is a column that every table has", {facts.from});
  if (column(table, facts.from) == nullptr) return;
  if (is_system_column(facts.to))
    return fail("42701", "$ is the name of a column that every table has|choose another name", {facts.to});
  Column* other = nullptr;
  uint32_t gone_by = before_all;
  const Presence presence = look_for(table, facts.to, other, gone_by);
  if (presence == Presence::present)
    return fail("42701", "$ has a column $ already", {table.table.name, facts.to},
                other->made_by == before_all ? table.made_by : other->made_by);
  if (presence == Presence::unmentioned) doubt(Cause::existence, "42701");
  Column* moved = column(table, facts.from);
  if (moved != nullptr && moved->made_by == before_all)
    record(facts.kind, table.table.schema, table.table.name, facts.from, facts.to);
  const Text to = state.kept(facts.to);
  replace_column(state, table.table, facts.from, to);
  forget(table.gone, facts.to);
  forget(table.assumed_columns, facts.from);
  if (table.gone.size() < most_columns) table.gone.push_back({state.kept(facts.from), statement, state.function});
  for (const uint32_t number : table.owned) {
    Entity* sequence = state.living(number);
    if (sequence != nullptr && sequence->owner_column == facts.from) sequence->owner_column = to;
  }
  for (const uint32_t number : table.referrers) {
    Entity* referrer = state.living(number);
    if (referrer == nullptr) continue;
    for (Constraint& key : referrer->table.constraints) {
      if (key.referenced_table == table.table.name && key.referenced_schema == table.table.schema)
        replace(state, key.referenced_columns, facts.from, to);
    }
  }
}

void Run::rename_constraint(Entity& table, const ddl::Rename& facts) {
  Constraint* found = constraint(table, facts.from, false);
  if (found == nullptr) {
    if (!has_failed()) record(facts.kind, table.table.schema, table.table.name, facts.from, facts.to);
    // Whether it takes an index's name is not known.
    if (!has_failed()) state.lose(state.slot(Space::relation, table.table.schema, facts.to), Cause::existence, statement);
    return;
  }
  if (found->kind == ddl::ConstraintKind::check) {
    check_only(table);
    for (const uint32_t number : table.parents) {
      const Entity* parent = state.living(number);
      for (size_t at = 0; parent != nullptr && at < parent->table.constraints.size(); ++at) {
        if (parent->table.constraints[at].name != facts.from) continue;
        fail("42P16", "the constraint $ comes from $", {facts.from, parent->table.name}, parent->made_by);
      }
    }
    if (has_failed()) return;
  }
  const bool has_index = found->kind != ddl::ConstraintKind::check && found->kind != ddl::ConstraintKind::foreign_key;
  if (has_index) {
    uint32_t number = none;
    Slot* slot = named(Space::relation, table.table.schema, facts.to, number);
    if (slot == nullptr || !is_free(*slot, false)) return;
    move_name(state.slot(Space::relation, table.table.schema, facts.from), number);
    for (Index& index : table.table.indexes) {
      if (index.name == facts.from) index.name = state.kept(facts.to);
    }
  }
  for (const Constraint& other : table.table.constraints) {
    if (other.name == facts.to) return fail("42710", "$ has a constraint $ already", {table.table.name, facts.to}, other.made_by);
  }
  if (found->made_by == before_all) record(facts.kind, table.table.schema, table.table.name, facts.from, facts.to);
  count_constraint(table.table, facts.from, false);
  count_constraint(table.table, facts.to, true);
  found->name = state.kept(facts.to);
}

void Run::rename_type(const ddl::Rename& facts) {
  Entity* found = type({facts.object.schema, facts.object.name, {}, 0, facts.object.text});
  if (found == nullptr) {
    uint32_t place = none;
    (void)meaning_of(Space::type, {facts.object.schema, facts.to, {}}, place);
    return lose(Cause::existence);
  }
  if (found->kind < Kind::composite) {
    return fail("42809", "$ is %, whose type has its name", {facts.object.name, a_kind(found->kind)}, found->made_by);
  }
  if (found->kind == Kind::type) doubt(Cause::existence);
  const Text from = found->table.name;
  Slot& slot = *state.slots[found->slot];
  uint32_t number = none;
  Slot& target = state.slot(static_cast<Space>(slot.key.front()), schema_in(slot), facts.to, &number);
  const Slot* relation = state.find(Space::relation, schema_in(slot), facts.to);
  if (relation != nullptr && relation->presence == Presence::lost) return lose(cause_of(*relation), relation->by);
  const bool is_row =
      relation != nullptr && relation->presence == Presence::present && has_row_type(state.object(relation->object).kind);
  if (is_row || target.presence == Presence::present)
    return fail(found->kind == Kind::composite ? "42P07" : "42710", "$ is already the name of a type", {facts.to});
  if (!is_free(target, false) || (found->kind == Kind::composite && !is_type_free(target))) return;
  if (found->made_by == before_all) record(object_kind(found->kind), found->table.schema, {}, from, facts.to);
  move_name(slot, number);
  for (const uint32_t user : found->referrers) {
    Entity* table = state.living(user);
    for (size_t at = 0; table != nullptr && at < table->table.columns.size(); ++at) {
      ddl::TypeFacts& type = table->table.columns[at].type;
      if (type.name == from) type.name = state.texts->copy(facts.to);
    }
  }
}

bool Run::is_of_kind(const Entity& found, ddl::ObjectKind kind) {
  // ALTER TABLE and ALTER INDEX are for other relations, too.
  const Kind wanted = relation_kind(kind);
  if (wanted == Kind::table || wanted == Kind::index || found.kind == wanted) return true;
  fail("42809", "$ is no % but %", {found.table.name, kind_name(wanted), a_kind(found.kind)}, found.made_by);
  return false;
}

void Run::rename_relation(const ddl::Rename& facts) {
  const Kind kind = relation_kind(facts.kind);
  uint32_t number = none;
  const Slot* before = meaning_of(Space::relation, facts.object, number);
  const bool is_unmentioned = before != nullptr && before->presence == Presence::unmentioned;
  Entity* found = relation(facts.object, kind, facts.is_if_exists);
  if (found == nullptr) {
    if (has_failed() || outcome.kind == OutcomeKind::skipped) return;
    record_lost(facts.object, facts.to);
    (void)meaning_of(Space::relation, {facts.object.schema, facts.to, {}}, number);
    return lose(Cause::existence);
  }
  check_pending(*found);
  if (found->kind == Kind::composite) return fail("42809", "$ is a type|write ALTER TYPE", {facts.object.name}, found->made_by);
  if (!is_of_kind(*found, facts.kind)) return;
  Slot* target = named(Space::relation, found->table.schema, facts.to, number);
  if (target == nullptr || !is_free(*target, false)) return;
  if (has_row_type(found->kind) && !is_type_free(*target)) return;
  if (const Entity* owner = found->kind == Kind::index ? state.living(found->owner) : nullptr; owner != nullptr) {
    const Index* index = find_named(owner->table.indexes, found->table.name);
    const bool is_of_constraint = index != nullptr && index->is_of_constraint;
    const Constraint* other = is_of_constraint ? find_named(owner->table.constraints, facts.to) : nullptr;
    if (other != nullptr) return fail("42710", "$ has a constraint $ already", {owner->table.name, facts.to}, other->made_by);
  }
  const Text from = found->table.name;
  if (found->made_by == before_all)
    record(is_unmentioned ? facts.kind : object_kind(found->kind), found->table.schema, {}, from, facts.to);
  // ALTER TABLE renames views, too.
  if (is_unmentioned) return lose(Cause::existence);
  if (Entity* owner = found->kind == Kind::index ? state.living(found->owner) : nullptr; owner != nullptr) {
    for (Index& index : owner->table.indexes) {
      if (index.name != from) continue;
      index.name = state.kept(facts.to);
      for (Constraint& constraint : owner->table.constraints) {
        if (!index.is_of_constraint || constraint.name != from) continue;
        count_constraint(owner->table, from, false);
        count_constraint(owner->table, facts.to, true);
        constraint.name = state.kept(facts.to);
      }
    }
    std::replace(owner->attached.begin(), owner->attached.end(), std::string(from), std::string(facts.to));
  }
  if (Entity* owner = found->kind == Kind::sequence ? state.living(found->owner) : nullptr; owner != nullptr) {
    for (Column& column : owner->table.columns) {
      if (column.default_value == next_of(from)) column.default_value = state.kept(next_of(facts.to));
    }
  }
  for (const uint32_t user : found->referrers) {
    Entity* referrer = state.living(user);
    if (referrer == nullptr) continue;
    for (Column& column : referrer->table.columns) {
      if (column.type.name == from) column.type.name = state.texts->copy(facts.to);
    }
    for (Constraint& key : referrer->table.constraints) {
      if (key.referenced_table == from && key.referenced_schema == found->table.schema) key.referenced_table = state.kept(facts.to);
    }
  }
  move_name(*state.slots[found->slot], number);
}

void Run::rename(const ddl::Rename& facts) {
  is_only = facts.is_only;
  switch (facts.kind) {
    case ddl::ObjectKind::schema:
    case ddl::ObjectKind::extension:
      if (facts.kind == ddl::ObjectKind::schema) record(facts.kind, {}, {}, facts.object.name, facts.to);
      // Every name in it changes.
      state.is_opaque = state.was_opaque = true;
      state.opaque_by = statement;
      return doubt(Cause::existence);
    case ddl::ObjectKind::column:
      if (Entity* table = relation(facts.object, Kind::table, facts.is_if_exists); table != nullptr) {
        if (table->kind != Kind::table) return doubt(Cause::existence, "42703");
        check_pending(*table);
        // From now on a view's text does not tell the columns that it uses.
        for (const uint32_t user : table->views) {
          if (Entity* view = state.living(user); view != nullptr) view->text = "*";
        }
        rename_column(*table, facts);
      }
      return;
    case ddl::ObjectKind::constraint:
      if (Entity* table = relation(facts.object, Kind::table, facts.is_if_exists); table != nullptr) {
        if (table->kind == Kind::table) return rename_constraint(*table, facts);
        if (!has_row_type(table->kind)) return doubt(Cause::existence, "42809");
        fail("42704", "$ has no constraint $", {facts.object.name, facts.from}, table->made_by);
      }
      return;
    case ddl::ObjectKind::enum_value: {
      Entity* found = type({facts.object.schema, facts.object.name, {}, 0, facts.object.text});
      const std::string from = cat({"\n", facts.from, "\n"});
      const size_t at = found == nullptr ? std::string::npos : found->text.find(from);
      if (found != nullptr && found->kind == Kind::type && found->made_by == before_all)
        record(facts.kind, found->table.schema, found->table.name, facts.from, facts.to);
      if (at == std::string::npos) {
        if (found == nullptr || found->kind != Kind::enumeration) return doubt(Cause::existence, "22023");
        return fail("22023", "$ has no value $", {facts.object.name, facts.from}, found->made_by);
      }
      if (found->text.find(cat({"\n", facts.to, "\n"})) != std::string::npos) {
        return fail("42710", "$ has the value $ already", {facts.object.name, facts.to}, found->made_by);
      }
      found->text.replace(at, from.size(), cat({"\n", facts.to, "\n"}));
      return;
    }
    case ddl::ObjectKind::attribute: return doubt(Cause::existence);
    case ddl::ObjectKind::type:
    case ddl::ObjectKind::domain: return rename_type(facts);
    default: return rename_relation(facts);
  }
}

void Run::set_schema(const ddl::SetSchema& facts) {
  const bool is_type = facts.kind == ddl::ObjectKind::type || facts.kind == ddl::ObjectKind::domain;
  Entity* found = is_type ? type({facts.object.schema, facts.object.name, {}, 0, facts.object.text})
                          : relation(facts.object, relation_kind(facts.kind), facts.is_if_exists);
  if (has_failed()) return;
  if (found == nullptr) {
    if (outcome.kind == OutcomeKind::skipped) return;
    if (!is_type) record_lost(facts.object, facts.object.name, facts.schema);
    uint32_t place = none;
    (void)named(is_type ? Space::type : Space::relation, facts.schema, facts.object.name, place);
    return lose(Cause::existence);
  }
  if (!is_type && !is_of_kind(*found, facts.kind)) return;
  if (!is_type && found->kind == Kind::composite)
    return fail("42809", "$ is a type|write ALTER TYPE", {facts.object.name}, found->made_by);
  if (found->kind == Kind::index)
    return fail("42809", "$ is an index, which lies in its table's schema", {facts.object.name}, found->made_by);
  if (found->kind == Kind::sequence && found->owner != none)
    return fail("0A000", "a column owns $, which lies in its table's schema", {facts.object.name}, found->made_by);
  if (!knows_schema(facts.schema, false)) return;
  if (is_type && found->kind < Kind::composite)
    return fail("42809", "$ is the type of the rows of %|write ALTER TABLE", {facts.object.name, a_kind(found->kind)},
                found->made_by);
  if (schema_in(*state.slots[found->slot]) == facts.schema) return;
  uint32_t number = none;
  if (found->made_by == before_all) {
    const bool is_known = !found->is_assumed || found->kind == Kind::type;
    record(is_known ? object_kind(found->kind) : facts.kind, found->table.schema, {}, found->table.name, found->table.name,
           facts.schema);
  }
  if (is_type || found->is_assumed || !found->referrers.empty()) {
    // What else has these names there is not known any more.
    std::vector<std::string_view> names{found->table.name};
    for (const Index& index : found->table.indexes) names.push_back(index.name);
    for (const uint32_t owned : found->owned) {
      if (const Entity* sequence = state.living(owned); sequence != nullptr) names.push_back(sequence->table.name);
    }
    const auto space = static_cast<Space>(state.slots[found->slot]->key.front());
    for (const std::string_view name : names) (void)named(space, facts.schema, name, number);
    return lose(Cause::existence);
  }
  Slot* target = named(Space::relation, facts.schema, found->table.name, number);
  if (target == nullptr) return;
  if (!is_free(*target, false) || !is_type_free(*target)) return;
  const Text old = found->table.schema;
  for (const Index& index : found->table.indexes) {
    Slot* place = named(Space::relation, facts.schema, index.name, number);
    if (place == nullptr || !is_free(*place, false)) return;
    move_name(state.slot(Space::relation, old, index.name), number);
  }
  for (const uint32_t owned : found->owned) {
    Entity* sequence = state.living(owned);
    Slot* place = sequence == nullptr ? nullptr : named(Space::relation, facts.schema, sequence->table.name, number);
    if (place == nullptr) continue;
    if (!is_free(*place, false)) return;
    move_name(*state.slots[sequence->slot], number);
  }
  for (const Constraint& constraint : found->table.constraints) count_constraint(found->table, constraint.name, false);
  (void)named(Space::relation, facts.schema, found->table.name, number);
  move_name(*state.slots[found->slot], number);
  for (const Constraint& constraint : found->table.constraints) count_constraint(found->table, constraint.name, true);
}

}  // namespace mesh::schema
