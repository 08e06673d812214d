// Syntax tree to checked program: what names mean, and types.
#pragma once

#include "base/diagnostic.hpp"
#include "lang/types/program.hpp"

namespace mesh::lang {

/// Resolves names and infers types. Every mistake is reported once, at the narrowest expression, whose value then counts as broken;
/// everything else is checked as if it were right.
///
/// Errors:  all that diagnostics.def lists under "Names and types", but clause_annotation, which is the parser's;
///          migration_signature, defined_twice, not_yet_supported; nested_too_deeply of types, source_too_large of imports.
/// Bounds:  about linear in the source; TypeTable caps what types may cost.
[[nodiscard]] Program check(Ast ast, Diagnostics& diagnostics);

}  // namespace mesh::lang
