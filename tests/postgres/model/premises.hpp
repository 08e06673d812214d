// What a statement makes, by the names that were not there before if the model's premise holds.
#pragma once

#include <string>
#include <vector>

#include "ddl/facts.hpp"

namespace mesh::test {

[[nodiscard]] std::vector<std::string> names_made(const ddl::Facts& facts);

/// How many things the statement is about, each of which may be skipped by itself.
[[nodiscard]] size_t parts_of(const ddl::Facts& facts);

}  // namespace mesh::test
