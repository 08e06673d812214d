// Quoted texts that are not closed, or closed by an apostrophe inside them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Refuses `sql` at the first `'` between two letters of a quoted text, if every text closes once these are doubled. For SQL that
/// is wrong already: `'a'AND'b'` is good.
///
/// Takes:   `what` the SQL is called; `part`, the whole of it.
/// Bounds:  one pass.
[[nodiscard]] std::optional<Refusal> refuse_apostrophe(Code code, std::string_view what, std::string_view sql, const Part& part);

/// What to do about a quoted text or comment that `opening` begins and nothing closes.
[[nodiscard]] std::string hint_for_unclosed(std::string_view opening);

}  // namespace mesh::ddl
