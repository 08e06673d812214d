// The options of create_index: `unique:true`, `name:exact_name`, and last `where:predicate`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ddl/identifier.hpp"
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
  std::optional<GivenOption<std::string_view>> predicate;
};

/// Reads the options.
///
/// Takes:   `text`, options separated by blanks (Unicode White_Space). `where:` at the start of an option takes all the rest.
///          `unique: true`, the older spelling, is read as `unique:true`. `part` is the whole of `text`.
/// Gives:   of a repeated option the last one, and the notice option_repeated for those before it.
/// Errors:  bad_index_option for an unknown option, an unknown value or a missing one; bad_name; bad_fragment.
[[nodiscard]] Result<IndexOptions, Refusal> parse_index_options(std::string_view text, Part part, std::vector<Notice>& notices);

}  // namespace mesh::ddl
