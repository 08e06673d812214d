// Why an index entry is refused, and what to write instead.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ddl/index_entry.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

enum class IndexUse : uint8_t { create, drop };

/// A call of create_index without a name, and the options that could give one.
struct UnnamedIndex {
  std::string_view table;
  std::span<const std::string_view> entries;
  std::string_view options;
  uint32_t options_argument;
};

/// Refuses an index of an expression that has no name.
[[nodiscard]] Refusal refuse_unnamed(const UnnamedIndex& index);

/// Refuses `text`, an entry at fault, or one of drop_index that is an expression.
///
/// Takes:   `part`, the whole of `text`; `unnamed`, where an entry that becomes an expression wants a name too.
[[nodiscard]] Refusal refuse_index_entry(const IndexEntry& entry, std::string_view text, const Part& part, IndexUse use,
                                         const UnnamedIndex* unnamed);

}  // namespace mesh::ddl
