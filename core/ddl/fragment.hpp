// SQL that the author writes and we pass on as it is: shown to stay in its slot, not judged otherwise.
#pragma once

#include <cstdint>
#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

class ColumnReading;

/// Where in a statement the fragment goes.
enum class Slot : uint8_t { type, constraints, table_constraint, predicate, expression };

/// How deep a fragment's brackets may nest.
inline constexpr uint32_t deepest_nesting = 256;

/// Shows that `text` cannot leave its slot.
///
/// Takes:   `text`, and the part of the input it is; `reading`, which is given the tokens outside brackets and the brackets
///          themselves, and says nothing before all of them are sound.
/// Errors:  bad_fragment for a `;`, a `,` or lone `:` outside brackets, a bracket or quoted text without its partner, a comment,
///          a byte that starts no token, a letter right after a number (versions of PostgreSQL read it differently), a NUL byte,
///          bytes that are not UTF-8, and brackets nested more than 256 deep.
/// Bounds:  one pass.
/// Source:  PostgreSQL 15 section 4.1 "Lexical Structure", under `standard_conforming_strings = on`.
[[nodiscard]] Status check_fragment(std::string_view text, Slot slot, Part part, ColumnReading* reading = nullptr);

}  // namespace mesh::ddl
