// The rules of advice.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"

namespace mesh::advice {

enum class Rule : uint8_t {
#define MESH_ADVICE(name, id, severity, title, wrong, instead) name,
#include "advice/advice.def"
};

#define MESH_ADVICE(name, id, severity, title, wrong, instead) +1
inline constexpr size_t rule_count = 0
#include "advice/advice.def"
    ;

/// As people see it, such as L101.
[[nodiscard]] std::string_view rule_id(Rule rule);
[[nodiscard]] Severity severity_of(Rule rule);
/// What goes wrong and what to do instead, with `%1` and `%2` for the names.
[[nodiscard]] std::string_view wrong_text(Rule rule);
[[nodiscard]] std::string_view instead_text(Rule rule);
/// The rule of an id, or nothing.
[[nodiscard]] std::optional<Rule> find_rule(std::string_view id);

}  // namespace mesh::advice
