// DROP.
#include <utility>

#include "ddl/read_type.hpp"
#include "ddl/sql_reader.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// What kind of object a DROP is for; `type` for what has no names that the model follows.
Kind kind_of(ddl::ObjectKind kind) {
  switch (kind) {
    case ddl::ObjectKind::index: return Kind::index;
    case ddl::ObjectKind::sequence: return Kind::sequence;
    case ddl::ObjectKind::view: return Kind::view;
    case ddl::ObjectKind::materialized_view: return Kind::materialized_view;
    case ddl::ObjectKind::domain: return Kind::domain;
    case ddl::ObjectKind::type: return Kind::type;
    case ddl::ObjectKind::schema: return Kind::schema;
    default: return Kind::table;
  }
}

}  // namespace

void Run::remove_table(Entity& table) {
  for (size_t at = table.table.constraints.size(); at-- > 0;)
    count_constraint(table.table, table.table.constraints[at].name, false);
  for (const Index& index : table.table.indexes) {
    Slot& slot = state.slot(Space::relation, table.table.schema, index.name);
    // An index that was lost may be another's by now.
    if (slot.presence == Presence::present) state.free(slot, statement);
  }
  for (const uint32_t number : table.owned) {
    if (Entity* sequence = state.living(number); sequence != nullptr) state.free(*state.slots[sequence->slot], statement);
  }
  if (table.made_by == before_all) record(object_kind(table.kind), table.table.schema, {}, table.table.name);
  const std::vector<uint32_t> children = std::move(table.children);
  state.free(*state.slots[table.slot], statement);
  for (const uint32_t number : children) {
    if (Entity* child = state.living(number); child != nullptr) remove_table(*child);
  }
}

void Run::drop_table(Entity& table, bool is_cascade) {
  check_pending(table);
  if (table.is_copied) {
    doubt(Cause::existence, "2BP01");
    if (is_cascade) return forget_dependents();
  }
  leave_views(table, {}, is_cascade);
  for (Entity* part : descendants(table)) {
    if (!(part->is_partition || is_cascade) || has_failed()) continue;
    leave_views(*part, {}, is_cascade);
    leave_references(*part, nullptr, is_cascade, "the table ", part->table.name);
  }
  for (const uint32_t number : std::vector<uint32_t>(table.owned)) {
    if (Entity* sequence = state.living(number); sequence != nullptr) leave_views(*sequence, {}, is_cascade);
  }
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    if (child == nullptr || child->is_partition || is_cascade || contains_number(together_, number)) continue;
    return fail("2BP01", "$ inherits from $|drop that first", {child->table.name, table.table.name}, child->made_by);
  }
  if (!is_cascade) {
    for (const uint32_t number : table.referrers) {
      if (!contains_number(together_, number)) continue;
      // What goes in the same statement holds nothing back.
      if (Entity* referrer = state.living(number); referrer != nullptr && referrer != &table) {
        std::vector<Constraint>& all = referrer->table.constraints;
        for (size_t at = all.size(); at-- > 0;) {
          const bool is_to = all[at].referenced_table == table.table.name && all[at].referenced_schema == table.table.schema;
          if (is_to && all[at].kind == ddl::ConstraintKind::foreign_key) remove_constraint(*referrer, all[at].name);
        }
      }
    }
  }
  leave_references(table, nullptr, is_cascade, "the table ", table.table.name);
  if (has_failed()) return;
  for (const uint32_t number : table.referrers) {
    if (Entity* referrer = state.living(number); referrer != nullptr && referrer->table.constraints.empty())
      referrer->has_deferred = false;
  }
  remove_table(table);
}

void Run::drop_sequence(Entity& sequence, bool is_cascade) {
  Entity* owner = state.living(sequence.owner);
  Column* column = nullptr;
  uint32_t gone_by = before_all;
  if (sequence.owner != none && owner == nullptr) doubt(Cause::existence, "2BP01");
  const bool is_used = owner != nullptr && look_for(*owner, sequence.owner_column, column, gone_by) == Presence::present;
  const bool is_default = is_used && column->default_value.find(sequence.table.name) != std::string_view::npos;
  if (is_used && (sequence.is_identity || (is_default && !is_cascade))) {
    return fail("2BP01", "the column $ of $ takes its values from $|drop the column, or its DEFAULT",
                {column->name, owner->table.name, sequence.table.name}, sequence.made_by);
  }
  if (is_default) column->default_value = {};
  leave_views(sequence, {}, is_cascade);
  if (sequence.made_by == before_all) record(ddl::ObjectKind::sequence, sequence.table.schema, {}, sequence.table.name);
  state.free(*state.slots[sequence.slot], statement);
}

void Run::drop_type(const ddl::Drop& facts, const ddl::ObjectName& name) {
  ddl::SqlReader reader(text(name.text));
  const ddl::TypeFacts own = ddl::read_type(reader);
  if (reader.is_done() && own.schema.empty() && is_built_in(own.name) && !ddl::is_serial(own))
    return fail(facts.kind == ddl::ObjectKind::domain ? "42809" : "2BP01", "$ is one of PostgreSQL's own types", {name.name},
                before_all, name.text);
  if (!name.schema.empty() && !knows_schema(name.schema, facts.is_if_exists)) return;
  uint32_t number = none;
  const Slot* relation = meaning_of(Space::relation, name, number);
  Slot* slot = meaning_of(Space::type, name, number);
  if (relation == nullptr || slot == nullptr) return;
  Entity* found = nullptr;
  const bool is_relation = relation->presence == Presence::present && has_row_type(state.object(relation->object).kind);
  if (slot->presence == Presence::present) {
    found = &state.object(slot->object);
  } else if (is_relation) {
    found = &state.object(relation->object);
    if (facts.kind == ddl::ObjectKind::domain) return fail("42809", "$ is no domain", {name.name}, found->made_by);
    if (found->kind != Kind::composite)
      return fail("2BP01", "$ is %, whose type goes with it", {name.name, a_kind(found->kind)}, found->made_by);
  } else if (slot->presence == Presence::absent && slot->by == statement) {
    // A name may stand twice.
    return;
  } else if (slot->presence == Presence::lost || relation->presence == Presence::lost) {
    const Slot& lost = slot->presence == Presence::lost ? *slot : *relation;
    return lose(cause_of(lost), lost.by);
  } else if (slot->presence == Presence::absent && !state.has_extension) {
    if (facts.is_if_exists) return skip("there is no type $", {name.name}, slot->by);
    return fail("42704", "there is no type $", {name.name}, slot->by, name.text);
  } else {
    doubt(Cause::existence, facts.is_if_exists ? "" : "42704");
    if (facts.is_cascade) lose_views();
    record(facts.kind, schema_in(*slot), {}, name.name);
    return state.free(*slot, statement);
  }
  if (facts.kind == ddl::ObjectKind::domain && found->kind != Kind::domain && found->kind != Kind::type) {
    return fail("42809", "$ is no domain", {name.name}, found->made_by);
  }
  if (found->is_assumed) doubt(Cause::existence, "2BP01");
  for (const uint32_t user : found->referrers) {
    Entity* table = state.living(user);
    if (table == nullptr && state.is_lost(user)) doubt(Cause::after_failure, "2BP01");
    for (size_t at = 0; table != nullptr && at < table->table.columns.size(); ++at) {
      const Column& column = table->table.columns[at];
      if (column.type.name != name.name) continue;
      if (!facts.is_cascade) {
        return fail("2BP01", "the column $ of $ is of the type $|drop that first", {column.name, table->table.name, name.name},
                    column.made_by);
      }
      doubt(Cause::existence);
      if (table->is_partition || !table->parents.empty() || !table->base.name.empty()) {
        state.lose(*state.slots[table->slot], Cause::existence, statement);
        break;
      }
      ddl::AlterAction dropped;
      dropped.name = column.name;
      dropped.is_cascade = true;
      drop_column(*table, dropped);
      --at;
      if (has_failed()) return;
    }
  }
  leave_views(*found, {}, facts.is_cascade);
  if (found->made_by == before_all) record(object_kind(found->kind), found->table.schema, {}, found->table.name);
  state.free(*state.slots[found->slot], statement);
}

void Run::drop_schema(const ddl::Drop& facts, const ddl::ObjectName& name) {
  if (name.name.substr(0, 3) == "pg_" || name.name == "information_schema") return doubt(Cause::existence);
  Slot& slot = state.slot(Space::schema, "", name.name);
  if (slot.presence == Presence::absent) {
    if (facts.is_if_exists) return skip("there is no schema $", {name.name}, slot.by);
    return fail("3F000", "there is no schema $", {name.name}, slot.by, name.text);
  }
  const Entity* held = slot.presence == Presence::present ? state.living(slot.object) : nullptr;
  if (held == nullptr || held->is_assumed || state.has_code || state.has_extension || state.has_lost)
    doubt(Cause::existence, facts.is_cascade ? "" : "2BP01");
  const SharedList<Entity>& objects = state.objects;
  bool is_filled = false;
  for (size_t at = 0; at < objects.size(); ++at) {
    const Entity& object = *objects[at];
    if (object.slot == none || object.kind == Kind::schema) continue;
    // From an open start it is not known where names without a schema lie.
    if (object.table.schema.empty()) doubt(Cause::existence, "2BP01");
    if (object.table.schema.empty() ? !facts.is_cascade : object.table.schema != name.name) continue;
    if (!facts.is_cascade) {
      fail("2BP01", "the % $ is in the schema $|drop it first, or write CASCADE",
           {kind_name(object.kind), object.table.name, name.name}, object.made_by);
      return;
    }
    is_filled = true;
    const bool is_apart = object.kind != Kind::index && object.owner == none;
    if (is_apart && object.made_by == before_all && object.table.schema == name.name)
      record(object_kind(object.kind), name.name, {}, object.table.name);
  }
  if (is_filled) forget_dependents();
  if (held == nullptr || held->made_by == before_all) record(facts.kind, {}, {}, name.name);
  state.free(slot, statement);
}

Entity* Run::find_dropped(const ddl::Drop& facts, const ddl::ObjectName& name) {
  const Kind kind = kind_of(facts.kind);
  if (!name.schema.empty() && !knows_schema(name.schema, facts.is_if_exists)) return nullptr;
  uint32_t number = none;
  Slot* slot = meaning_of(Space::relation, name, number);
  if (slot == nullptr && facts.is_cascade) lose_views();
  if (slot == nullptr) return nullptr;
  if (slot->presence == Presence::present) {
    Entity& found = state.object(slot->object);
    if (found.kind == kind) return &found;
    fail("42809", "$ is no % but %", {name.name, kind_name(kind), a_kind(found.kind)}, found.made_by, name.text);
  } else if (slot->presence == Presence::lost) {
    if (facts.is_cascade) forget_dependents();
    record_lost(name);
    lose(cause_of(*slot), slot->by);
  } else if (slot->presence == Presence::absent && state.has_temporary) {
    doubt(Cause::existence, "42P01");
  } else if (slot->presence != Presence::absent || slot->by != statement) {
    // A name may stand twice.
    drop_missing(facts, name, *slot);
  }
  return nullptr;
}

void Run::drop_missing(const ddl::Drop& facts, const ddl::ObjectName& name, Slot& slot) {
  const Kind kind = kind_of(facts.kind);
  if (facts.is_cascade && slot.presence == Presence::unmentioned) lose_views();
  uint32_t made_by = before_all;
  const std::string near = near_name(slot, kind, made_by);
  const char* code = facts.is_if_exists ? "" : kind == Kind::index ? "42704" : "42P01";
  const std::string hint = near.empty() ? near : cat({"the ", kind_name(kind), " made above is called ", near});
  const std::string_view what = slot.by == before_all ? " is not there" : " is not there any more";
  if (slot.presence == Presence::absent) {
    if (facts.is_if_exists)
      return skip("the % $%|%", {kind_name(kind), name.name, what, hint}, slot.by == before_all ? made_by : slot.by);
    return fail(code, "the % $%|%", {kind_name(kind), name.name, what, hint}, slot.by, name.text);
  }
  if (near.empty()) {
    doubt(Cause::existence, code);
  } else {
    warn(Cause::existence, code, "%$ is there already|%",
         {facts.is_if_exists ? "this drops nothing unless " : "this fails unless ", name.name, hint}, made_by);
  }
  record(facts.kind, schema_in(slot), {}, name.name);
  state.free(slot, statement);
}

void Run::drop_relation(Entity& found, const ddl::Drop& facts) {
  if (found.is_assumed || !found.table.is_whole) doubt(Cause::existence, "2BP01");
  if (found.is_assumed && facts.is_cascade) lose_views();
  if (found.kind == Kind::table) return drop_table(found, facts.is_cascade);
  if (found.kind == Kind::sequence) return drop_sequence(found, facts.is_cascade);
  if (found.kind == Kind::index) {
    const Entity* owner = state.living(found.owner);
    if (facts.is_concurrent && owner != nullptr && owner->table.partition_by != ddl::PartitionStrategy::none)
      return fail("0A000", "$ is an index of a partitioned table|leave out CONCURRENTLY", {found.table.name});
    return drop_index(found, facts.is_cascade);
  }
  leave_views(found, {}, facts.is_cascade);
  leave_references(found, nullptr, facts.is_cascade, "", found.table.name);
  if (!has_failed()) remove_table(found);
}

void Run::drop(const ddl::Drop& facts) {
  if (facts.kind == ddl::ObjectKind::extension) {
    if (facts.is_cascade) forget_dependents();
    state.has_extension = true;
    return doubt(Cause::existence);
  }
  const Kind kind = kind_of(facts.kind);
  if (facts.is_concurrent && (facts.is_cascade || facts.objects.size() > 1))
    return fail("0A000", "CONCURRENTLY drops one index, without CASCADE");
  Outcome skipped;
  bool has_applied = false;
  // PostgreSQL looks for all of them before it drops the first.
  for (const ddl::ObjectName& name : facts.objects) {
    if (kind == Kind::schema) {
      drop_schema(facts, name);
    } else if (kind == Kind::type || kind == Kind::domain) {
      drop_type(facts, name);
    } else if (const Entity* found = find_dropped(facts, name); found != nullptr) {
      together_.push_back(number_of(*found));
    }
    if (has_failed()) return;
    if (outcome.kind == OutcomeKind::skipped) {
      skipped = std::exchange(outcome, {});
    } else {
      has_applied = true;
    }
  }
  for (const uint32_t number : together_) {
    // A name may stand twice, and one may go with another.
    if (Entity* found = state.living(number); found != nullptr) drop_relation(*found, facts);
    if (has_failed()) return;
  }
  if (!has_applied && skipped.kind == OutcomeKind::skipped) outcome = std::move(skipped);
}

}  // namespace mesh::schema
