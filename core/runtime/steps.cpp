#include "runtime/steps.hpp"

#include <algorithm>

#include "base/bug.hpp"
#include "runtime/collections.hpp"

namespace mesh::runtime {
namespace {

constexpr uint64_t bytes_a_step = 16;
/// Of a comparison or a hash, which is quicker: in units of those above.
constexpr uint64_t compared_bytes_a_byte = 4;

uint64_t bytes_read(Reading reading, uint64_t word) {
  const auto text = [](uint64_t each) { return pointer_of<const MeshString>(each)->len; };
  const auto words = [&] { return words_of(pointer_of<const MeshList>(word)); };
  switch (reading) {
    case Reading::nothing: return 0;
    case Reading::text: return text(word);
    case Reading::list: return bytes_a_step * words().size();
    case Reading::texts: {
      uint64_t bytes = bytes_a_step * words().size();
      for (const uint64_t each : words()) bytes += text(each);
      return bytes;
    }
    case Reading::map: {
      const auto* map = pointer_of<const MeshMap>(word);
      return bytes_a_step * static_cast<uint64_t>(mesh_map_size(map)) + bytes_of_keys(map);
    }
    case Reading::compared_text: return text(word) / compared_bytes_a_byte;
    case Reading::searched_map: {
      const auto* map = pointer_of<const MeshMap>(word);
      return static_cast<uint64_t>(mesh_map_size(map)) + bytes_of_keys(map) / compared_bytes_a_byte;
    }
    case Reading::copied_list: return 2 * words().size();
  }
  bug("a reading has no size");
}

/// The steps of reading `words`, of which `reading_at` gives what is read by its place.
template <typename ReadingAt>
uint64_t steps_of(bool compares, std::span<const uint64_t> words, ReadingAt reading_at) {
  constexpr uint64_t comparisons_a_step = 4096;
  uint64_t bytes = 0;
  uint64_t comparisons = 0;
  for (size_t index = 0; index < words.size(); ++index) {
    const Reading reading = reading_at(index);
    const uint64_t size = bytes_read(reading, words[index]);
    if (compares && reading != Reading::map) comparisons = std::max(comparisons, size * bytes);
    bytes += size;
  }
  return bytes / bytes_a_step + comparisons / comparisons_a_step;
}

}  // namespace

Reading reading_of(const LibraryType& type) {
  switch (type.kind()) {
    case Kind::string: return Reading::text;
    case Kind::list: return type.is_list_of(Kind::string) ? Reading::texts : Reading::list;
    case Kind::map: return Reading::map;
    default: return Reading::nothing;
  }
}

std::string readings_of(const Builtin& builtin) {
  std::string readings;
  if (!sends(builtin.effect)) readings += searches;
  for (const Parameter& parameter : builtin.parameters()) readings += static_cast<char>(reading_of(parameter.type));
  return readings;
}

uint64_t steps_to_read(std::string_view readings, std::span<const uint64_t> words) {
  const bool compares = readings.starts_with(searches);
  if (compares) readings.remove_prefix(1);
  return steps_of(compares, words.first(readings.size()), [&](size_t index) { return static_cast<Reading>(readings[index]); });
}

uint64_t steps_to_read(const Builtin& builtin, std::span<const uint64_t> words) {
  const auto parameters = builtin.parameters();
  return steps_of(!sends(builtin.effect), words, [&](size_t index) { return reading_of(parameters[index].type); });
}

uint64_t steps_to_read(Reading reading, uint64_t word) { return bytes_read(reading, word) / bytes_a_step; }

}  // namespace mesh::runtime
