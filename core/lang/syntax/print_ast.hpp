// Syntax trees to source text.
#pragma once

#include <string>

#include "lang/syntax/ast.hpp"

namespace mesh::lang {

/// The tree as Mesh source: a statement a line, without comments, with a pipe as the call that it is, and with no brackets but
/// those that the tree needs. Parsing the text gives an equal tree, as long as none of its nodes is broken; that one is `<broken>`.
[[nodiscard]] std::string print(const Ast& ast);

}  // namespace mesh::lang
