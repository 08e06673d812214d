#include "server_log.hpp"

namespace mesh::test {
namespace {

std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

ServerLog read_log(std::string_view text, const std::string& database) {
  ServerLog log;
  const std::string prefix = "[" + database + "] ";
  bool is_wanted = false;
  while (!text.empty()) {
    std::string_view line = take_line(text);
    if (line.starts_with('\t')) {
      if (is_wanted) log.back().text.append("\n").append(line.substr(1));
      continue;
    }
    is_wanted = line.starts_with(prefix);
    if (!is_wanted) continue;
    line.remove_prefix(prefix.size());
    const size_t colon = line.find(":  ");
    log.push_back({std::string(line.substr(0, colon)), std::string(line.substr(colon + 3))});
  }
  return log;
}

std::vector<std::string> statements_in(const ServerLog& log) {
  constexpr std::string_view simple = "statement: ";
  constexpr std::string_view extended = "parse <unnamed>: ";
  std::vector<std::string> statements;
  for (const LogEntry& entry : log) {
    if (entry.severity == "LOG" && entry.text.starts_with(simple)) statements.push_back(entry.text.substr(simple.size()));
    if (entry.severity == "DEBUG" && entry.text.starts_with(extended)) statements.push_back(entry.text.substr(extended.size()));
  }
  return statements;
}

}  // namespace mesh::test
