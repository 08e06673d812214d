#include "command/finding_kind.hpp"

#include <array>

namespace mesh::command {
namespace {

constexpr auto finding_kinds = std::to_array<FindingKind>({
#define MESH_DIAGNOSTIC(name, code, severity) {code, #name, {}, Severity::severity, false},
#include "base/diagnostics.def"
#define MESH_ADVICE(name, id, severity, title, wrong, instead) {id, #name, title, Severity::severity, true},
#include "advice/advice.def"
});

}  // namespace

std::span<const FindingKind> all_finding_kinds() { return finding_kinds; }

const FindingKind& kind_of(Code code) { return finding_kinds[static_cast<size_t>(code)]; }

const FindingKind& kind_of(advice::Rule rule) {
  constexpr size_t first_rule = finding_kinds.size() - advice::rule_count;
  return finding_kinds[first_rule + static_cast<size_t>(rule)];
}

}  // namespace mesh::command
