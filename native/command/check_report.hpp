// The forms in which `check` says what it found. docs/check.md tells of each.
#pragma once

#include <string>
#include <vector>

#include "command/findings.hpp"

namespace mesh::command {

/// What there is in the database after the migrations of a name that was given.
struct CheckedEnd {
  std::string name;
  schema::Schema schema;
};

/// A file or a folder that could not be read.
struct UnreadFile {
  std::string name;
  std::string problem;
};

struct CheckReport {
  std::vector<CheckedFile> files;
  std::vector<CheckedEnd> ends;
  Verdict verdict;
  /// Whether advice that counts as no more than a remark is counted but not said.
  bool hides_notes = false;
  std::vector<UnreadFile> unread;
  /// What the user should know of the checking itself, such as that PostgreSQL's grammar did not judge.
  std::vector<std::string> remarks;
};

/// As people read it: each finding with its lines, then a line for the file, and one for all where there are several.
[[nodiscard]] std::string check_text(const CheckReport& report, bool is_colored);
/// One document: each file's preview without what there is after it, what there is in the end, and the counts.
[[nodiscard]] std::string check_json(const CheckReport& report);
/// Workflow commands of GitHub Actions, which makes notes in the changed files of them.
[[nodiscard]] std::string check_github(const CheckReport& report);
/// A log in SARIF 2.1.0, which code scanning reads.
[[nodiscard]] std::string check_sarif(const CheckReport& report);

/// What is said of one file in a line, its name first.
[[nodiscard]] std::string check_summary(const CheckedFile& file, const CheckReport& report);
/// What is said of all in a line.
[[nodiscard]] std::string check_summary(const CheckReport& report);

}  // namespace mesh::command
