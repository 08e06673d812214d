// Reading lists and tuples at places that may not be there. These functions call mesh_panic, which the process defines.
#include <mesh/runtime.h>

#include <string>

#include "base/text.hpp"
#include "runtime/collections.hpp"

using namespace mesh::runtime;

namespace {

[[noreturn]] void panic(std::string_view message) {
  constexpr std::string_view file = "<runtime>";
  mesh_panic(reinterpret_cast<const uint8_t*>(message.data()), static_cast<int64_t>(message.size()),
             reinterpret_cast<const uint8_t*>(file.data()), static_cast<int64_t>(file.size()), 0);
}

uint64_t word_at(std::string_view function, std::span<const uint64_t> words, int64_t index) {
  if (index >= 0 && static_cast<uint64_t>(index) < words.size()) return words[static_cast<size_t>(index)];
  panic(mesh::cat({function, ": index ", mesh::decimal(index), " out of bounds (len ", mesh::decimal(words.size()), ")"}));
}

void require_elements(std::string_view function, const MeshList* list) {
  if (list->len == 0) panic(mesh::cat({function, ": empty list"}));
}

}  // namespace

uint64_t mesh_list_get(const MeshList* list, int64_t index) { return word_at("mesh_list_get", words_of(list), index); }

uint64_t mesh_list_nth(const MeshList* list, int64_t index) { return mesh_list_get(list, index); }

uint64_t mesh_list_head(const MeshList* list) {
  require_elements("mesh_list_head", list);
  return words_of(list).front();
}

MeshList* mesh_list_tail(const MeshList* list) {
  require_elements("mesh_list_tail", list);
  return mesh_list_drop(list, 1);
}

uint64_t mesh_list_last(const MeshList* list) {
  require_elements("mesh_list_last", list);
  return words_of(list).back();
}

int64_t mesh_tuple_size(const MeshTuple* tuple) { return static_cast<int64_t>(tuple->len); }

uint64_t mesh_tuple_first(const MeshTuple* tuple) { return word_at("mesh_tuple_first", words_of(tuple), 0); }

uint64_t mesh_tuple_second(const MeshTuple* tuple) { return word_at("mesh_tuple_second", words_of(tuple), 1); }

uint64_t mesh_tuple_nth(const MeshTuple* tuple, int64_t index) { return word_at("mesh_tuple_nth", words_of(tuple), index); }
