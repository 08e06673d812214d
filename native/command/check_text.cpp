#include <fmt/format.h>

#include "base/counted.hpp"
#include "base/render.hpp"
#include "command/check_report.hpp"
#include "command/report.hpp"

namespace mesh::command {
namespace {

std::string counts_text(const Tally& tally, bool hides_notes) {
  const std::string raised = tally.raised > 0 ? fmt::format(" ({} by --strict or --deny)", tally.raised) : "";
  const std::string notes =
      hides_notes && tally.notes > 0 ? fmt::format(", {} (shown by --notes)", counted(tally.notes, "note")) : "";
  const std::string left_out = no_room_text(tally);
  return fmt::format("{}{}, {}{}{}{}", counted(tally.errors, "error"), raised, counted(tally.warnings, "warning"), notes,
                     left_out.empty() ? "" : ", and ", left_out);
}

Shown shown_of(const Finding& finding) {
  return {.code = finding.kind->code,
          .severity = finding.kind->severity,
          .span = finding.span,
          .message = finding.message,
          .labels = finding.labels,
          .hint = finding.hint};
}

}  // namespace

std::string check_summary(const CheckedFile& file, const CheckReport& report) {
  return fmt::format("{}: {}, {}", harmless(file.source.name()), counted(file.preview.statements.size(), "statement"),
                     counts_text(tally(file, report.verdict), report.hides_notes));
}

std::string check_summary(const CheckReport& report) {
  return fmt::format("{}: {}", counted(report.files.size(), "file"),
                     counts_text(tally(report.files, report.verdict), report.hides_notes));
}

std::string check_text(const CheckReport& report, bool is_colored) {
  std::string text;
  for (const CheckedFile& file : report.files) {
    for (const Finding& finding : file.findings) {
      if (report.hides_notes && report.verdict.is_note(finding)) continue;
      text += render(shown_of(finding), file.source, {.is_colored = is_colored}) + "\n";
    }
    text += check_summary(file, report) + "\n";
  }
  if (report.files.size() > 1) text += check_summary(report) + "\n";
  return text;
}

}  // namespace mesh::command
