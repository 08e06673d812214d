#include "command/findings.hpp"

#include <algorithm>

namespace mesh::command {
namespace {

bool comes_before(const Finding& a, const Finding& b) {
  return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
}

}  // namespace

std::vector<Finding> findings_of(const Preview& preview) {
  std::vector<Finding> findings;
  findings.reserve(preview.diagnostics.size() + preview.notes.size());
  const auto add = [&](const Diagnostic& of) {
    findings.push_back({&kind_of(of.code), of.span, of.message, of.hint, of.labels, of.fix});
  };
  for (const Diagnostic& of : preview.diagnostics) add(of);
  for (const PreviewedNote& of : preview.notes) findings.push_back({&kind_of(of.rule), of.span, of.message, of.hint, {}, {}});
  std::stable_sort(findings.begin(), findings.end(), comes_before);
  return findings;
}

std::string message_and_hint(const Finding& finding) {
  return finding.hint.empty() ? finding.message : finding.message + "\n" + finding.hint;
}

Severity Verdict::operator()(const Finding& finding) const {
  const Severity own = finding.kind->severity;
  const bool is_denied = std::find(denied.begin(), denied.end(), finding.kind->code) != denied.end();
  return is_denied || (is_strict && own == Severity::warning) ? Severity::error : own;
}

bool Verdict::is_note(const Finding& finding) const { return finding.kind->is_advice && (*this)(finding) == Severity::info; }

Tally& Tally::operator+=(const Tally& other) {
  errors += other.errors;
  warnings += other.warnings;
  raised += other.raised;
  notes += other.notes;
  left_out += other.left_out;
  is_advice_full = is_advice_full || other.is_advice_full;
  return *this;
}

Tally tally(const CheckedFile& file, const Verdict& verdict) {
  Tally tally{.left_out = file.preview.left_out, .is_advice_full = file.preview.notes.size() >= most_notes};
  for (const Finding& finding : file.findings) {
    const Severity counted = verdict(finding);
    if (counted == Severity::error) ++tally.errors;
    if (counted == Severity::warning) ++tally.warnings;
    if (counted != finding.kind->severity) ++tally.raised;
    if (verdict.is_note(finding)) ++tally.notes;
  }
  return tally;
}

Tally tally(const std::vector<CheckedFile>& files, const Verdict& verdict) {
  Tally sum;
  for (const CheckedFile& file : files) sum += tally(file, verdict);
  return sum;
}

std::string no_room_text(const Tally& tally) {
  std::string text = left_out_text(tally.left_out);
  if (!tally.is_advice_full) return text;
  if (!text.empty()) text += ", and ";
  return text + "there was no room for more advice";
}

bool has_failed(const Tally& tally, const Verdict& verdict) {
  const bool is_raising = verdict.is_strict || !verdict.denied.empty();
  return tally.errors > 0 || (is_raising && (tally.left_out > 0 || tally.is_advice_full));
}

}  // namespace mesh::command
