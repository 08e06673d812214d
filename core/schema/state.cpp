#include "schema/state.hpp"

#include <utility>

namespace mesh::schema {
namespace {

/// No name holds a NUL, so one name has one key.
std::string key_of(Space space, std::string_view schema, std::string_view name) {
  std::string key(1, static_cast<char>(space));
  key += schema;
  key += '\0';
  key += name;
  return key;
}

}  // namespace

State::State(const State& other)
    : start(other.start),
      path(other.path),
      is_path_known(other.is_path_known),
      is_full(other.is_full),
      is_opaque(other.is_opaque),
      was_opaque(other.was_opaque),
      opaque_by(other.opaque_by),
      has_code(other.has_code),
      has_extension(other.has_extension),
      has_temporary(other.has_temporary),
      has_lost(other.has_lost),
      views(other.views),
      has_written(other.has_written),
      has_written_tree(other.has_written_tree),
      function(other.function),
      round(other.round),
      fresh(other.fresh),
      hindsights(other.hindsights),
      gone(other.gone) {
  slots.reserve(other.slots.size());
  for (const auto& slot : other.slots) {
    slots.push_back(std::make_unique<Slot>(*slot));
    places.set(slots.back()->key, static_cast<uint32_t>(slots.size() - 1));
  }
  objects.reserve(other.objects.size());
  for (const auto& object : other.objects) objects.push_back(std::make_unique<Entity>(*object));
}

Slot& State::slot(Space space, std::string_view schema, std::string_view name, uint32_t* number) {
  std::string key = key_of(space, schema, name);
  std::optional<uint32_t> place = places.find(key);
  if (!place) {
    place = static_cast<uint32_t>(slots.size());
    slots.push_back(std::make_unique<Slot>());
    slots.back()->key = std::move(key);
    places.set(slots.back()->key, *place);
    if (slots.size() > most_objects) is_full = true;
    if (starts_empty()) slots.back()->presence = Presence::absent;
  }
  if (number != nullptr) *number = *place;
  return *slots[*place];
}

const Slot* State::find(Space space, std::string_view schema, std::string_view name) const {
  const auto place = places.find(key_of(space, schema, name));
  return place ? slots[*place].get() : nullptr;
}

Entity& State::add(Kind kind, uint32_t slot_number, uint32_t statement) {
  Slot& slot = *slots[slot_number];
  auto made = std::make_unique<Entity>();
  made->kind = kind;
  made->slot = slot_number;
  made->made_by = statement;
  made->function = statement == before_all ? none : function;
  made->table.made_by = statement;
  slot.presence = Presence::present;
  slot.object = static_cast<uint32_t>(objects.size());
  objects.push_back(std::move(made));
  return *objects.back();
}

void State::forget_all() {
  places.clear();
  slots.clear();
  objects.clear();
  views.clear();
  fresh.clear();
  was_opaque = true;
}

void State::settle() {
  gone.clear();
  hindsights.clear();
  fresh.clear();
  has_written = true;
  for (const auto& slot : slots) slot->by = before_all;
  for (const auto& each : objects) {
    each->made_by = each->table.made_by = each->assumed_by = before_all;
    each->assumed_in = none;
    each->table.is_empty = false;
    each->assumed_columns.clear();
    for (Noted& noted : each->gone) noted.by = before_all;
    for (Column& column : each->table.columns) column.made_by = before_all;
    for (Constraint& constraint : each->table.constraints) constraint.made_by = before_all;
    for (Index& index : each->table.indexes) index.made_by = before_all;
  }
}

void State::lose(Slot& slot, Cause cause, uint32_t statement) {
  if (slot.key.front() == static_cast<char>(Space::schema)) return;
  Entity* held = slot.presence == Presence::present ? living(slot.object) : nullptr;
  has_lost = true;
  slot.presence = Presence::lost;
  slot.cause = cause;
  slot.by = statement;
  slot.function = function;
  slot.object = none;
  if (held == nullptr) return;
  held->slot = none;
  held->is_lost = true;
  if (Entity* owner = living(held->owner); owner != nullptr) lose(*slots[owner->slot], cause, statement);
  for (const Index& index : held->table.indexes) {
    Slot& name = this->slot(Space::relation, held->table.schema, index.name);
    if (name.presence == Presence::present) lose(name, cause, statement);
  }
}

void State::free(Slot& slot, uint32_t statement) {
  if (Entity* held = slot.presence == Presence::present ? living(slot.object) : nullptr) held->slot = none;
  slot.presence = Presence::absent;
  slot.by = statement;
  slot.function = function;
  slot.object = none;
}

}  // namespace mesh::schema
