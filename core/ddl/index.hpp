// The columns of an index and the name that is derived from them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ddl/identifier.hpp"
#include "ddl/index_entry_refusal.hpp"
#include "ddl/index_suffix.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// A sound entry, and the whole of it as a part of the input.
struct IndexColumn {
  IndexColumn(std::string_view column, const Part& whole) : written(column), part(whole) {}

  std::string_view written;
  Part part;
  /// An expression is shown to stay in its brackets.
  IndexEntry entry;
  /// Nothing for an expression.
  std::optional<Name> name;

  /// For `left_open`, which has neither a name nor an expression.
  [[nodiscard]] bool is_unknown() const { return is_left_open(written); }
};

/// At least one column, in order.
struct IndexColumns {
  std::vector<IndexColumn> columns;
  uint32_t argument;
};

/// Reads the entries (see ddl/index_entry).
///
/// Takes:   `unnamed`, for an index that has no name yet, which one of an expression needs.
/// Errors:  bad_index_column for a list without entries and for each entry that is at fault, the first with the others as its
///          `further`; bad_name; bad_fragment; bad_index_option for a name that is missing.
[[nodiscard]] Result<IndexColumns, Refusal> read_index_columns(std::span<const std::string_view> entries, uint32_t argument,
                                                               IndexUse use, const UnnamedIndex* unnamed);

/// What a name begins with that is derived from a table and columns.
inline constexpr std::string_view derived_index_prefix = "idx_";
/// Whether it is the name that an index of the table's columns gets without one of its own.
[[nodiscard]] bool is_derived_index_name(std::string_view name, std::string_view table, const std::vector<std::string>& columns);
/// Appends the quoted name "idx_{table}_{column}_{column}", made without the suffixes, or `left_open` where a column is not known.
/// The name has no clause; one longer than 63 bytes gives a notice about the list of columns.
void write_derived_index_name(Statement& into, Name table, const IndexColumns& columns);

/// Appends (column[ suffix], ...), a clause for each entry, with its notices.
void write_index_columns(Statement& into, const IndexColumns& columns);
/// Gives the notices own_form of what a column says.
void note_index_forms(const IndexColumn& column, std::vector<Notice>& notices);

}  // namespace mesh::ddl
