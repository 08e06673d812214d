// The facts of a statement as a line of text each, for tests to compare.
#pragma once

#include <string>
#include <string_view>

namespace mesh::test {

/// Reads `sql` and prints its facts: what is not said is left out, and a range is shown as the text that it spans.
[[nodiscard]] std::string facts_of(std::string_view sql);

}  // namespace mesh::test
