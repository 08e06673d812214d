#include "schema/schema.hpp"

#include <utility>

#include "base/match.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// Notes a statement that leaves the catalog's objects alone, as far as the model follows them.
void note_no_effect(Run& run, const ddl::NoEffect& facts) {
  // Whether what it names is there, and whether it may, is not followed.
  run.check_setting(facts);
  if (!facts.names_nothing) run.doubt(Cause::existence);
  run.state.has_code = run.state.has_code || facts.is_create;
  if (facts.ends_events) ++run.state.round;
}

/// Lets names that a statement gives to the constraints of a table be lost with it.
void touch_given(Run& run, const ddl::ObjectName& table, const ddl::ConstraintFacts& constraint) {
  if (constraint.name.empty()) return;
  uint32_t number = none;
  (void)run.meaning_of(Space::relation, {table.schema, constraint.name, {}}, number);
}

void touch_given(Run& run, const ddl::Facts& facts) {
  if (const auto* made = std::get_if<ddl::CreateTable>(&facts)) {
    for (const ddl::ConstraintFacts& each : made->constraints) touch_given(run, made->table, each);
    for (const ddl::ColumnFacts& column : made->columns) {
      for (const ddl::ConstraintFacts& each : column.constraints) touch_given(run, made->table, each);
    }
  } else if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) {
    for (const ddl::AlterAction& action : altered->actions) {
      touch_given(run, altered->table, action.constraint);
      for (const ddl::ConstraintFacts& each : action.column.constraints) touch_given(run, altered->table, each);
    }
  } else if (const auto* renamed = std::get_if<ddl::Rename>(&facts)) {
    ddl::ConstraintFacts given;
    given.name = renamed->to;
    if (renamed->kind == ddl::ObjectKind::constraint) touch_given(run, renamed->object, given);
  }
}

/// The tables that are not the very ones among `others`.
std::vector<const Table*> tables_of(const State& state, const SharedList<Entity>& others) {
  std::vector<const Table*> all;
  if (state.is_opaque) return all;
  for (const size_t at : state.objects.unlike(others)) {
    const Entity& object = *state.objects[at];
    if (object.kind == Kind::table && object.slot != none) all.push_back(&object.table);
  }
  return all;
}

std::vector<Object> objects_of(const State& state, const SharedList<Entity>& others) {
  std::vector<Object> all;
  if (state.is_opaque) return all;
  for (const size_t at : state.objects.unlike(others)) {
    const Entity& each = *state.objects[at];
    const bool is_apart = each.kind != Kind::table && each.kind != Kind::index && each.owner == none;
    // A type that nobody made may be an extension's.
    const bool is_public = each.kind == Kind::schema && each.table.name == "public";
    if (each.slot == none || !is_apart || is_public || (each.is_assumed && each.kind == Kind::type)) continue;
    all.push_back({object_kind(each.kind), each.table.schema, each.table.name, each.made_by,
                   each.text == "*" ? std::string_view() : each.text});
  }
  return all;
}

}  // namespace

Schema::Schema(Start start, unsigned postgres) : state_(std::make_shared<State>()) {
  state_->start = start;
  state_->postgres = postgres;
  uint32_t number = none;
  const Slot& slot = state_->slot(Space::schema, "", "public", &number);
  if (start == Start::empty) state_->add(Kind::schema, number, before_all).table.name = name_in(slot);
  begin_function();
}

State& Schema::own() {
  if (state_.use_count() > 1) state_ = std::make_shared<State>(*state_);
  return *state_;
}

void Schema::begin_function() {
  State& state = own();
  if (state.is_opaque) state.forget_all();
  state.is_opaque = false;
  ++state.function;
  state.path.assign(1, state.start == Start::empty ? "public" : "");
  end_transaction();
}

void Schema::end_transaction() {
  State& state = own();
  ++state.round;
  state.fresh.clear();
  // Before the next one rows may come.
  for (const uint32_t number : state.new_tables) {
    if (std::as_const(state).object(number).table.is_empty) state.object(number).table.is_empty = false;
  }
  state.new_tables.clear();
}

void Schema::lose_everything(uint32_t statement) {
  State& state = own();
  state.is_opaque = true;
  state.was_opaque = true;
  state.opaque_by = statement;
}

void Schema::refuse(const std::vector<std::string_view>& texts, uint32_t statement) {
  State& state = own();
  if (state.slots.size() > most_objects) lose_everything(before_all);
  if (state.is_opaque) return;
  state.now = statement - 1;
  state.scratch->clear();
  Outcome outcome;
  Run run(state, {}, before_all, outcome);
  run.refuse(texts);
  run.finish();
}

Outcome Schema::apply(const ddl::Facts& facts, std::string_view sql, uint32_t statement) {
  State& state = own();
  state.now = statement;
  state.scratch->clear();
  Outcome outcome;
  Run run(state, sql, statement, outcome);
  if (state.slots.size() > most_objects) lose_everything(statement);
  if (const auto* no_effect = std::get_if<ddl::NoEffect>(&facts)) note_no_effect(run, *no_effect);
  if (std::holds_alternative<ddl::NoEffect>(facts) || std::holds_alternative<ddl::TransactionControl>(facts)) {
    run.check_version(facts);
    return outcome;
  }
  if (state.is_opaque) {
    run.doubt(Cause::opaque, "", state.opaque_by);
    return outcome;
  }
  std::visit(Match{
                 [&](const ddl::Opaque&) {
                   lose_everything(statement);
                   run.doubt(Cause::opaque);
                 },
                 [](const ddl::NoEffect&) {},
                 [](const ddl::TransactionControl&) {},
                 [&](const ddl::CreateTable& each) { run.create_table(each); },
                 [&](const ddl::AlterTable& each) { run.alter_table(each); },
                 [&](const ddl::CreateIndex& each) { run.create_index(each); },
                 [&](const ddl::Rename& each) { run.rename(each); },
                 [&](const ddl::SetSchema& each) { run.set_schema(each); },
                 [&](const ddl::Drop& each) { run.drop(each); },
                 [&](const ddl::CreateType& each) { run.create_type(each); },
                 [&](const ddl::AddEnumValue& each) { run.add_enum_value(each); },
                 [&](const ddl::CreateSchema& each) { run.create_schema(each); },
                 [&](const ddl::CreateSequence& each) { run.create_sequence(each); },
                 [&](const ddl::OwnSequence& each) { run.own_sequence(each); },
                 [&](const ddl::CreateView& each) { run.create_view(each); },
                 [&](const ddl::CreateExtension& each) {
                   state.has_extension = true;
                   run.doubt(Cause::existence, each.is_if_not_exists ? "" : "42710");
                 },
                 [&](const ddl::Write& each) { run.write(each); },
                 [&](const ddl::SetSearchPath& each) { run.set_path(each); },
             },
             facts);
  run.check_version(facts);
  if (run.has_lost()) touch_given(run, facts);
  run.finish();
  return outcome;
}

std::vector<Hindsight> Schema::take_hindsights() {
  return state_->hindsights.empty() ? std::vector<Hindsight>() : std::exchange(own().hindsights, {});
}

std::vector<const Table*> Schema::tables() const { return tables_of(*state_, {}); }

std::vector<const Table*> Schema::tables_unlike(const Schema& other) const { return tables_of(*state_, other.state_->objects); }

std::vector<const Table*> Schema::unsettled_tables() const { return tables_of(*state_, state_->settled_objects); }

std::vector<Object> Schema::objects() const { return objects_of(*state_, {}); }

std::vector<Object> Schema::objects_unlike(const Schema& other) const { return objects_of(*state_, other.state_->objects); }

const std::vector<Gone>& Schema::gone() const { return state_->gone; }

void Schema::settle() {
  State& state = own();
  if (state.is_opaque) state.forget_all();
  state.is_opaque = false;
  state.settle();
}

const Entity* State::relation(const ddl::ObjectName& name) const {
  if (is_opaque) return nullptr;
  for (const std::string& schema : path) {
    const Slot* slot = find(Space::relation, name.schema.empty() ? schema : name.schema, name.name);
    if (slot != nullptr && slot->presence == Presence::present) return objects[slot->object];
    if (slot != nullptr && slot->presence == Presence::lost) return nullptr;
  }
  return nullptr;
}

unsigned Schema::postgres() const { return state_->postgres; }

const Table* Schema::find_table(const ddl::ObjectName& name) const {
  const Entity* held = state_->relation(name);
  return held != nullptr && held->kind == Kind::table ? &held->table : nullptr;
}

uint32_t Schema::maker_of(const ddl::ObjectName& name) const {
  const Entity* held = state_->relation(name);
  return held == nullptr ? before_all : held->kind == Kind::table ? held->table.made_by : held->made_by;
}

uint32_t Schema::maker_of_schema(std::string_view name) const {
  const State& state = *state_;
  const Slot* slot = state.is_opaque ? nullptr : state.find(Space::schema, "", name);
  return slot != nullptr && slot->presence == Presence::present ? state.object(slot->object).made_by : before_all;
}

bool Schema::is_opaque() const { return state_->is_opaque; }

bool Schema::is_whole() const { return state_->starts_empty() && !state_->has_lost; }

}  // namespace mesh::schema
