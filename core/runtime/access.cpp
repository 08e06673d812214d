// Reading lists and tuples at places that may not be there.
#include "base/text.hpp"
#include "runtime/checked.hpp"
#include "runtime/collections.hpp"

namespace mesh::runtime {
namespace {

Word word_at(std::string_view function, std::span<const uint64_t> words, int64_t index) {
  if (index >= 0 && static_cast<uint64_t>(index) < words.size()) return words[static_cast<size_t>(index)];
  return Panic{cat({function, ": index ", decimal(index), " out of bounds (len ", decimal(words.size()), ")"})};
}

Panic empty_list(std::string_view function) { return {cat({function, ": empty list"})}; }

}  // namespace

Word checked::mesh_list_get(const MeshList* list, int64_t index) { return word_at("mesh_list_get", words_of(list), index); }

Word checked::mesh_list_nth(const MeshList* list, int64_t index) { return checked::mesh_list_get(list, index); }

Word checked::mesh_list_head(const MeshList* list) {
  if (list->len == 0) return empty_list("mesh_list_head");
  return words_of(list).front();
}

Word checked::mesh_list_tail(const MeshList* list) {
  if (list->len == 0) return empty_list("mesh_list_tail");
  return word_of(mesh_list_drop(list, 1));
}

Word checked::mesh_list_last(const MeshList* list) {
  if (list->len == 0) return empty_list("mesh_list_last");
  return words_of(list).back();
}

Word checked::mesh_tuple_nth(const MeshTuple* tuple, int64_t index) { return word_at("mesh_tuple_nth", words_of(tuple), index); }

}  // namespace mesh::runtime

int64_t mesh_tuple_size(const MeshTuple* tuple) { return static_cast<int64_t>(tuple->len); }
