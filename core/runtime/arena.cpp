#include "runtime/arena.hpp"

#include <mesh/values.h>

namespace mesh::runtime {
namespace {

thread_local Arena* current = nullptr;

Arena& arena_of_thread() {
  thread_local Arena own;
  return own;
}

}  // namespace

ArenaScope::ArenaScope(Arena& arena) : outer_(current) { current = &arena; }
ArenaScope::~ArenaScope() { current = outer_; }

Arena& ArenaScope::outer() const { return outer_ != nullptr ? *outer_ : arena_of_thread(); }

Arena& current_arena() { return current != nullptr ? *current : arena_of_thread(); }

}  // namespace mesh::runtime

void* mesh_gc_alloc_actor(uint64_t size, uint64_t align) {
  if (size > SIZE_MAX || align > SIZE_MAX) return nullptr;
  return mesh::runtime::current_arena().allocate(static_cast<size_t>(size), static_cast<size_t>(align));
}

void* mesh_gc_alloc(uint64_t size, uint64_t align) { return mesh_gc_alloc_actor(size, align); }
