#include "run/place_table.hpp"

#include <mesh/runtime.h>

namespace mesh::run {
namespace {

std::string name_in(const PlaceTable::Text& text) { return {text.bytes, static_cast<size_t>(text.size)}; }

}  // namespace

std::optional<Place> place_now() {
  const MeshPlace& now = *mesh_place();
  if (now.number == 0) return std::nullopt;
  const auto& table = *static_cast<const PlaceTable*>(now.table);
  const auto [file, line, column, function] = table.entries[now.number];
  return Place{name_in(table.files[file]), line, column, name_in(table.functions[function])};
}

}  // namespace mesh::run
