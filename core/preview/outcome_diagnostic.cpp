#include "preview/outcome_diagnostic.hpp"

#include <string>
#include <utility>

#include "base/text.hpp"

namespace mesh {
namespace {

Diagnostic diagnostic(Code code, std::string message, const std::string& hint) {
  return {.code = code, .span = {}, .message = std::move(message), .labels = {}, .hint = hint, .statement = {}};
}

}  // namespace

std::optional<Diagnostic> outcome_diagnostic(const schema::Outcome& outcome) {
  switch (outcome.kind) {
    case schema::OutcomeKind::applied: return std::nullopt;
    case schema::OutcomeKind::skipped:
      return diagnostic(Code::statement_skipped, cat({"PostgreSQL skips this: ", outcome.reason}), outcome.hint);
    case schema::OutcomeKind::fails:
      if (outcome.is_told) return std::nullopt;
      return diagnostic(
          Code::statement_fails,
          cat({"PostgreSQL refuses this: ", outcome.reason, outcome.code.empty() ? "" : cat({" (", outcome.code, ")"})}),
          outcome.hint);
    case schema::OutcomeKind::unknown:
      if (!outcome.is_warning) return std::nullopt;
      return diagnostic(Code::statement_depends, outcome.reason, outcome.hint);
  }
  return std::nullopt;
}

Diagnostic hindsight_diagnostic(const schema::Hindsight& hindsight) {
  return diagnostic(Code::statement_depends, hindsight.reason, hindsight.hint);
}

}  // namespace mesh
