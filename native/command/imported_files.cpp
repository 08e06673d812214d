#include "command/imported_files.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "command/file.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/files.hpp"

namespace mesh::command {
namespace {

namespace fs = std::filesystem;

/// Whether a regular file lies in `folder`, or deeper, once every link is followed.
bool lies_in(const fs::path& folder, const fs::path& file) {
  std::error_code problem;
  const fs::path real_folder = fs::canonical(folder.empty() ? fs::path(".") : folder, problem);
  if (problem) return false;
  const fs::path real_file = fs::canonical(file, problem);
  if (problem || !fs::is_regular_file(real_file, problem)) return false;
  return std::mismatch(real_folder.begin(), real_folder.end(), real_file.begin(), real_file.end()).first == real_folder.end();
}

}  // namespace

void add_imported_files(Source& source) {
  const fs::path folder = fs::path(source.name()).parent_path();
  std::set<std::string> seen{std::string(source.name())};
  // The files grow while this goes through them.
  for (size_t file = 0; file < source.files().size(); ++file) {
    for (const std::string& name : lang::imported_files(source, source.files()[file])) {
      if (source.files().size() >= lang::most_files || source.text().size() > lang::most_source) return;
      if (!seen.insert(name).second || !lies_in(folder, name)) continue;
      const FileText text = read_file(name);
      if (text.problem.empty()) source.add(text.content, name);
    }
  }
}

}  // namespace mesh::command
