#include "schema/state.hpp"

#include <utility>

namespace mesh::schema {
namespace {

/// No name holds a NUL, so one name has one key.
std::string key_of(Space space, Piece schema, Piece name) {
  std::string key(1, static_cast<char>(space));
  key += schema.text();
  key += '\0';
  key += name.text();
  return key;
}

}  // namespace

State::State(const State& other)
    : start(other.start),
      postgres(other.postgres),
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
      lost(other.lost),
      views(other.views),
      has_written(other.has_written),
      has_written_tree(other.has_written_tree),
      function(other.function),
      now(other.now),
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

Slot& State::slot(Space space, Piece schema, Piece name, uint32_t* number) {
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

const Slot* State::find(Space space, Piece schema, Piece name) const {
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
  lost.clear();
  was_opaque = true;
}

void State::settle() {
  gone.clear();
  hindsights.clear();
  fresh.clear();
  has_written = true;
  for (const auto& slot : slots) slot->by = before_all;
  for (const auto& each : objects) {
    each->made_by = each->table.made_by = each->assumed_by = each->read_by = before_all;
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
  // With a thing goes what later statements may do to others by way of it.
  std::vector<Slot*> all{&slot};
  while (!all.empty()) {
    Slot& one = *all.back();
    all.pop_back();
    if (one.key.front() == static_cast<char>(Space::schema)) continue;
    Entity* held = one.presence == Presence::present ? living(one.object) : nullptr;
    has_lost = true;
    if (one.key.front() == static_cast<char>(Space::relation)) lost.push_back({one.key, now, function});
    one.presence = Presence::lost;
    one.cause = cause;
    one.by = statement;
    one.function = function;
    one.object = none;
    if (held == nullptr) continue;
    held->slot = none;
    held->is_lost = true;
    if (Entity* owner = living(held->owner); owner != nullptr) all.push_back(slots[owner->slot].get());
    for (const uint32_t number : held->views) {
      if (Entity* view = living(number); view != nullptr) all.push_back(slots[view->slot].get());
    }
    for (const uint32_t number : held->owned) {
      if (Entity* sequence = living(number); sequence != nullptr) all.push_back(slots[sequence->slot].get());
    }
    for (const uint32_t number : held->children) {
      if (Entity* child = living(number); child != nullptr) child->table.is_whole = false;
    }
    for (const Index& index : held->table.indexes) {
      Slot& name = this->slot(Space::relation, held->table.schema, index.name);
      if (name.presence == Presence::present) all.push_back(&name);
    }
  }
}

void State::doubt_absence(Slot& slot) const {
  const bool is_unmentioned = slot.presence == Presence::unmentioned;
  if ((slot.presence != Presence::absent && !is_unmentioned) || slot.key.front() != static_cast<char>(Space::relation)) return;
  for (size_t at = lost.size(); at-- > 0;) {
    const Noted& one = lost[at];
    // What a migration makes was not there before. What it has copied is.
    if (is_unmentioned && one.function != none) continue;
    // Numbers begin with 0, before which is `before_all`.
    if (slot.by != before_all && slot.by >= one.by + 1) return;
    // A name that PostgreSQL chooses begins with the table's, or with as much of it as there is room for.
    constexpr size_t longest = 28;
    const size_t begin = one.name.find('\0') + 1;
    const bool is_cut = one.name.size() - begin > longest;
    const std::string stem = is_cut ? one.name.substr(0, begin + longest) : one.name + '_';
    const bool are_too_many = lost.size() - at > most_lost;
    if ((!are_too_many || is_unmentioned) && slot.key.substr(0, stem.size()) != stem) continue;
    slot.presence = Presence::lost;
    slot.cause = Cause::existence;
    slot.by = before_all;
    slot.function = one.function;
    return;
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
