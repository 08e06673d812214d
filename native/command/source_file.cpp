#include "command/source_file.hpp"

#include "command/file.hpp"
#include "command/imported_files.hpp"
#include "command/migration_folder.hpp"
#include "preview/preview.hpp"

namespace mesh::command {

namespace {

FileText read_text(const std::string& name) { return is_folder(name) ? FileText{{}, not_one_file_text(name)} : read_file(name); }

}  // namespace

std::string shown_name(const std::string& name) { return name == "-" ? "standard input" : name; }

ReadSource read_source(const std::string& name, const std::vector<std::string>& before) {
  FileText text = read_text(name);
  if (!text.problem.empty()) return {std::nullopt, text.problem};
  Source source(std::move(text.content), shown_name(name));
  for (const std::string& each : before) {
    if (!takes_more(source)) break;
    text = read_text(each);
    if (!text.problem.empty()) return {std::nullopt, text.problem};
    source.add_before(text.content, shown_name(each));
  }
  add_imported_files(source);
  return {std::move(source), {}};
}

}  // namespace mesh::command
