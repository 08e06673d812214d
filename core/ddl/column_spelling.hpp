// What an entry of a table was meant to be, where it is written otherwise.
#pragma once

#include <optional>
#include <string_view>

#include "ddl/column.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Refuses an entry without a colon that is no table constraint.
/// Example: "email TEXT NOT NULL" → write "email:TEXT:NOT NULL"
[[nodiscard]] Refusal refuse_entry_without_colon(std::string_view entry, const Part& part, Blanks blanks);

/// Refuses a column whose constraints begin before its second colon, or where that is missing. Nothing where this is not what is
/// wrong.
///
/// Takes:   `fields`, what stands after the first colon of `entry`.
/// Example: "day:TEXT DEFAULT now()::date" → write "day:TEXT:DEFAULT now()::date"
[[nodiscard]] std::optional<Refusal> refuse_missing_colon(std::string_view entry, std::string_view fields, const Part& part,
                                                          Blanks blanks);

/// Refuses a column whose type is empty.
[[nodiscard]] Refusal refuse_missing_type(std::string_view name, std::string_view constraints, const Part& part);

}  // namespace mesh::ddl
