#include "command/migration_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/text.hpp"

namespace mesh::command {
namespace {

namespace fs = std::filesystem;

/// A file's number, without the zeros before it.
struct Numbered {
  std::string number;
  std::string name;
};

/// The number of NUMBER_NAME.mpl as it is written; empty for what is not called so.
std::string_view written_number(std::string_view name) {
  const auto digits = static_cast<size_t>(std::find_if_not(name.begin(), name.end(), is_ascii_digit) - name.begin());
  const bool is_migration = name.substr(digits).starts_with('_') && name.ends_with(".mpl");
  return is_migration ? name.substr(0, digits) : std::string_view();
}

std::string without_zeros(std::string_view number) {
  return std::string(number.substr(std::min(number.find_first_not_of('0'), number.size() - 1)));
}

bool is_before(const Numbered& a, const Numbered& b) {
  if (a.number.size() != b.number.size()) return a.number.size() < b.number.size();
  if (a.number != b.number) return a.number < b.number;
  return a.name < b.name;
}

bool ends_as_source(std::string_view name) {
  constexpr std::string_view ending = ".mpl";
  return name.size() > ending.size() && equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

/// Why a file is no migration although its name begins with a number.
std::string why_passed_over(const std::string& path, const std::string& name) {
  if (!written_number(name).empty()) return fmt::format("{} is passed over: it is no file", path);
  const auto digits = static_cast<size_t>(std::find_if_not(name.begin(), name.end(), is_ascii_digit) - name.begin());
  std::string words = name.substr(digits, name.size() - digits - std::string_view(".mpl").size());
  words.erase(0, std::min(words.find_first_not_of("_-. "), words.size()));
  return fmt::format("{} is passed over: migrations are called NUMBER_NAME.mpl, such as {}_{}.mpl", path, name.substr(0, digits),
                     words.empty() ? "name" : words);
}

/// The migrations in no order, or, in `problem`, why they cannot be had.
std::vector<Numbered> numbered_files(const fs::path& folder, std::error_code& problem, std::vector<std::string>& remarks) {
  std::vector<Numbered> found;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    const std::string_view number = written_number(name);
    std::error_code unknown;
    const std::string path = (folder / name).lexically_normal().string();
    if (!number.empty() && entry->is_regular_file(unknown)) {
      found.push_back({without_zeros(number), path});
    } else if (is_ascii_digit(name.front()) && ends_as_source(name)) {
      remarks.push_back(why_passed_over(path, name));
    }
  }
  return found;
}

}  // namespace

bool is_folder(const std::string& name) {
  std::error_code unknown;
  return name != "-" && fs::is_directory(name, unknown);
}

std::string not_one_file_text(const std::string& folder) {
  const std::vector<std::string> files = migrations_in(folder).files;
  if (files.empty()) return folder + " is a folder: name one migration file";
  if (files.size() == 1) return fmt::format("{} is a folder: name its migration, {}", folder, files.front());
  return fmt::format("{} is a folder: name one of its {} migrations, {} to {}", folder, files.size(), files.front(), files.back());
}

MigrationFolder migrations_in(const std::string& folder) {
  std::error_code failed;
  MigrationFolder migrations;
  std::vector<Numbered> found = numbered_files(folder, failed, migrations.remarks);
  std::sort(migrations.remarks.begin(), migrations.remarks.end());
  if (failed) return {{}, fmt::format("{}: {}", folder, failed.message())};
  if (found.empty()) {
    migrations.problem = folder + ": there is no migration here: their files are called NUMBER_NAME.mpl";
    return migrations;
  }
  std::sort(found.begin(), found.end(), is_before);
  const auto same = [](const Numbered& a, const Numbered& b) { return a.number == b.number; };
  const auto twice = std::adjacent_find(found.begin(), found.end(), same);
  if (twice != found.end()) {
    migrations.problem = fmt::format("{} and {} have one number, so neither comes first; give one of them another", twice->name,
                                     std::next(twice)->name);
    return migrations;
  }
  for (Numbered& file : found) migrations.files.push_back(std::move(file.name));
  return migrations;
}

}  // namespace mesh::command
