#include "run/place_table.hpp"

namespace mesh::run {
namespace {

std::string text_of(const PlaceTable::Text& text) { return {text.bytes, static_cast<size_t>(text.size)}; }

}  // namespace

std::optional<Place> place_now(const PlaceTable& table) {
  if (*table.now == 0) return std::nullopt;
  const auto [file, line, column, function] = table.entries[*table.now];
  return Place{text_of(table.files[file]), line, column, text_of(table.functions[function])};
}

}  // namespace mesh::run
