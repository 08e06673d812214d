// The table that a call names: `name`, or `schema.name`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

struct TableName {
  TableName(std::optional<Name> before_dot, Name own, const Subject& whole) : schema(before_dot), name(own), subject(whole) {}

  std::optional<Name> schema;
  Name name;
  /// What the table is called in messages, and the whole of its text.
  Subject subject;
};

/// Checks a table's name, split at its only dot before anything else is looked at.
///
/// Takes:   `text`, whole; `subject`, whose part is the whole of `text`.
/// Errors:  bad_name for two dots, nothing before or after the dot, a blank beside it, and what make_name refuses.
[[nodiscard]] Result<TableName, Refusal> make_table_name(std::string_view text, const Subject& subject);

/// The schema's name, or nothing where none is given.
[[nodiscard]] std::string_view schema_of(const TableName& table);
/// Appends the schema's name and a dot, if one is given.
void append_schema(std::string& out, const TableName& table);
/// Appends the name as SQL has it.
/// Example: app.users → "app"."users"
void append_table(std::string& out, const TableName& table);

/// Gives the notices of both parts.
void note_table(const TableName& table, std::vector<Notice>& notices);
/// Gives a notice for an index's name that reads as one with a schema before it: an index lies in the schema of its table.
void note_index_schema(std::string_view name, const TableName& table, const Part& part, std::vector<Notice>& notices);

/// Appends the table as one clause, with its notices.
void write_table(Statement& into, const TableName& table);
/// Checks `text`, argument 0, as a table's name and writes it.
[[nodiscard]] Status write_table(Statement& into, std::string_view text);

}  // namespace mesh::ddl
