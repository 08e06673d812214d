// The scopes of a host in C: arenas of a thread, one in another.
#include <mesh/memory.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

#include "runtime/arena.hpp"
#include "runtime/collections.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

struct Scope {
  Scope(size_t limit, uint64_t own_number, Scope* outer) : arena(limit), use(arena), number(own_number), around(outer) {}

  Arena arena;
  ArenaScope use;
  uint64_t number;
  Scope* around;
};

/// Those of a thread.
class Scopes {
 public:
  Scopes() = default;
  Scopes(const Scopes&) = delete;
  Scopes& operator=(const Scopes&) = delete;
  ~Scopes() {
    while (innermost_ != nullptr) end_innermost();
  }

  uint64_t begin(size_t limit) {
    auto* scope = new (std::nothrow) Scope(limit, last_number_ + 1, innermost_);
    if (scope == nullptr) return 0;
    innermost_ = scope;
    return ++last_number_;
  }

  void end(uint64_t number) {
    const Scope* found = innermost_;
    while (found != nullptr && found->number != number) found = found->around;
    if (found == nullptr) return;
    while (innermost_ != nullptr && innermost_->number >= number) end_innermost();
  }

  [[nodiscard]] Arena& around_innermost() const { return innermost_ != nullptr ? innermost_->use.outer() : current_arena(); }

 private:
  void end_innermost() {
    const std::unique_ptr<Scope> ended(innermost_);
    innermost_ = ended->around;
  }

  Scope* innermost_ = nullptr;
  uint64_t last_number_ = 0;
};

Scopes& scopes() {
  thread_local Scopes own;
  return own;
}

// What a copy is of is made before its parts, so that it comes first where all of them lie in a row.

MeshString* copy(const MeshString* text) { return text == nullptr ? nullptr : new_string(text_of(text)); }

MeshList* copy_texts(const MeshList* texts) {
  if (texts == nullptr) return nullptr;
  MeshList* list = list_of_length(texts->len);
  for (size_t index = 0; list != nullptr && index < list->len; ++index) {
    const MeshString* text = copy(pointer_of<const MeshString>(elements_of(texts)[index]));
    if (text == nullptr) return nullptr;
    elements_of(list)[index] = word_of(text);
  }
  return list;
}

/// Rows that share their names still do.
MeshList* copy_rows(const MeshList* rows) {
  if (rows == nullptr) return nullptr;
  MeshList* list = list_of_length(rows->len);
  const MeshMap* last = nullptr;
  const MeshMap* last_copy = nullptr;
  for (size_t index = 0; list != nullptr && index < list->len; ++index) {
    const auto* row = pointer_of<const MeshMap>(elements_of(rows)[index]);
    last_copy = copy_of_texts(row, last, last_copy);
    last = row;
    if (last_copy == nullptr) return nullptr;
    elements_of(list)[index] = word_of(last_copy);
  }
  return list;
}

void* copy_payload(const void* payload, int32_t ok) {
  switch (ok) {
    case MESH_OK_INT: return box(*static_cast<const int64_t*>(payload));
    case MESH_OK_STRING: return copy(static_cast<const MeshString*>(payload));
    case MESH_OK_STRINGS: return copy_texts(static_cast<const MeshList*>(payload));
    case MESH_OK_ROWS: return copy_rows(static_cast<const MeshList*>(payload));
    default: return nullptr;
  }
}

MeshResult* copy_result(const MeshResult* result, int32_t ok) {
  if (result == nullptr) return nullptr;
  MeshResult* made = mesh_alloc_result(result->tag, nullptr);
  if (made == nullptr || result->value == nullptr) return made;
  made->value = copy_payload(result->value, result->tag == tag_ok ? ok : MESH_OK_STRING);
  return made->value == nullptr ? nullptr : made;
}

template <typename Copy>
auto keep(Copy copy) {
  const ArenaScope scope(scopes().around_innermost());
  return copy();
}

/// Copies twice: to see how much there is, and into a block of that size.
template <typename Copy>
auto own(Copy copy) -> decltype(copy()) {
  Arena measure;
  {
    const ArenaScope scope(measure);
    if (copy() == nullptr) return nullptr;
  }
  void* block = std::calloc(1, measure.used());
  if (block == nullptr) return nullptr;
  Arena arena(static_cast<std::byte*>(block), measure.used());
  const ArenaScope scope(arena);
  return copy();
}

}  // namespace

uint64_t mesh_scope_begin(uint64_t limit) {
  const size_t left = current_arena().left_of_budget();
  return scopes().begin(limit == 0 ? left : static_cast<size_t>(std::min<uint64_t>(limit, left)));
}

void mesh_scope_end(uint64_t scope) { scopes().end(scope); }

uint64_t mesh_scope_used() { return current_arena().used(); }

MeshString* mesh_string_keep(const MeshString* text) {
  return keep([&] { return copy(text); });
}
MeshList* mesh_strings_keep(const MeshList* texts) {
  return keep([&] { return copy_texts(texts); });
}
MeshResult* mesh_result_keep(const MeshResult* result, int32_t ok) {
  return keep([&] { return copy_result(result, ok); });
}

MeshString* mesh_string_own(const MeshString* text) {
  return own([&] { return copy(text); });
}
MeshList* mesh_strings_own(const MeshList* texts) {
  return own([&] { return copy_texts(texts); });
}
MeshResult* mesh_result_own(const MeshResult* result, int32_t ok) {
  return own([&] { return copy_result(result, ok); });
}
