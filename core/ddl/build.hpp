// The seven DDL builders: names and column entries in, one PostgreSQL statement out. They know SQL and nothing of Mesh.
//
// Every builder clears `into` and fills it in one pass; on a Refusal the content of `into` is unspecified. Arguments are numbered
// from 0 in the order of the parameters, so `Part{1, 2}` of build_create_table_sql is its third column entry.
// A table is `name` or `schema.name` (see ddl/table_name). All texts are UTF-8. Cost is linear in the input. Names longer than 63
// bytes keep their full text in the SQL and give the notice S301 with the text the server will store (PostgreSQL 15 section 4.1.1).
#pragma once

#include <span>
#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

using Strings = std::span<const std::string_view>;

/// CREATE TABLE IF NOT EXISTS "table" (column, ...).
///
/// Takes:   `columns`, entries "name:TYPE", "name:TYPE:CONSTRAINTS" or a table constraint (see ddl/column).
/// Errors:  bad_name, bad_column, bad_fragment, each naming the entry.
/// Source:  PostgreSQL 15, CREATE TABLE.
/// Example: ("users", {"id:UUID:PRIMARY KEY"}) → CREATE TABLE IF NOT EXISTS "users" ("id" UUID PRIMARY KEY)
[[nodiscard]] Status build_create_table_sql(std::string_view table, Strings columns, Statement& into);

/// DROP TABLE IF EXISTS "table".
[[nodiscard]] Status build_drop_table_sql(std::string_view table, Statement& into);

/// ALTER TABLE "table" ADD COLUMN IF NOT EXISTS column. A table constraint is refused: it is no column.
[[nodiscard]] Status build_add_column_sql(std::string_view table, std::string_view column, Statement& into);

/// ALTER TABLE "table" DROP COLUMN IF EXISTS "column".
[[nodiscard]] Status build_drop_column_sql(std::string_view table, std::string_view column, Statement& into);

/// ALTER TABLE "table" RENAME COLUMN "old_name" TO "new_name".
[[nodiscard]] Status build_rename_column_sql(std::string_view table, std::string_view old_name, std::string_view new_name,
                                             Statement& into);

/// CREATE [UNIQUE ]INDEX [CONCURRENTLY ]IF NOT EXISTS "name" ON "table" [USING method ](column[ suffix], ...)
/// [ INCLUDE ("column", ...)][ NULLS NOT DISTINCT][ WHERE predicate].
///
/// Takes:   `columns`, at least one, each "name" or "(expression)", and either with ":" and a suffix (see ddl/index_entry);
///          `options`, separated by blanks (see ddl/index_options).
/// Errors:  bad_name, bad_index_column, bad_index_option, bad_fragment.
/// Source:  PostgreSQL 15, CREATE INDEX.
[[nodiscard]] Status build_create_index_sql(std::string_view table, Strings columns, std::string_view options, Statement& into);

/// DROP INDEX IF EXISTS with the name that build_create_index_sql derives from the same table and columns, or with the name that
/// the entry "name:exact_name" gives. Beside such an entry "concurrently:true" may stand.
[[nodiscard]] Status build_drop_index_sql(std::string_view table, Strings columns, Statement& into);

}  // namespace mesh::ddl
