// One call of a Migration function from outside Mesh, such as a form's.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/offset_unit.hpp"

namespace mesh {

/// One argument of a call made from outside Mesh: a string, a list of strings, or an integer.
using Argument = std::variant<std::string, std::vector<std::string>, int64_t>;

/// Makes one call, such as "Migration.create_table", against a recorder: {"statements": [...], "error": null | {...}} as JSON.
/// `arguments` are those after the pool. An unknown function, a wrong number of arguments or a wrong kind is an error too.
[[nodiscard]] std::string build_json(std::string_view function, std::span<const Argument> arguments, OffsetUnit unit);

}  // namespace mesh
