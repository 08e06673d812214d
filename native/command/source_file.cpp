#include "command/source_file.hpp"

#include "command/file.hpp"
#include "command/imported_files.hpp"
#include "command/report.hpp"
#include "preview/preview.hpp"

namespace mesh::command {

namespace {

/// The text of the file, or nothing, with the problem printed, when it cannot be read.
std::optional<std::string> read_text(const std::string& name) {
  FileText text = read_file(name);
  if (text.problem.empty()) return std::move(text.content);
  print_problem(text.problem);
  return std::nullopt;
}

std::string shown_name(const std::string& name) { return name == "-" ? "standard input" : name; }

}  // namespace

std::optional<Source> read_source(const std::string& name, const std::vector<std::string>& before) {
  std::optional<std::string> text = read_text(name);
  if (!text) return std::nullopt;
  Source source(*std::move(text), shown_name(name));
  for (const std::string& each : before) {
    if (!takes_more(source)) break;
    text = read_text(each);
    if (!text) return std::nullopt;
    source.add_before(*text, shown_name(each));
  }
  add_imported_files(source);
  return source;
}

}  // namespace mesh::command
