#include "schema/outcome.hpp"

#include <array>

namespace mesh::schema {

std::string_view kind_text(OutcomeKind kind) {
  constexpr auto texts = std::to_array<std::string_view>({"applied", "skipped", "fails", "unknown"});
  return texts[static_cast<size_t>(kind)];
}

std::string_view cause_text(Cause cause) {
  constexpr auto texts = std::to_array<std::string_view>({"", "existence", "rows", "opaque", "after a failure", "expression"});
  return texts[static_cast<size_t>(cause)];
}

}  // namespace mesh::schema
