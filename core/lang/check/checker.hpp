// Syntax tree to checked program: what names mean, and types.
#pragma once

#include "base/diagnostic.hpp"
#include "lang/types/program.hpp"

namespace mesh::lang {

/// Resolves names and infers types. Every mistake is reported once, at the narrowest expression, whose value then counts as broken;
/// everything else is checked as if it were right.
///
/// Errors:  type_mismatch, argument_count, unknown_name, not_a_function, operator_type, missing_pattern, clause_order,
/// unknown_method,
///          unknown_module, not_exported, try_in_wrong_function, try_on_wrong_type, migration_signature, not_yet_supported;
///          warnings redundant_pattern, unused_result, private_migration.
/// Bounds:  about linear in the source; TypeTable caps what types may cost.
[[nodiscard]] Program check(Ast ast, Diagnostics& diagnostics);

}  // namespace mesh::lang
