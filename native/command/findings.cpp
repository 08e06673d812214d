#include "command/findings.hpp"

#include <algorithm>

namespace mesh::command {

Severity Verdict::operator()(const Diagnostic& diagnostic) const {
  const Severity own = severity_of(diagnostic.code);
  const bool is_denied = std::find(denied.begin(), denied.end(), diagnostic.code) != denied.end();
  return is_denied || (is_strict && own == Severity::warning) ? Severity::error : own;
}

Tally& Tally::operator+=(const Tally& other) {
  errors += other.errors;
  warnings += other.warnings;
  raised += other.raised;
  left_out += other.left_out;
  return *this;
}

Tally tally(const CheckedFile& file, const Verdict& verdict) {
  Tally tally{.left_out = file.preview.left_out};
  for (const Diagnostic& diagnostic : file.preview.diagnostics) {
    const Severity counted = verdict(diagnostic);
    if (counted == Severity::error) ++tally.errors;
    if (counted == Severity::warning) ++tally.warnings;
    if (counted != severity_of(diagnostic.code)) ++tally.raised;
  }
  return tally;
}

Tally tally(const std::vector<CheckedFile>& files, const Verdict& verdict) {
  Tally sum;
  for (const CheckedFile& file : files) sum += tally(file, verdict);
  return sum;
}

bool has_failed(const Tally& tally, const Verdict& verdict) {
  const bool is_raising = verdict.is_strict || !verdict.denied.empty();
  return tally.errors > 0 || (is_raising && tally.left_out > 0);
}

}  // namespace mesh::command
