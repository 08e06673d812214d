// What may follow an index entry's colon: a collation, an operator class, an order and where NULLs go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mesh::ddl {

enum class Order : uint8_t { unstated, ascending, descending };
enum class Nulls : uint8_t { unstated, first, last };

/// The parts of a suffix. The views are into the text it was read from.
struct IndexSuffix {
  /// The suffix, without blanks around it.
  std::string_view text;
  std::string_view collation;
  std::string_view operator_class;
  Order order = Order::unstated;
  Nulls nulls = Nulls::unstated;

  [[nodiscard]] bool has_names() const { return !collation.empty() || !operator_class.empty(); }
  /// True for nothing, ASC and DESC, which published runtimes know too.
  [[nodiscard]] bool is_published() const { return !has_names() && nulls == Nulls::unstated; }
};

/// Reads at least one of `COLLATE` name, an operator class, `ASC` or `DESC`, `NULLS FIRST` or `NULLS LAST`, in this order and in
/// any case, which must be all of `text`.
///
/// A name is plain or quoted, at most two joined by a dot. An operator class without a dot must hold `_ops`, as all of PostgreSQL's
/// do, so that a misspelt order is not taken for one.
/// Gives:   false for a text that is none, and then anything in `into`, which must be fresh.
/// Bounds:  the words it takes, however long the text is.
[[nodiscard]] bool read_index_suffix(std::string_view text, IndexSuffix& into);
/// The suffix that `text` is, or nothing.
[[nodiscard]] std::optional<IndexSuffix> parse_index_suffix(std::string_view text);
/// The suffix that a text is once its NULLS FIRST or NULLS LAST stands at the end, or an empty text.
[[nodiscard]] std::string ordered_index_suffix(std::string_view text);

/// Appends the suffix, each part after a blank, key words in capitals.
void append_index_suffix(std::string& out, const IndexSuffix& suffix);

/// The collation's name with the parts in quotes that PostgreSQL reads otherwise without, such as `"C"` for `C`. Empty where it
/// reads the name as it is written.
[[nodiscard]] std::string quoted_collation(std::string_view collation);

}  // namespace mesh::ddl
