// Functions that migrations of other tools have, and Migration has not.
#pragma once

#include <string_view>

namespace mesh::lang {

/// The function of Migration that does the same with the same arguments, or else the SQL that does it, for Migration.execute, with
/// `…` for what only the author knows.
struct ForeignFunction {
  std::string_view name;
  std::string_view function;
  std::string_view sql;
};

/// What Migration has instead of the function `name`, or nothing where no tool is known to have that.
[[nodiscard]] const ForeignFunction* find_foreign_function(std::string_view name);

}  // namespace mesh::lang
