// The entries of a table: "name:TYPE", "name:TYPE:CONSTRAINTS", or a table constraint written as SQL.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// The fields of a column entry, views into it. `constraints` is set, if maybe empty, when the entry has a third field.
struct Column {
  Name name;
  std::string_view type;
  std::optional<std::string_view> constraints;
};

/// An entry passed on whole, such as PRIMARY KEY ("a", "b").
struct TableConstraint {
  std::string_view sql;
};

using ColumnEntry = std::variant<Column, TableConstraint>;

/// Whether blanks around an entry's fields are part of them.
enum class Blanks : uint8_t { keep, trim };

/// Reads one entry.
///
/// Takes:   `entry`, split at its first two colons, so that `DEFAULT '{}'::jsonb` survives in the third field. One that begins with
///          CONSTRAINT, PRIMARY KEY, UNIQUE, CHECK, FOREIGN KEY, EXCLUDE or LIKE and then a blank, `(` or `"` is a table
///          constraint. `part` is the whole of it.
/// Errors:  bad_column for an empty entry, a missing type, or an entry without a colon that is no table constraint; bad_name;
///          bad_fragment.
/// Example: "id:UUID:PRIMARY KEY" → Column{id, "UUID", "PRIMARY KEY"}
[[nodiscard]] Result<ColumnEntry, Refusal> parse_column_entry(std::string_view entry, Part part, Blanks blanks = Blanks::keep);

/// The name field of a column entry, or nothing for a table constraint and for an entry without a colon.
[[nodiscard]] std::optional<std::string_view> column_name_of(std::string_view entry, Blanks blanks);

/// Appends the entry, mapped to `part`, with a notice where the column's name is too long.
///
/// Takes:   `text`, the text that `entry` was read from and `part` stands for.
void write_column_entry(Statement& into, const ColumnEntry& entry, std::string_view text, Part part);

/// Appends " (entry, entry, ...)" with breaks for reading: a line each.
[[nodiscard]] Status write_column_list(Statement& into, std::span<const std::string_view> entries, uint32_t argument,
                                       Blanks blanks);

}  // namespace mesh::ddl
