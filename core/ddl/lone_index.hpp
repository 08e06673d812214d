// What is said of an index that is made or dropped concurrently.
#pragma once

#include <string_view>
#include <vector>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// Gives the notice concurrent_in_transaction about `part`, which makes the command, CREATE or DROP, concurrent.
void note_lone_index(const Part& part, std::string_view command, std::vector<Notice>& notices);

}  // namespace mesh::ddl
