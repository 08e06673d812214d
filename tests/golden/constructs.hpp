// Which parts of the language and of its library golden files show: all that the types of the tree, the tokens and the table of
// library functions have.
#pragma once

#include <set>
#include <string>

#include "base/source.hpp"

namespace golden {

/// The names of everything there is to show, such as "node LetStatement", "token `do`" and "function List.map".
[[nodiscard]] std::set<std::string> all_constructs();

/// Those among them that a source without errors has; of tokens, those that any source has.
[[nodiscard]] std::set<std::string> constructs_in(const mesh::Source& source);

}  // namespace golden
