#include "command/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/suggest.hpp"
#include "command/check_report.hpp"
#include "command/grammar_judge.hpp"
#include "command/migration_folder.hpp"
#include "command/report.hpp"
#include "command/source_file.hpp"
#include "grammar/grammar.hpp"
#include "schema/schema.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

/// Whether each is a code. The problem with the first that is none is printed.
bool are_codes(const std::vector<std::string>& names) {
  std::vector<std::string_view> known;
  for (const FindingKind& kind : all_finding_kinds()) known.push_back(kind.code);
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string meant = did_you_mean(name, known);
    print_problem(fmt::format("there is no code `{}`{}{}", name, meant.empty() ? "" : "; ", meant));
    return false;
  }
  return true;
}

/// Checks files and keeps what was found.
class Checking {
 public:
  explicit Checking(const CheckCommand& command)
      : judge_(command.postgres), start_(command.starts_empty ? schema::Start::empty : schema::Start::open, command.postgres) {}

  void check(const std::string& name) {
    if (is_folder(name)) {
      ends_.push_back({name, check_folder(name)});
    } else {
      ends_.push_back({name, check_file(name, start_)});
    }
  }

  /// What was found, in order.
  std::vector<CheckedFile> take() { return std::move(files_); }
  /// What there is after each name.
  std::vector<CheckedEnd> take_ends() { return std::move(ends_); }
  /// What could not be read.
  std::vector<UnreadFile> take_unread() { return std::move(unread_); }
  /// What there is to say of the check itself.
  std::vector<std::string> take_remarks() { return std::move(remarks_); }

 private:
  /// Gives what is there after the file.
  schema::Schema check_file(const std::string& name, schema::Schema start) {
    auto [source, problem] = read_source(name);
    if (!source) {
      lacks(shown_name(name), problem);
      start.lose_everything(schema::before_all);
      return start;
    }
    Preview found = preview(*source, {.function = {}, .start = std::move(start), .judge = &judge_});
    schema::Schema after = start_after(found);
    std::vector<Finding> findings = findings_of(found);
    // Each is as large as all migrations before it together.
    for (PreviewedFunction& function : found.functions) function.after = start_;
    found.end = start_;
    files_.push_back({*std::move(source), std::move(found), std::move(findings)});
    return after;
  }

  schema::Schema check_folder(const std::string& folder) {
    const MigrationFolder migrations = migrations_in(folder);
    remarks_.insert(remarks_.end(), migrations.remarks.begin(), migrations.remarks.end());
    if (!migrations.problem.empty()) lacks(folder, migrations.problem);
    schema::Schema there = start_;
    for (const std::string& file : migrations.files) there = check_file(file, std::move(there));
    return there;
  }

  void lacks(const std::string& name, const std::string& problem) {
    print_problem(problem);
    unread_.push_back({name, problem});
  }

  GrammarJudge judge_;
  /// What is there before the first migration.
  schema::Schema start_;
  std::vector<CheckedFile> files_;
  std::vector<CheckedEnd> ends_;
  std::vector<UnreadFile> unread_;
  std::vector<std::string> remarks_;
};

/// Writes the report in the form that is asked for. False, with the problem printed, when it cannot.
bool write(const CheckReport& report, const std::string& format) {
  if (format == "json") return write_output(check_json(report));
  if (format == "sarif") return write_output(check_sarif(report));
  if (format == "github") return write_output(check_github(report));
  for (const std::string& remark : report.remarks) print_problem(remark);
  return write_rendered(check_text(report, colors_output()));
}

}  // namespace

ExitCode run(const CheckCommand& command) {
  if (!are_codes(command.denied)) return ExitCode::wrong_use;
  Checking checking(command);
  for (const std::string& name : command.names) checking.check(name);
  CheckReport report{.files = checking.take(),
                     .ends = checking.take_ends(),
                     .verdict = {command.is_strict, command.denied},
                     .hides_notes = command.format == "text" && !command.shows_notes,
                     .unread = checking.take_unread(),
                     .remarks = checking.take_remarks()};
  if (!grammar::version()) {
    report.remarks.push_back(fmt::format("PostgreSQL's grammar has not judged the statements: {}", grammar::absence()));
  }
  const bool is_written = write(report, command.format);
  if (!report.unread.empty() || !is_written) return ExitCode::wrong_use;
  return has_failed(tally(report.files, report.verdict), report.verdict) ? ExitCode::failed : ExitCode::clean;
}

}  // namespace mesh::command
