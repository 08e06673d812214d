// The columns of an index's option `include:`.
#pragma once

#include <string_view>
#include <vector>

#include "ddl/identifier.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

struct IncludedColumn {
  Name name;
  Part part;
};

struct IncludedColumns {
  std::vector<IncludedColumn> columns;
  /// The whole option.
  Part part;
};

/// Reads names with a `,` between one and the next.
///
/// Takes:   `list`, and the part it is.
/// Errors:  bad_index_option for a name that is missing, one with an order and what is no name; bad_name.
[[nodiscard]] Result<std::vector<IncludedColumn>, Refusal> read_included(std::string_view list, const Part& part);

}  // namespace mesh::ddl
