// Several refusals of one list, as one.
#pragma once

#include <cstddef>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// How many entries of one list are refused, each in its own words. What comes after them is not looked at.
inline constexpr size_t most_refused_entries = 200;

/// Makes `refusal` one of those of `list`: the first, or one that comes further. False once there are as many as are kept.
[[nodiscard]] bool keep_refusal(Status& list, Refusal refusal);

}  // namespace mesh::ddl
