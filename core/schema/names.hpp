// The names that PostgreSQL chooses, and how messages show those that there are. Private to core/schema.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "schema/state.hpp"

namespace mesh::schema {

// names.cpp
[[nodiscard]] std::string make_object_name(std::string_view name1, std::string_view name2, std::string_view label);
/// The columns of an index or key in its automatic name.
[[nodiscard]] std::string join_names(const Names& names);
/// Appends `name` to the names that PostgreSQL gives an index's columns, numbered where it is there already.
void add_index_column_name(Names& names, std::string_view name, Arena& arena);
[[nodiscard]] std::string shown(const Table& table);
[[nodiscard]] std::string shown(Piece name);
/// `a` or `an`, a blank, and what the kind is called.
[[nodiscard]] std::string a_kind(Kind kind);
[[nodiscard]] std::string joined(std::span<const std::string_view> names);

// columns.cpp
/// The DEFAULT of a SERIAL.
[[nodiscard]] std::string next_of(std::string_view sequence);

// types.cpp
[[nodiscard]] bool is_system_column(std::string_view name);
[[nodiscard]] std::string shown(const ddl::TypeFacts& type);
/// The type that a column of the written one has.
[[nodiscard]] ddl::TypeFacts as_stored(const ddl::TypeFacts& written, bool is_serial);

// lookups.cpp
/// The schema and the name in a slot's key.
[[nodiscard]] Text name_in(const Slot& slot);
[[nodiscard]] Text schema_in(const Slot& slot);
[[nodiscard]] std::string_view kind_name(Kind kind);
/// Whether a relation of the kind has a type of its name.
[[nodiscard]] bool has_row_type(Kind kind);
[[nodiscard]] ddl::ObjectKind object_kind(Kind kind);

}  // namespace mesh::schema
