// The options of create_index, such as `unique:true name:exact_name`, and last `where:predicate`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ddl/identifier.hpp"
#include "ddl/index_include.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// An option's value and the bytes of the options text that give it.
template <typename T>
struct GivenOption {
  T value;
  Part part;
};

/// The options, views into the text they were read from.
struct IndexOptions {
  std::optional<GivenOption<bool>> unique;
  std::optional<GivenOption<Name>> name;
  std::optional<GivenOption<std::string_view>> method;
  std::optional<IncludedColumns> include;
  std::optional<GivenOption<bool>> nulls_not_distinct;
  std::optional<GivenOption<bool>> concurrently;
  std::optional<GivenOption<std::string_view>> predicate;
};

/// Reads the options `unique:true|false`, `name:exact_name`, `using:method`, `include:a,b`, `nulls_not_distinct:true`,
/// `concurrently:true` and `where:predicate`.
///
/// Takes:   `text`, options separated by blanks (Unicode White_Space). `where:` at the start of an option takes all the rest.
///          `unique: true`, the older spelling, is read as `unique:true`. `part` is the whole of `text`, and `into` is fresh.
/// Gives:   of a repeated option the last one, and the notice option_repeated for those before it; the notice own_form for each
///          that published runtimes refuse.
/// Errors:  bad_index_option for an unknown option, an unknown value or a missing one, and for `nulls_not_distinct:` of an index
///          that is not unique; bad_name; bad_fragment.
[[nodiscard]] Status read_index_options(std::string_view text, Part part, IndexOptions& into, std::vector<Notice>& notices);

}  // namespace mesh::ddl
