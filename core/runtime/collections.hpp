// How C++ makes lists and tuples of Mesh's C ABI. Each gives null when memory is spent.
#pragma once

#include <mesh/collections.h>

#include <array>
#include <span>

#include "runtime/layout.hpp"
#include "runtime/values.hpp"

namespace mesh::runtime {

/// A list of `length` zeros, for the caller to fill before anyone else sees it.
[[nodiscard]] MeshList* list_of_length(uint64_t length);
[[nodiscard]] MeshList* list_of(std::span<const uint64_t> words);
[[nodiscard]] MeshTuple* new_tuple(std::span<const uint64_t> words);
/// A map of each of `keys` to the one of `values` beside it; of a key that stands there twice, to the last.
[[nodiscard]] MeshMap* map_of(std::span<const uint64_t> keys, std::span<const uint64_t> values, bool has_string_keys);
/// A copy of a map from texts to texts, with copies of these. A key that is `last`'s own at its place is that of `last_copy`; both
/// may be null.
[[nodiscard]] MeshMap* copy_of_texts(const MeshMap* map, const MeshMap* last, const MeshMap* last_copy);
/// The bytes that a look for a key may read: those of the keys, where they are Strings.
[[nodiscard]] uint64_t bytes_of_keys(const MeshMap* map);

/// A list of Strings, of texts that are std::strings or views.
template <typename Texts>
[[nodiscard]] MeshList* list_of_texts(const Texts& texts) {
  MeshList* list = list_of_length(texts.size());
  for (size_t index = 0; list != nullptr && index < texts.size(); ++index) {
    const MeshString* text = new_string(texts[index]);
    if (text == nullptr) return nullptr;
    elements_of(list)[index] = word_of(text);
  }
  return list;
}

/// A list of the `length` pairs that `first` and `second` give the words of, each for an index.
template <typename First, typename Second>
[[nodiscard]] MeshList* list_of_pairs(uint64_t length, First first, Second second) {
  MeshList* list = list_of_length(length);
  for (size_t index = 0; list != nullptr && index < length; ++index) {
    const std::array words = {first(index), second(index)};
    const MeshTuple* pair = new_tuple(words);
    if (pair == nullptr) return nullptr;
    elements_of(list)[index] = word_of(pair);
  }
  return list;
}

}  // namespace mesh::runtime
