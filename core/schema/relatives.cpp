// What belongs to what: partitions and their tables, keys and what they reference, indexes and their tables.
#include "schema/state.hpp"
#include "schema/types.hpp"

namespace mesh::schema {
namespace {

std::vector<const Table*> living_tables(const State& state, const std::vector<uint32_t>& numbers) {
  std::vector<const Table*> tables;
  for (const uint32_t number : numbers) {
    const Entity* entity = state.living(number);
    if (entity != nullptr && entity->kind == Kind::table) tables.push_back(&entity->table);
  }
  return tables;
}

}  // namespace

std::vector<const Table*> Schema::relatives(const Table& table, Relation relation) const {
  // Who may change what is there would have a copy of it, which is not the table that others know.
  const State& state = *state_;
  const Entity* entity = state.living(table.number);
  if (entity == nullptr) return {};
  switch (relation) {
    case Relation::referrer: return living_tables(state, entity->referrers);
    case Relation::child: return living_tables(state, entity->children);
    case Relation::parent: return living_tables(state, entity->parents);
  }
  return {};
}

const Table* Schema::table_of_index(const ddl::ObjectName& name) const {
  const State& state = *state_;
  if (state.is_opaque) return nullptr;
  const Slot* slot = state.find(Space::relation, name.schema.empty() ? state.path.front() : name.schema, name.name);
  if (slot == nullptr || slot->presence != Presence::present) return nullptr;
  const Entity& index = state.object(slot->object);
  const Entity* owner = index.kind == Kind::index ? state.living(index.owner) : nullptr;
  return owner == nullptr ? nullptr : &owner->table;
}

bool Schema::is_without_demands(const ddl::TypeFacts& type) const {
  if (type.schema.empty() && is_built_in(type.name)) return true;
  const State& state = *state_;
  if (state.is_opaque) return false;
  const Slot* slot = state.find(Space::type, type.schema.empty() ? state.path.front() : type.schema, type.name);
  if (slot == nullptr || slot->presence != Presence::present) return false;
  const Entity& entity = state.object(slot->object);
  return entity.kind == Kind::enumeration || entity.kind == Kind::composite;
}

}  // namespace mesh::schema
