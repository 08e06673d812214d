#include "runtime/pool.hpp"

#include <mutex>
#include <utility>
#include <vector>

namespace mesh::runtime {
namespace {

struct Place {
  std::shared_ptr<Pool> pool;
  uint32_t generation = 1;
};

struct HandleTable {
  std::mutex mutex;
  std::vector<Place> places;
};

/// Outlives every call, since a handle must mean the same wherever a program carries it.
HandleTable& table() {
  // Never destroyed: other threads may still be in a call when the program ends.
  static HandleTable& handles = *new HandleTable;
  return handles;
}

uint64_t handle_of(size_t index, uint32_t generation) { return (static_cast<uint64_t>(generation) << 32U) | index; }

Place* find_place(HandleTable& handles, uint64_t handle) {
  const auto index = static_cast<uint32_t>(handle);
  if (index >= handles.places.size()) return nullptr;
  Place& place = handles.places[index];
  return place.pool != nullptr && handle_of(index, place.generation) == handle ? &place : nullptr;
}

}  // namespace

uint64_t register_pool(std::shared_ptr<Pool> pool) {
  HandleTable& handles = table();
  const std::lock_guard lock(handles.mutex);
  size_t index = 0;
  while (index < handles.places.size() && handles.places[index].pool != nullptr) ++index;
  if (index == handles.places.size()) handles.places.emplace_back();
  handles.places[index].pool = std::move(pool);
  return handle_of(index, handles.places[index].generation);
}

void release_pool(uint64_t handle) {
  HandleTable& handles = table();
  // Outlives the lock, under which no pool may end.
  std::shared_ptr<Pool> released;
  const std::lock_guard lock(handles.mutex);
  Place* place = find_place(handles, handle);
  if (place == nullptr) return;
  released.swap(place->pool);
  ++place->generation;
}

std::shared_ptr<Pool> find_pool(uint64_t handle) {
  HandleTable& handles = table();
  const std::lock_guard lock(handles.mutex);
  const Place* place = find_place(handles, handle);
  return place == nullptr ? nullptr : place->pool;
}

}  // namespace mesh::runtime
