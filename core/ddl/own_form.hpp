// What a call may say that published runtimes refuse or do not know.
#pragma once

#include <string_view>
#include <vector>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Gives the notice own_form about `part`, which is `what`.
void note_own_form(const Part& part, std::string_view what, std::vector<Notice>& notices);

}  // namespace mesh::ddl
