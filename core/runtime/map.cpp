// The functions of Mesh's Map module. A map of a migration is small: pairs in a row, copied for every change.
#include <algorithm>

#include "base/lookup.hpp"
#include "runtime/checked.hpp"
#include "runtime/collections.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

/// `len` entries follow the header.
struct MeshMap {
  uint64_t len;
  uint64_t has_string_keys;
  /// The pairs of a map that mesh_map_from_list made and that has yet to be told its type of keys: which of two Strings that are
  /// alike came last is seen only here.
  const MeshList* pairs;
};

namespace {

struct MapEntry {
  uint64_t key;
  uint64_t value;
};

std::span<MapEntry> entries_of(MeshMap* map) { return {reinterpret_cast<MapEntry*>(map + 1), static_cast<size_t>(map->len)}; }
std::span<const MapEntry> entries_of(const MeshMap* map) { return entries_of(const_cast<MeshMap*>(map)); }

/// An empty map with room for `capacity` entries.
MeshMap* map_with_room(uint64_t capacity, uint64_t has_string_keys) {
  auto* map = capacity > SIZE_MAX / (2 * sizeof(MapEntry)) ? nullptr : allocate<MeshMap>(capacity * sizeof(MapEntry));
  if (map != nullptr) map->has_string_keys = has_string_keys;
  return map;
}

size_t index_of(const MeshMap* map, uint64_t key) {
  const auto entries = entries_of(map);
  const auto is_key = [map, key](const MapEntry& entry) {
    if (map->has_string_keys == 0 || entry.key == key) return entry.key == key;
    return text_of(pointer_of<const MeshString>(entry.key)) == text_of(pointer_of<const MeshString>(key));
  };
  return static_cast<size_t>(std::find_if(entries.begin(), entries.end(), is_key) - entries.begin());
}

/// Sets a value in a map that nobody else has seen and that has room for one entry more.
void set(MeshMap* map, const MapEntry& entry) {
  const size_t index = index_of(map, entry.key);
  if (index == map->len) {
    ++map->len;
    entries_of(map).back() = entry;
  } else {
    entries_of(map)[index].value = entry.value;
  }
}

/// Sets many values in a map that nobody else has seen and that has room for them: a look at each of the others would take too
/// long.
class Setter {
 public:
  explicit Setter(MeshMap* map) : map_(map) {
    for (uint32_t place = 0; place < map->len; ++place) place_of(entries_of(map)[place].key, place);
  }

  void set(const MapEntry& entry) {
    const uint32_t place = place_of(entry.key, static_cast<uint32_t>(map_->len));
    if (place == map_->len) {
      ++map_->len;
      entries_of(map_)[place] = entry;
    } else {
      entries_of(map_)[place].value = entry.value;
    }
  }

 private:
  uint32_t place_of(uint64_t key, uint32_t next) {
    // A String that comes again is not read again, so that no more is read than there is.
    if (const auto known = words_.find(key)) return *known;
    const bool is_text = map_->has_string_keys != 0;
    return words_.add(key, is_text ? texts_.add(text_of(pointer_of<const MeshString>(key)), next) : next);
  }

  MeshMap* map_;
  mesh::NumberLookup words_;
  mesh::NameLookup texts_;
};

void set_pairs(MeshMap* map, const MeshList* pairs) {
  Setter setter(map);
  for (const uint64_t word : words_of(pairs)) {
    const auto* pair = pointer_of<const MeshTuple>(word);
    setter.set({elements_of(pair)[0], elements_of(pair)[1]});
  }
}

/// A copy of the map with room for `more` entries.
MeshMap* copy_with_room(const MeshMap* map, uint64_t more) {
  MeshMap* copy = map_with_room(map->len + more, map->has_string_keys);
  if (copy == nullptr) return nullptr;
  copy->len = map->len;
  std::copy_n(entries_of(map).begin(), map->len, entries_of(copy).begin());
  return copy;
}

template <typename Read>
MeshList* list_of_entries(const MeshMap* map, Read read) {
  MeshList* list = list_of_length(map->len);
  if (list == nullptr) return nullptr;
  const auto entries = entries_of(map);
  std::transform(entries.begin(), entries.end(), elements_of(list), read);
  return list;
}

}  // namespace

MeshMap* mesh::runtime::map_of(std::span<const uint64_t> keys, std::span<const uint64_t> values, bool has_string_keys) {
  MeshMap* map = map_with_room(keys.size(), has_string_keys ? 1 : 0);
  if (map == nullptr) return nullptr;
  Setter setter(map);
  for (size_t index = 0; index < keys.size(); ++index) setter.set({keys[index], values[index]});
  return map;
}

MeshMap* mesh::runtime::copy_of_texts(const MeshMap* map, const MeshMap* last, const MeshMap* last_copy) {
  MeshMap* copy = map_with_room(map->len, map->has_string_keys);
  if (copy == nullptr) return nullptr;
  copy->len = map->len;
  for (size_t index = 0; index < map->len; ++index) {
    const MapEntry from = entries_of(map)[index];
    MapEntry& to = entries_of(copy)[index];
    const bool is_same_key = last != nullptr && index < last->len && entries_of(last)[index].key == from.key;
    to.key = is_same_key ? entries_of(last_copy)[index].key : word_of(new_string(text_of(pointer_of<const MeshString>(from.key))));
    to.value = word_of(new_string(text_of(pointer_of<const MeshString>(from.value))));
    if (to.key == 0 || to.value == 0) return nullptr;
  }
  return copy;
}

uint64_t mesh::runtime::bytes_of_keys(const MeshMap* map) {
  uint64_t bytes = 0;
  if (map->has_string_keys == 0) return bytes;
  for (const MapEntry& entry : entries_of(map)) bytes += pointer_of<const MeshString>(entry.key)->len;
  return bytes;
}

MeshMap* mesh_map_from_arrays(const uint64_t* keys, const uint64_t* values, int64_t count, int64_t key_type) {
  const auto size = static_cast<size_t>(std::max<int64_t>(count, 0));
  return mesh::runtime::map_of({keys, size}, {values, size}, key_type != 0);
}

MeshMap* mesh_map_new() { return map_with_room(0, 0); }

MeshMap* mesh_map_new_typed(int64_t key_type) { return map_with_room(0, key_type != 0 ? 1 : 0); }

MeshMap* mesh_map_tag_string(MeshMap* map) { return map->len == 0 && map->has_string_keys == 0 ? mesh_map_new_typed(1) : map; }

const MeshMap* mesh_map_with_string_keys(const MeshMap* map) {
  if (map->has_string_keys != 0) return map;
  MeshMap* tagged = map_with_room(map->pairs != nullptr ? map->pairs->len : map->len, 1);
  if (tagged == nullptr) return nullptr;
  return null_if_spent([&] {
    if (map->pairs != nullptr) {
      set_pairs(tagged, map->pairs);
      return tagged;
    }
    Setter setter(tagged);
    for (const MapEntry& entry : entries_of(map)) setter.set(entry);
    return tagged;
  });
}

MeshMap* mesh_map_put(const MeshMap* map, uint64_t key, uint64_t value) {
  MeshMap* changed = copy_with_room(map, 1);
  if (changed != nullptr) set(changed, {key, value});
  return changed;
}

uint64_t mesh_map_get(const MeshMap* map, uint64_t key) {
  const size_t index = index_of(map, key);
  return index == map->len ? 0 : entries_of(map)[index].value;
}

Word checked::mesh_map_fetch(const MeshMap* map, uint64_t key) {
  const size_t index = index_of(map, key);
  if (index == map->len) return Panic{"mesh_map_fetch: the key is not in the map"};
  return entries_of(map)[index].value;
}

int8_t mesh_map_has_key(const MeshMap* map, uint64_t key) { return index_of(map, key) != map->len ? 1 : 0; }

MeshMap* mesh_map_delete(const MeshMap* map, uint64_t key) {
  MeshMap* changed = copy_with_room(map, 0);
  if (changed == nullptr) return nullptr;
  const size_t index = index_of(map, key);
  if (index == map->len) return changed;
  const auto entries = entries_of(changed);
  std::copy(entries.begin() + static_cast<std::ptrdiff_t>(index) + 1, entries.end(),
            entries.begin() + static_cast<std::ptrdiff_t>(index));
  --changed->len;
  return changed;
}

int64_t mesh_map_size(const MeshMap* map) { return static_cast<int64_t>(map->len); }

MeshList* mesh_map_keys(const MeshMap* map) {
  return list_of_entries(map, [](const MapEntry& entry) { return entry.key; });
}

MeshList* mesh_map_values(const MeshMap* map) {
  return list_of_entries(map, [](const MapEntry& entry) { return entry.value; });
}

MeshMap* mesh_map_merge(const MeshMap* a, const MeshMap* b) {
  MeshMap* merged = copy_with_room(a, b->len);
  if (merged == nullptr) return nullptr;
  // An empty map may not have been told its type of keys.
  if (a->len == 0 && (b->len > 0 || b->has_string_keys != 0)) merged->has_string_keys = b->has_string_keys;
  return null_if_spent([&] {
    Setter setter(merged);
    for (const MapEntry& entry : entries_of(b)) setter.set(entry);
    return merged;
  });
}

MeshList* mesh_map_to_list(const MeshMap* map) {
  return list_of_pairs(
      map->len, [map](size_t index) { return entries_of(map)[index].key; },
      [map](size_t index) { return entries_of(map)[index].value; });
}

MeshMap* mesh_map_from_list(const MeshList* pairs) {
  MeshMap* map = map_with_room(pairs->len, 0);
  if (map == nullptr) return nullptr;
  map->pairs = pairs;
  return null_if_spent([&] {
    set_pairs(map, pairs);
    return map;
  });
}

uint64_t mesh_map_entry_key(const MeshMap* map, int64_t index) { return entries_of(map)[static_cast<size_t>(index)].key; }

uint64_t mesh_map_entry_value(const MeshMap* map, int64_t index) { return entries_of(map)[static_cast<size_t>(index)].value; }

int64_t mesh_map_entry_index(const MeshMap* map, uint64_t key) { return static_cast<int64_t>(index_of(map, key)); }
