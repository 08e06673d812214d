#include "command/source_file.hpp"

#include "command/file.hpp"
#include "command/imported_files.hpp"
#include "command/report.hpp"

namespace mesh::command {

std::optional<Source> read_source(const std::string& name) {
  const FileText text = read_file(name);
  if (!text.problem.empty()) {
    print_problem(text.problem);
    return std::nullopt;
  }
  Source source(text.content, name == "-" ? "standard input" : name);
  add_imported_files(source);
  return source;
}

}  // namespace mesh::command
