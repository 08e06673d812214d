// Whether two texts of SQL say the same.
#pragma once

#include <string_view>

namespace mesh::schema {

/// Whether two texts differ at most in blanks, in the case of words, in brackets that bind what is bound without them, and in casts
/// of constants.
///
/// Bounds:  one pass over each.
[[nodiscard]] bool reads_alike(std::string_view a, std::string_view b);

}  // namespace mesh::schema
