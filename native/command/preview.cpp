#include "command/preview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "command/document.hpp"
#include "command/migration_folder.hpp"
#include "command/report.hpp"
#include "command/source_file.hpp"
#include "engine/preview_json.hpp"
#include "preview/preview.hpp"
#include "preview/text.hpp"

namespace mesh::command {

using process::ExitCode;
namespace {

void print_printed(const Preview& preview) {
  for (const PrintedLine& line : preview.output) {
    std::fputs(fmt::format("{} prints: {}\n", line.function, harmless(line.text)).c_str(), stderr);
  }
}

/// Previews what a command names, one file after the other.
class Previewing {
 public:
  explicit Previewing(const PreviewCommand& command) : command_(command), start_(schema::Start::open, command.postgres) {
    const auto is_one_of_many = [](const std::string& name) { return is_folder(name); };
    shows_names_ = command.files.size() > 1 || std::any_of(command.files.begin(), command.files.end(), is_one_of_many);
    for (const std::string& name : command.before) add_before(name);
  }

  void preview(const std::string& name) {
    if (!is_folder(name)) {
      static_cast<void>(preview_file(name, files_before(name), start_));
      return;
    }
    schema::Schema there = start_;
    const std::vector<std::string> files = files_of(name);
    std::vector<std::string> before = files.empty() ? files : files_before(files.front());
    for (const std::string& file : files) {
      there = preview_file(file, std::exchange(before, {}), std::move(there));
    }
  }

  /// The worst of what there has been.
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  /// What one `--before` names.
  struct Earlier {
    std::vector<std::string> files;
    bool is_folder;
  };

  void add_before(const std::string& name) {
    const bool is_of_many = is_folder(name);
    MigrationFolder migrations = is_of_many ? migrations_in(name) : MigrationFolder{.files = {name}, .problem = {}};
    earlier_.push_back({std::move(migrations.files), is_of_many});
    for (const std::string& remark : migrations.remarks) print_problem(remark);
    if (before_problem_.empty()) before_problem_ = migrations.problem;
  }

  /// What comes before a file: of a folder in which it lies, the migrations before it.
  [[nodiscard]] std::vector<std::string> files_before(const std::string& file) const {
    std::vector<std::string> all;
    for (const Earlier& each : earlier_) {
      const auto is_same_file = [&](const std::string& other) {
        std::error_code absent;
        return each.is_folder && std::filesystem::equivalent(file, other, absent);
      };
      all.insert(all.end(), each.files.begin(), std::find_if(each.files.begin(), each.files.end(), is_same_file));
    }
    return all;
  }

  /// The migrations of a folder. What is to be said of the folder is printed.
  std::vector<std::string> files_of(const std::string& folder) {
    const MigrationFolder migrations = migrations_in(folder);
    for (const std::string& remark : migrations.remarks) print_problem(remark);
    if (!migrations.problem.empty()) not_read(folder, migrations.problem);
    return migrations.files;
  }

  void not_read(const std::string& name, const std::string& problem) {
    print_problem(problem);
    if (command_.is_json) static_cast<void>(write_output(unread_document(shown_name(name), problem)));
    ends_with(ExitCode::wrong_use);
  }

  void ends_with(ExitCode code) { code_ = std::max(code_, code); }

  /// Gives what is there after the file.
  schema::Schema preview_file(const std::string& name, const std::vector<std::string>& before, schema::Schema start) {
    const auto [source, problem] = before_problem_.empty() ? read_source(name, before) : ReadSource{std::nullopt, before_problem_};
    if (!source) {
      not_read(name, problem);
      start.lose_everything(schema::before_all);
      return start;
    }
    const Preview previewed = mesh::preview(*source, {.function = command_.function, .start = start});
    const bool is_written = write_output(output_of(previewed, *source));
    print_printed(previewed);
    for (size_t text = 0; text < previewed.before.size(); ++text) {
      const EarlierPreview& earlier = previewed.before[text];
      print_diagnostics(earlier.diagnostics, earlier.left_out, *source, source->numbered(text + 1).name);
    }
    print_diagnostics(previewed.diagnostics, previewed.left_out, *source);
    if (!is_written) ends_with(ExitCode::wrong_use);
    if (previewed.has_errors()) ends_with(ExitCode::failed);
    // What comes after a migration comes after its `up`, whichever function is shown.
    if (command_.function.empty()) return start_after(previewed);
    return start_after(mesh::preview(*source, {.function = {}, .start = std::move(start)}));
  }

  [[nodiscard]] std::string output_of(const Preview& preview, const Source& source) const {
    if (command_.is_json) {
      return to_json(preview, source, command_.counts_utf16 ? OffsetUnit::utf16 : OffsetUnit::bytes, {.has_file = true}) + "\n";
    }
    const std::string sql = to_sql(preview, command_.is_pretty ? SqlLayout::pretty : SqlLayout::one_line);
    return shows_names_ ? fmt::format("-- {}\n{}", harmless(source.name()), sql) : sql;
  }

  const PreviewCommand& command_;
  /// What is there before the first migration.
  schema::Schema start_;
  std::vector<Earlier> earlier_;
  /// Why it is not known what comes before.
  std::string before_problem_;
  bool shows_names_ = false;
  ExitCode code_ = ExitCode::clean;
};

}  // namespace

ExitCode run(const PreviewCommand& command) {
  Previewing previewing(command);
  for (const std::string& name : command.files) previewing.preview(name);
  return previewing.code();
}

}  // namespace mesh::command
