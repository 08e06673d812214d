#include "server_log.hpp"

namespace mesh::test {
namespace {

std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// How the entry of a statement begins.
struct Heading {
  std::string_view severity;
  std::string_view text;

  [[nodiscard]] bool begins(const LogEntry& entry) const { return entry.severity == severity && entry.text.starts_with(text); }
};

constexpr Heading simple{"LOG", "statement: "};
constexpr Heading extended{"DEBUG", "parse <unnamed>: "};

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
  std::vector<std::string> statements;
  for (const LogEntry& entry : log) {
    for (const Heading& heading : {simple, extended}) {
      if (heading.begins(entry)) statements.push_back(entry.text.substr(heading.text.size()));
    }
  }
  return statements;
}

std::vector<std::string> extended_statements_in(const ServerLog& log) {
  std::vector<std::string> statements;
  for (const LogEntry& entry : log) {
    if (extended.begins(entry)) statements.push_back(entry.text.substr(extended.text.size()));
  }
  return statements;
}

}  // namespace mesh::test
