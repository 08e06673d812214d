#include <fmt/format.h>

#include "command/check_report.hpp"
#include "command/report.hpp"

namespace mesh::command {
namespace {

std::string counts_text(const Tally& tally) {
  const std::string raised = tally.raised > 0 ? fmt::format(" ({} by --strict or --deny)", tally.raised) : "";
  return fmt::format("{}{}, {}{}{}", counted(tally.errors, "error"), raised, counted(tally.warnings, "warning"),
                     tally.left_out > 0 ? ", and " : "", left_out_text(tally.left_out));
}

}  // namespace

std::string check_summary(const CheckedFile& file, const Verdict& verdict) {
  return fmt::format("{}: {}, {}", harmless(file.source.name()), counted(file.preview.statements.size(), "statement"),
                     counts_text(tally(file, verdict)));
}

std::string check_summary(const CheckReport& report) {
  return fmt::format("{}: {}", counted(report.files.size(), "file"), counts_text(tally(report.files, report.verdict)));
}

std::string check_text(const CheckReport& report, bool is_colored) {
  std::string text;
  for (const CheckedFile& file : report.files) {
    text += diagnostics_text(file.preview.diagnostics, file.source, is_colored);
    text += check_summary(file, report.verdict) + "\n";
  }
  if (report.files.size() > 1) text += check_summary(report) + "\n";
  return text;
}

}  // namespace mesh::command
