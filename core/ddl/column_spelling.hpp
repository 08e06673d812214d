// Guesses what an entry without a colon was meant to be, for a hint.
#pragma once

#include <string>
#include <string_view>

namespace mesh::ddl {

/// What to write instead of an entry without a colon.
/// Example: "email TEXT NOT NULL" → write "email:TEXT:NOT NULL"
[[nodiscard]] std::string hint_for_entry_without_colon(std::string_view entry);

}  // namespace mesh::ddl
