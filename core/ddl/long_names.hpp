// Names in SQL that the author writes, which PostgreSQL cuts as it cuts ours.
#pragma once

#include <string_view>
#include <vector>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Gives the notice name_clipped for each name of more than 63 bytes in `sql`, in or outside quotes.
///
/// Takes:   `part`, the whole of `sql`.
/// Bounds:  one pass, and none over a text without room for such a name.
void note_long_names(std::string_view sql, const Part& part, std::vector<Notice>& notices);

}  // namespace mesh::ddl
