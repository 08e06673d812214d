#include "runtime/values.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace mesh::runtime {
namespace {

template <typename Header>
Header* allocate(size_t payload) {
  return static_cast<Header*>(mesh_gc_alloc_actor(sizeof(Header) + payload, alignof(uint64_t)));
}

char* bytes_of(MeshString* string) { return reinterpret_cast<char*>(string + 1); }

MeshString* string_of_size(size_t size) {
  auto* string = allocate<MeshString>(size);
  if (string != nullptr) string->len = size;
  return string;
}

}  // namespace

void* box(int64_t value) {
  void* cell = mesh_gc_alloc_actor(sizeof value, alignof(int64_t));
  if (cell != nullptr) std::memcpy(cell, &value, sizeof value);
  return cell;
}

}  // namespace mesh::runtime

using namespace mesh::runtime;

MeshString* mesh_string_new(const uint8_t* bytes, uint64_t size) {
  MeshString* string = string_of_size(static_cast<size_t>(size));
  if (string != nullptr && bytes != nullptr) std::memcpy(bytes_of(string), bytes, static_cast<size_t>(size));
  return string;
}

MeshString* mesh_string_concat(const MeshString* a, const MeshString* b) {
  const std::string_view left = text_of(a);
  const std::string_view right = text_of(b);
  MeshString* joined = string_of_size(left.size() + right.size());
  if (joined == nullptr) return nullptr;
  std::copy(right.begin(), right.end(), std::copy(left.begin(), left.end(), bytes_of(joined)));
  return joined;
}

int8_t mesh_string_eq(const MeshString* a, const MeshString* b) { return text_of(a) == text_of(b) ? 1 : 0; }

MeshString* mesh_int_to_string(int64_t value) { return new_string(mesh::decimal(value)); }

MeshString* mesh_bool_to_string(int8_t value) { return new_string(value != 0 ? "true" : "false"); }

MeshList* mesh_list_new() { return mesh_list_builder_new(0); }

MeshList* mesh_list_builder_new(int64_t capacity) {
  const auto room = static_cast<uint64_t>(std::max<int64_t>(capacity, 0));
  auto* list = room > SIZE_MAX / 16 ? nullptr : allocate<MeshList>(static_cast<size_t>(room) * sizeof(uint64_t));
  if (list != nullptr) list->cap = room;
  return list;
}

void mesh_list_builder_push(MeshList* list, uint64_t element) {
  if (list->len < list->cap) elements_of(list)[list->len++] = element;
}

MeshList* mesh_list_from_array(const uint64_t* elements, int64_t count) {
  MeshList* list = mesh_list_builder_new(count);
  if (list == nullptr) return nullptr;
  list->len = list->cap;
  std::copy_n(elements, list->len, elements_of(list));
  return list;
}

MeshList* mesh_list_concat(const MeshList* a, const MeshList* b) {
  MeshList* joined = mesh_list_builder_new(static_cast<int64_t>(a->len + b->len));
  if (joined == nullptr) return nullptr;
  joined->len = joined->cap;
  std::copy_n(elements_of(b), b->len, std::copy_n(elements_of(a), a->len, elements_of(joined)));
  return joined;
}

int64_t mesh_list_length(const MeshList* list) { return static_cast<int64_t>(list->len); }

MeshResult* mesh_alloc_result(int64_t tag, void* value) {
  auto* result = static_cast<MeshResult*>(mesh_gc_alloc_actor(sizeof(MeshResult), alignof(MeshResult)));
  if (result == nullptr) return nullptr;
  result->tag = static_cast<uint8_t>(tag);
  result->value = value;
  return result;
}
