// What there is to find in a migration: every code, be it a diagnostic's or advice's.
#pragma once

#include <span>
#include <string_view>

#include "advice/rule.hpp"
#include "base/diagnostic.hpp"

namespace mesh::command {

/// What is found: a row of base/diagnostics.def or advice/advice.def.
struct FindingKind {
  /// As people see it, such as E0001 or L101.
  std::string_view code;
  /// The row's name.
  std::string_view name;
  /// Empty where the name says it.
  std::string_view title;
  Severity severity;
  /// Whether it is of advice.def: what to think of rather than what is wrong.
  bool is_advice;
};

[[nodiscard]] std::span<const FindingKind> all_finding_kinds();

[[nodiscard]] const FindingKind& kind_of(Code code);
[[nodiscard]] const FindingKind& kind_of(advice::Rule rule);

}  // namespace mesh::command
