// Whether two texts of SQL say the same.
#pragma once

#include <string_view>

namespace mesh::schema {

/// Whether PostgreSQL prints two texts unlike for certain. It does not where they differ in blanks, in the case of words, in
/// brackets that bind what is bound without them, in casts, in what stands before a dot; and of what it says in other words, such
/// as BETWEEN, it is known only where both have the same words for it.
///
/// Takes:   `are_texts`, whether a string stands for itself, and not for what a type makes of it.
/// Bounds:  one pass over each.
[[nodiscard]] bool differ_for_certain(std::string_view a, std::string_view b, bool are_texts = false);

}  // namespace mesh::schema
