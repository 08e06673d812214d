// The columns of an index and the name that is derived from them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

enum class Order : uint8_t { unstated, ascending, descending };

struct IndexColumn {
  Name name;
  Order order;
};

/// Reads "name", "name:ASC" or "name:DESC", the suffix in any case; blanks around both are trimmed.
///
/// Takes:   `entry`, split at its last colon; `part`, the whole of it.
/// Errors:  bad_index_column for an empty entry and for any other suffix; bad_name.
[[nodiscard]] Result<IndexColumn, Refusal> parse_index_column(std::string_view entry, Part part);

/// The list of an index's columns and the builder's argument it is.
struct IndexColumns {
  std::span<const std::string_view> entries;
  uint32_t argument;

  [[nodiscard]] Part part(size_t at) const { return whole_part(entries[at], argument, static_cast<int32_t>(at)); }
};

/// Refuses a list without columns.
[[nodiscard]] Status check_index_columns(const IndexColumns& columns);

/// Appends the quoted name "idx_{table}_{column}_{column}", made without the suffixes. It has no clause; a name longer than 63
/// bytes gives a notice about the list of columns.
[[nodiscard]] Status write_derived_index_name(Statement& into, Name table, const IndexColumns& columns);

/// Appends ("column"[ ASC| DESC], ...), a clause for each column.
[[nodiscard]] Status write_index_columns(Statement& into, const IndexColumns& columns);

}  // namespace mesh::ddl
