#include "schema/state.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mesh::schema {
namespace {

/// No name holds a NUL, so one name has one key.
class SlotKey {
 public:
  SlotKey(Space space, std::string_view schema, std::string_view name) {
    size_ = schema.size() + name.size() + 2;
    if (size_ > short_.size()) long_.resize(size_);
    char* into = size_ > short_.size() ? long_.data() : short_.data();
    *into = static_cast<char>(space);
    into = std::copy(schema.begin(), schema.end(), into + 1);
    *into = '\0';
    std::copy(name.begin(), name.end(), into + 1);
  }

  [[nodiscard]] std::string_view text() const { return {size_ > short_.size() ? long_.data() : short_.data(), size_}; }

 private:
  /// Two names as PostgreSQL stores them fit.
  std::array<char, 128> short_;
  std::string long_;
  size_t size_;
};

/// What a name begins with that PostgreSQL chooses after the relation of the key: the relation's, or as much as there is room for.
std::string_view stem_of(std::string_view key) {
  constexpr size_t longest = 28;
  return key.substr(0, key.find('\0') + 1 + longest);
}

template <typename Part>
bool are_settled(const std::vector<Part>& parts, uint32_t Part::*by) {
  return std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return part.*by == before_all; });
}

template <typename Part>
void settle(std::vector<Part>& parts, uint32_t Part::*by) {
  for (Part& part : parts) part.*by = before_all;
}

bool is_settled(const Entity& one) {
  const Table& table = one.table;
  const bool has_own = one.made_by != before_all || table.made_by != before_all || one.assumed_by != before_all ||
                       one.read_by != before_all || one.assumed_in != none || table.is_empty || !one.assumed_columns.empty();
  return !has_own && are_settled(one.gone, &Noted::by) && are_settled(table.columns, &Column::made_by) &&
         are_settled(table.constraints, &Constraint::made_by) && are_settled(table.indexes, &Index::made_by);
}

void settle(Entity& one) {
  Table& table = one.table;
  one.made_by = table.made_by = one.assumed_by = one.read_by = before_all;
  one.assumed_in = none;
  table.is_empty = false;
  one.assumed_columns.clear();
  settle(one.gone, &Noted::by);
  settle(table.columns, &Column::made_by);
  settle(table.constraints, &Constraint::made_by);
  settle(table.indexes, &Index::made_by);
}

}  // namespace

Slot& State::slot(Space space, std::string_view schema, std::string_view name, uint32_t* number) {
  const SlotKey key(space, schema, name);
  std::optional<uint32_t> place = places.find(key.text());
  if (!place) {
    place = static_cast<uint32_t>(slots.size());
    has_public = has_public || schema == "public";
    Slot& made = slots.add();
    made.key = kept(key.text());
    places.add(made.key, *place);
    if (starts_empty()) made.presence = Presence::absent;
  }
  if (number != nullptr) *number = *place;
  return *slots[*place];
}

const Slot* State::find(Space space, std::string_view schema, std::string_view name) const {
  const auto place = places.find(SlotKey(space, schema, name).text());
  return place ? slots[*place] : nullptr;
}

const Slot* State::find_twin(Space space, std::string_view schema, std::string_view name) const {
  if (start != Start::open) return nullptr;
  if (schema.empty()) return has_public ? find(space, "public", name) : nullptr;
  return schema == "public" ? find(space, "", name) : nullptr;
}

Names State::kept(const Names& names) const {
  Names kept;
  if (!names.empty()) kept.reserve(*texts, static_cast<uint32_t>(names.size()));
  for (const std::string_view name : names) kept.add(*texts, this->kept(name));
  return kept;
}

ddl::TypeFacts State::kept(const ddl::TypeFacts& type) const {
  ddl::TypeFacts kept = type;
  kept.schema = this->kept(type.schema);
  kept.name = this->kept(type.name);
  kept.modifiers = this->kept(type.modifiers);
  return kept;
}

Entity& State::add(Kind kind, uint32_t slot_number, uint32_t statement) {
  Slot& slot = *slots[slot_number];
  slot.presence = Presence::present;
  slot.object = static_cast<uint32_t>(objects.size());
  Entity& made = objects.add();
  made.kind = kind;
  made.slot = slot_number;
  made.made_by = statement;
  made.function = statement == before_all ? none : function;
  made.table.number = slot.object;
  made.table.made_by = statement;
  return made;
}

void State::forget_all() {
  places.clear();
  slots.clear();
  objects.clear();
  settled_slots.clear();
  settled_objects.clear();
  views.clear();
  new_tables.clear();
  fresh.clear();
  lost.clear();
  copies.clear();
  was_opaque = true;
}

void State::settle() {
  gone.clear();
  hindsights.clear();
  new_tables.clear();
  fresh.clear();
  has_written = true;
  for (const size_t at : slots.unlike(settled_slots)) {
    if (std::as_const(slots)[at]->by != before_all) slots[at]->by = before_all;
  }
  for (const size_t at : objects.unlike(settled_objects)) {
    if (!is_settled(*std::as_const(objects)[at])) mesh::schema::settle(*objects[at]);
  }
  settled_slots = slots;
  settled_objects = objects;
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
    if (one.key.front() == static_cast<char>(Space::relation)) lost.push_back({Text(one.key), now, function});
    one.presence = Presence::lost;
    one.cause = cause;
    one.by = statement;
    one.function = function;
    one.object = none;
    if (held == nullptr) continue;
    held->slot = none;
    held->is_lost = true;
    if (Entity* owner = living(held->owner); owner != nullptr) all.push_back(slots[owner->slot]);
    for (const uint32_t number : held->views) {
      if (Entity* view = living(number); view != nullptr) all.push_back(slots[view->slot]);
    }
    for (const uint32_t number : held->owned) {
      if (Entity* sequence = living(number); sequence != nullptr) all.push_back(slots[sequence->slot]);
    }
    // With a type go columns that are of it.
    for (const uint32_t number : held->kind >= Kind::enumeration ? held->referrers : std::vector<uint32_t>()) {
      if (Entity* user = living(number); user != nullptr) all.push_back(slots[user->slot]);
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

void State::bury() {
  for (const uint32_t number : freed) {
    const Entity& held = *std::as_const(objects)[number];
    if (held.slot == none && !held.is_lost) objects.put(number, nothing);
  }
  freed.clear();
}

void State::note_copy(const Slot& table) {
  lost.push_back({Text(table.key), now, none});
  const std::string_view stem = stem_of(table.key);
  if (stem.size() < table.key.size()) {
    copies.set(stem, 1);
  } else {
    copies.add(stem, 0);
  }
}

bool State::may_be_of_copy(std::string_view key) const {
  for (size_t size = stem_of(key).size(); size > 0 && key[size - 1] != '\0'; --size) {
    const auto is_cut = copies.find(key.substr(0, size));
    if (is_cut && (*is_cut != 0 || key.substr(size).starts_with('_'))) return true;
  }
  return false;
}

bool State::may_be_of_lost(const Slot& slot, uint32_t& lost_in) const {
  for (size_t at = lost.size(); at-- > 0;) {
    const Noted& one = lost[at];
    // Numbers begin with 0, before which is `before_all`.
    if (slot.by != before_all && slot.by >= one.by + 1) return false;
    lost_in = one.function;
    const std::string_view stem = stem_of(one.name);
    const bool is_cut = stem.size() < one.name.size();
    const bool is_named_so = slot.key.starts_with(stem) && (is_cut || slot.key.substr(stem.size()).starts_with('_'));
    if (is_named_so || lost.size() - at > most_lost) return true;
  }
  return false;
}

void State::doubt_absence(Slot& slot) const {
  if (slot.key.front() != static_cast<char>(Space::relation)) return;
  // What a migration makes was not there before. What it has copied is.
  uint32_t lost_in = none;
  const bool is_doubted = slot.presence == Presence::unmentioned
                              ? may_be_of_copy(slot.key)
                              : slot.presence == Presence::absent && may_be_of_lost(slot, lost_in);
  if (!is_doubted) return;
  slot.presence = Presence::lost;
  slot.cause = Cause::existence;
  slot.by = before_all;
  slot.function = lost_in;
}

void State::free(Slot& slot, uint32_t statement) {
  if (Entity* held = slot.presence == Presence::present ? living(slot.object) : nullptr) {
    held->slot = none;
    freed.push_back(slot.object);
  }
  slot.presence = Presence::absent;
  slot.by = statement;
  slot.function = function;
  slot.object = none;
}

}  // namespace mesh::schema
