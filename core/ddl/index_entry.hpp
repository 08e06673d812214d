// An entry of an index's columns: "name", "(expression)", and either with ":" and a suffix.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ddl/index_suffix.hpp"

namespace mesh::ddl {

/// What keeps a text from being an entry.
enum class EntryFault : uint8_t {
  none,
  empty,
  /// What follows the last colon is no suffix.
  no_suffix,
  /// A suffix follows a blank instead of a colon.
  no_colon,
  /// SQL that is no name and stands in no brackets.
  no_brackets,
  /// A bracket is opened and not closed.
  no_end,
  /// Nothing stands in the brackets.
  no_expression,
  two_expressions,
  /// Something that is no suffix follows the brackets.
  after_expression,
  collation_without_quotes,
};

/// An entry as it was read. The views are into its text.
struct IndexEntry {
  /// A column's name as it is meant, not yet checked, or an expression with its brackets.
  std::string_view text;
  bool is_expression = false;
  IndexSuffix suffix;
  EntryFault fault = EntryFault::none;
  /// What is at fault.
  std::string_view blame;
};

/// An entry cut at what may be its suffixes, whether or not it is sound.
struct EntryParts {
  /// What stands before the suffixes.
  std::string_view body;
  /// A suffix that follows the body after a blank. It stands in the wrong place.
  std::string_view trailing;
  /// The suffix after the first colon whose whole rest is one, if there is such a colon.
  std::optional<IndexSuffix> suffix;
};
[[nodiscard]] EntryParts split_index_entry(std::string_view entry);

/// True for a text that holds what a name hardly does: a `(`, `->` or `::`.
[[nodiscard]] bool reads_as_sql(std::string_view text);
/// True for a text that begins with a bracket and ends with its partner.
[[nodiscard]] bool is_in_brackets(std::string_view text);

/// Reads an entry, the blanks around it trimmed.
///
/// What begins with a bracket is an expression up to its partner. Of anything else the suffix begins at the first colon whose whole
/// rest is one, and what stands before it is a name, quotes and colons included. A name that reads as SQL, since it holds a `(`,
/// `->` or `::` or ends in a suffix after a blank, is a fault: there is hardly such a column, and PostgreSQL would look for it.
/// Takes:   `into`, a fresh one, which is filled where it stands: to copy it costs as much as to read a plain name.
/// Bounds:  a few passes.
void read_index_entry(std::string_view entry, IndexEntry& into);

}  // namespace mesh::ddl
