// What a DROP of nothing may have been meant for.
#include <algorithm>

#include "base/text.hpp"
#include "ddl/index.hpp"
#include "schema/run.hpp"

namespace mesh::schema {

void Run::note_fold(uint32_t slot_number) {
  const Slot& slot = *state.slots[slot_number];
  const std::string_view name = name_in(slot);
  // One in small letters is found by itself.
  if (std::none_of(name.begin(), name.end(), is_ascii_upper)) return;
  state.slot(Space::folded, schema_in(slot), in_small_letters(name)).object = slot_number;
}

std::string Run::near_name(const Slot& slot, Kind kind, uint32_t& made_by) {
  const std::string_view schema = schema_in(slot);
  const std::string_view name = name_in(slot);
  const std::string small = in_small_letters(name);
  const Slot* folded = state.find(Space::folded, schema, small);
  const Slot* with_capitals = folded != nullptr && folded->object != none ? state.slots[folded->object] : nullptr;
  for (const Slot* other : {with_capitals, state.find(Space::relation, schema, small)}) {
    const bool is_there = other != nullptr && other->presence == Presence::present;
    const Entity* held = is_there ? state.living(other->object) : nullptr;
    if (held == nullptr || held->kind != kind || held->is_assumed) continue;
    made_by = held->made_by;
    return shown(name_in(*other));
  }
  constexpr std::string_view prefix = ddl::derived_index_prefix;
  if (kind != Kind::index || !name.starts_with(prefix)) return {};
  // The name is made of a table and its columns, whichever of its underscores divides them.
  for (size_t at = name.find('_', prefix.size()); at != std::string_view::npos; at = name.find('_', at + 1)) {
    const Slot* table = state.find(Space::relation, schema, name.substr(prefix.size(), at - prefix.size()));
    Entity* held = table != nullptr && table->presence == Presence::present ? state.living(table->object) : nullptr;
    if (held == nullptr) continue;
    for (const Index& index : held->table.indexes) {
      if (index.is_of_constraint || join_names(index.keys) != name.substr(at + 1)) continue;
      made_by = index.made_by;
      return shown(index.name);
    }
  }
  return {};
}

}  // namespace mesh::schema
