// One migration run twice: by the interpreter and as compiled code.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/compile.hpp"

namespace mesh::test {

/// For each entry, its name, what it sent and printed in order, and how it ended: "end", "err: " and the text, or "stopped: ", what
/// is said of that, and where.
using Run = std::vector<std::string>;

/// Statements from the one numbered `failing_from` on fail, counted from 0 in each function.
[[nodiscard]] Run interpreted(const lang::Executable& executable, const Source& source, size_t failing_from);
[[nodiscard]] Run compiled(const lang::Executable& executable, const Source& source, size_t failing_from);

/// What is printed from now on is written down in `run`.
void listen(Run& run);

}  // namespace mesh::test
