// How what a statement has met in the database differs from what it would have made: IF NOT EXISTS looks at a name alone.
#pragma once

#include <mesh/database.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mesh::run {

/// The differences, a sentence each, of the table, the columns or the index that a statement which was skipped, whole or in part,
/// has found in the place of its own. Nothing for other statements, for temporary tables, for an ALTER TABLE that does more to
/// columns than to add and to drop them, and where the server does not say.
///
/// Compared is what the server's own numbers decide, since it prints an expression otherwise than it was written. Of a table: that
/// it is one, and each column that was to be made; the columns of the primary key, of UNIQUE and of foreign keys. Of a column: its
/// type, NOT NULL, whether it has a default. Of an index: its table, whether it is valid and unique, its method, its plain columns
/// and which of them descend, and whether it has a condition. What there is beside that is no difference, since other migrations
/// add to a table.
///
/// Cost:    about ten queries; of an ALTER TABLE, for each of its first hundred columns.
[[nodiscard]] std::vector<std::string> differences_of_existing(std::string_view sql, const Ask& ask);

/// The indexes of the table of a CREATE INDEX that are not valid, such as one whose concurrent build has failed leaves: what each
/// is, and what to do.
[[nodiscard]] std::vector<std::string> invalid_indexes(std::string_view sql, const Ask& ask);

}  // namespace mesh::run
