// Which functions call which, and the order in which their types can be inferred.
#pragma once

#include <vector>

#include "lang/syntax/ast.hpp"

namespace mesh::lang {

/// The functions of `ast` in groups: those that call each other stand together, and a group stands after those it calls.
///
/// Bounds:  linear in the number of expressions (Tarjan's algorithm, without recursion).
/// Source:  R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
[[nodiscard]] std::vector<std::vector<uint32_t>> call_groups(const Ast& ast);

}  // namespace mesh::lang
