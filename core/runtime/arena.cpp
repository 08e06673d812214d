#include "runtime/arena.hpp"

#include <mesh/values.h>

#include <algorithm>
#include <new>
#include <utility>

namespace mesh::runtime {
namespace {

/// Pages are zeroed when they are made, so the first are small: most calls need little.
constexpr size_t first_page = 1024;
constexpr size_t most_doublings = 6;

thread_local Arena* current = nullptr;

}  // namespace

void* Arena::allocate(size_t size, size_t align) {
  const size_t wasted = (align - reinterpret_cast<uintptr_t>(next_) % align) % align;
  if (next_ == nullptr || wasted + size > left_ || wasted + size < size) {
    if (size > budget_ - used_) return nullptr;
    const size_t page = std::max(first_page << std::min(pages_.size(), most_doublings), size);
    Page made(new (std::nothrow) std::byte[page]());
    if (made == nullptr) return nullptr;
    next_ = made.get();
    pages_.push_back(std::move(made));
    left_ = page;
    used_ += size;
  } else {
    if (wasted + size > budget_ - used_) return nullptr;
    next_ += wasted;
    left_ -= wasted;
    used_ += wasted + size;
  }
  void* block = next_;
  next_ += size;
  left_ -= size;
  return block;
}

ArenaScope::ArenaScope(Arena& arena) : outer_(current) { current = &arena; }
ArenaScope::~ArenaScope() { current = outer_; }

Arena& current_arena() {
  if (current != nullptr) return *current;
  thread_local Arena own;
  return own;
}

}  // namespace mesh::runtime

void* mesh_gc_alloc_actor(uint64_t size, uint64_t align) {
  return mesh::runtime::current_arena().allocate(static_cast<size_t>(size), static_cast<size_t>(align));
}

void* mesh_gc_alloc(uint64_t size, uint64_t align) { return mesh_gc_alloc_actor(size, align); }
