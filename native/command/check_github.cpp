#include <fmt/format.h>

#include <string_view>

#include "command/check_report.hpp"
#include "command/file_uri.hpp"

namespace mesh::command {
namespace {

/// What follows `::` in a command: GitHub takes these bytes back.
std::string escaped_data(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      default: out += byte; break;
    }
  }
  return out;
}

/// A value among a command's properties, which end at `,` and `:`.
std::string escaped_property(std::string_view text) {
  std::string out;
  for (const char byte : escaped_data(text)) {
    switch (byte) {
      case ':': out += "%3A"; break;
      case ',': out += "%2C"; break;
      default: out += byte; break;
    }
  }
  return out;
}

std::string_view command_of(Severity severity) {
  if (severity == Severity::info) return "notice";
  return severity_text(severity);
}

std::string command(const Finding& finding, const Source& source, Severity severity) {
  const Place begin = source.place(finding.span.begin);
  const Place end = source.place(finding.span.end);
  // GitHub takes columns of one line only.
  const std::string end_column = end.line == begin.line ? fmt::format(",endColumn={}", end.column) : "";
  return fmt::format("::{} file={},line={},col={}{},title={}::{}\n", command_of(severity),
                     escaped_property(path_here(source.file(finding.span.begin).name)), begin.line, begin.column, end_column,
                     escaped_property(finding.kind->code), escaped_data(message_and_hint(finding)));
}

}  // namespace

std::string check_github(const CheckReport& report) {
  std::string out;
  for (const CheckedFile& file : report.files) {
    for (const Finding& finding : file.findings) out += command(finding, file.source, report.verdict(finding));
    // No line but a command may begin with `::`, whatever a file is called.
    out += "mesh-ddl: " + check_summary(file, report) + "\n";
  }
  for (const std::string& remark : report.remarks) out += "::notice::" + escaped_data(remark) + "\n";
  return out;
}

}  // namespace mesh::command
