// The entries of a table: "name:TYPE", "name:TYPE:CONSTRAINTS", or a table constraint written as SQL.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Whether blanks around an entry's fields are part of them.
enum class Blanks : uint8_t { keep, trim };

/// True for an entry that begins with CONSTRAINT, PRIMARY KEY, UNIQUE, CHECK, FOREIGN KEY, EXCLUDE or LIKE, in any case, and then a
/// blank, `(` or `"`. Such an entry is a table constraint, whole, colons and all; `unique:TEXT` is a column.
[[nodiscard]] bool is_table_constraint(std::string_view entry);

/// The name field of a column entry, or nothing for a table constraint and for an entry without a colon.
[[nodiscard]] std::optional<std::string_view> column_name_of(std::string_view entry, Blanks blanks);

/// Appends one entry, mapped to `part`, with a notice where the column's name is too long.
///
/// Takes:   `entry`, split at its first two colons, so that `DEFAULT '{}'::jsonb` survives in the third field; `part`, the whole of
/// it. Errors:  bad_column for an empty entry, a missing type, or an entry without a colon that is no table constraint; bad_name;
///          bad_fragment, also for what a ColumnReading refuses.
/// Example: id:UUID:PRIMARY KEY → "id" UUID PRIMARY KEY
[[nodiscard]] Status write_column_entry(Statement& into, std::string_view entry, const Part& part, Blanks blanks);

/// Appends "(entry, entry, ...)" with breaks for reading: a line each.
///
/// Errors:  those of write_column_entry; every bad entry is refused, the first with the others as its `further`.
[[nodiscard]] Status write_column_list(Statement& into, std::span<const std::string_view> entries, uint32_t argument,
                                       Blanks blanks);

}  // namespace mesh::ddl
