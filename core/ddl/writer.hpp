// Appends to a Statement: SQL text, names with their clauses and notices, and places to break the line.
#pragma once

#include <cstdint>
#include <string_view>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

[[nodiscard]] inline uint32_t end_of(const Statement& statement) { return static_cast<uint32_t>(statement.sql.size()); }

/// Maps `part` to the SQL from `begin` to the end of what is written so far.
void add_clause(Statement& into, Part part, uint32_t begin);

/// Appends what stands for elements that are not known.
void write_left_open(Statement& into);

/// Marks the end of what is written so far as a place to break the line.
void add_break(Statement& into, uint32_t indent);

/// Appends a checked name, quoted, with its clause and, where it is too long, its notice.
void write_name(Statement& into, Name name, const Subject& subject);

/// Checks `text` as a name and writes it.
[[nodiscard]] Status write_name(Statement& into, std::string_view text, const Subject& subject);

}  // namespace mesh::ddl
