#include <algorithm>
#include <map>
#include <string_view>

#include "base/json.hpp"
#include "base/version.hpp"
#include "command/check_report.hpp"
#include "command/file_uri.hpp"
#include "command/report.hpp"

namespace mesh::command {
namespace {

std::string_view level_of(Severity severity) {
  if (severity == Severity::info) return "note";
  return severity_text(severity);
}

/// Names are words with `_` between them.
std::string title_of(const FindingKind& kind) {
  if (!kind.title.empty()) return std::string(kind.title);
  std::string words(kind.name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// A message's text, in which `{0}` would stand for an argument (SARIF 2.1.0, 3.11.5).
std::string with_braces_doubled(std::string_view text) {
  std::string out;
  for (const char byte : text) out.append(byte == '{' || byte == '}' ? 2 : 1, byte);
  return out;
}

/// A place by line and column, from 1, the column in UTF-16 units.
struct LineAndUnit {
  int64_t line;
  int64_t column;
};

LineAndUnit line_and_unit(const Source& source, uint32_t offset) {
  const uint32_t begin = source.line_at(offset).begin;
  return {source.place(offset).line, int64_t{source.utf16(std::max(offset, begin))} - source.utf16(begin) + 1};
}

/// Writes a log with one run. Rules and files are named by their places in the lists of all, which are written first.
class SarifWriter {
 public:
  explicit SarifWriter(const CheckReport& report) : report_(report) {
    for (const CheckedFile& file : report.files) {
      for (const Finding& finding : file.findings) rules_.emplace(finding.kind, 0);
      for (const SourceFile& part : file.source.files()) artifacts_.emplace(file_uri(part.name), 0);
    }
    int64_t index = 0;
    for (auto& [kind, at] : rules_) at = index++;
    index = 0;
    for (auto& [uri, at] : artifacts_) at = index++;
  }

  [[nodiscard]] std::string log() {
    json_.begin_object().key("$schema").string("https://json.schemastore.org/sarif-2.1.0.json").key("version").string("2.1.0");
    json_.array("runs").begin_object();
    tool();
    invocation();
    json_.key("columnKind").string("utf16CodeUnits").array("artifacts");
    for (const auto& [uri, at] : artifacts_) {
      json_.begin_object().object("location").key("uri").string(uri).end_object().end_object();
    }
    json_.end_array().array("results");
    for (const CheckedFile& file : report_.files) {
      for (const Finding& finding : file.findings) result(finding, file.source);
    }
    return json_.end_array().end_object().end_array().end_object().take();
  }

 private:
  void tool() {
    json_.object("tool").object("driver");
    json_.key("name").string("mesh-ddl").key("version").string(version()).array("rules");
    for (const auto& [kind, at] : rules_) {
      json_.begin_object().key("id").string(kind->code).key("name").string(kind->name);
      json_.key("shortDescription");
      message(title_of(*kind));
      json_.object("defaultConfiguration").key("level").string(level_of(kind->severity)).end_object().end_object();
    }
    json_.end_array().end_object().end_object();
  }

  /// What is to be known of the run itself.
  void invocation() {
    json_.array("invocations").begin_object().key("executionSuccessful").boolean(report_.unread.empty());
    json_.array("toolExecutionNotifications");
    for (const std::string& remark : report_.remarks) notification(remark);
    for (const CheckedFile& file : report_.files) {
      const std::string left_out = no_room_text(tally(file, report_.verdict));
      if (!left_out.empty()) notification(harmless(file.source.name()) + ": " + left_out);
    }
    json_.end_array().end_object().end_array();
  }

  void notification(std::string_view text) {
    json_.begin_object().key("level").string("note").key("message");
    message(text);
    json_.end_object();
  }

  void result(const Finding& finding, const Source& source) {
    json_.begin_object().key("ruleId").string(finding.kind->code);
    json_.key("ruleIndex").number(rules_.at(finding.kind));
    json_.key("level").string(level_of(report_.verdict(finding))).key("message");
    message(message_and_hint(finding));
    json_.array("locations").begin_object();
    physical_location(finding.span, source);
    json_.end_object().end_array();
    if (!finding.labels.empty()) labels(finding, source);
    if (!finding.fix.edits.empty()) fix(finding.fix, source);
    json_.end_object();
  }

  void labels(const Finding& finding, const Source& source) {
    json_.array("relatedLocations");
    for (const Label& label : finding.labels) {
      json_.begin_object();
      physical_location(label.span, source);
      json_.key("message");
      message(label.message);
      json_.end_object();
    }
    json_.end_array();
  }

  /// One change for each file that the fix edits.
  void fix(const Fix& fix, const Source& source) {
    json_.array("fixes").begin_object().key("description");
    message(fix.title);
    json_.array("artifactChanges");
    for (auto edit = fix.edits.begin(); edit != fix.edits.end();) {
      const SourceFile& file = source.file(edit->span.begin);
      json_.begin_object();
      artifact_location(file);
      json_.array("replacements");
      for (; edit != fix.edits.end() && &source.file(edit->span.begin) == &file; ++edit) replacement(*edit, source);
      json_.end_array().end_object();
    }
    json_.end_array().end_object().end_array();
  }

  void replacement(const Edit& edit, const Source& source) {
    json_.begin_object();
    region("deletedRegion", edit.span, source);
    json_.object("insertedContent").key("text").string(edit.text).end_object().end_object();
  }

  void message(std::string_view text) { json_.begin_object().key("text").string(with_braces_doubled(text)).end_object(); }

  void physical_location(Span span, const Source& source) {
    json_.object("physicalLocation");
    artifact_location(source.file(span.begin));
    region("region", span, source);
    json_.end_object();
  }

  void artifact_location(const SourceFile& file) {
    const std::string uri = file_uri(file.name);
    json_.object("artifactLocation").key("uri").string(uri).key("index").number(artifacts_.at(uri)).end_object();
  }

  void region(std::string_view name, Span span, const Source& source) {
    const LineAndUnit begin = line_and_unit(source, span.begin);
    const LineAndUnit end = line_and_unit(source, span.end);
    json_.object(name);
    json_.key("startLine").number(begin.line).key("startColumn").number(begin.column);
    json_.key("endLine").number(end.line).key("endColumn").number(end.column).end_object();
  }

  JsonWriter json_;
  const CheckReport& report_;
  /// In the order of all_finding_kinds.
  std::map<const FindingKind*, int64_t> rules_;
  std::map<std::string, int64_t> artifacts_;
};

}  // namespace

std::string check_sarif(const CheckReport& report) { return SarifWriter(report).log() + "\n"; }

}  // namespace mesh::command
