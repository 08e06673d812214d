// Upper and lower case of all letters, as Rust's standard library has them, since a table's name may be made of them.
#pragma once

#include <string>
#include <string_view>

namespace mesh {

/// Full case mapping of Unicode 17, of no language in particular: `ß` is `SS`, and a `Σ` that ends a word becomes `ς`. Bytes that
/// are not UTF-8 stay.
///
/// Bounds:  O(size of the text); the result has at most three times its bytes.
/// Source:  Unicode Standard, section 3.13 "Default Case Algorithms"; SpecialCasing.txt without its conditions but Final_Sigma.
[[nodiscard]] std::string to_upper(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text);

}  // namespace mesh
