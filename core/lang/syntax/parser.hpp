// Tokens to syntax tree.
#pragma once

#include "base/diagnostic.hpp"
#include "lang/syntax/ast.hpp"
#include "lang/syntax/token.hpp"

namespace mesh::lang {

/// Parses a migration file, or a snippet, which becomes the body of a function `up`. What cannot be parsed is reported once and
/// becomes a Broken node; parsing goes on after it.
///
/// Takes:   the tokens of a file of `source`, which must outlive the tree.
/// Errors:  syntax, nested_too_deeply, number_out_of_range, outside_profile, not_yet_supported; warnings unknown_escape,
///          clause_annotation.
/// Bounds:  one pass; nesting up to `most_nesting`.
/// Source:  the Mesh grammar, as docs/profile.md tells it.
[[nodiscard]] Ast parse(const Source& source, const Tokens& tokens, Diagnostics& diagnostics);
/// The same, added to the tree of the files before it.
[[nodiscard]] Ast parse(const Source& source, const Tokens& tokens, Diagnostics& diagnostics, Ast before, FileId file);

}  // namespace mesh::lang
