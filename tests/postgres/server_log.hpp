// Reads what a server wrote to standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mesh::test {

/// One entry of the log, such as {"ERROR", "relation \"t\" does not exist"}.
struct LogEntry {
  std::string severity;
  std::string text;
};

using ServerLog = std::vector<LogEntry>;

/// The beginning of each entry's line in a log that `read_log` reads: log_line_prefix.
inline constexpr const char* log_line_prefix = "[%d] ";

/// The entries about `database` in `text`. An entry may have several lines: the server puts a tab before all but the first,
/// so each entry's text is exactly what it was.
[[nodiscard]] ServerLog read_log(std::string_view text, const std::string& database);

/// The statements that the server was sent, byte for byte, also those that it refused. Needs log_statement = all for the simple
/// protocol, and log_min_messages = debug2 for the extended one, where a statement is otherwise logged only once it is executed.
[[nodiscard]] std::vector<std::string> statements_in(const ServerLog& log);

/// Those of them that came with their parameters, by the extended protocol. A pool sends what it is given so, and what it needs for
/// itself, such as a ROLLBACK, without.
[[nodiscard]] std::vector<std::string> extended_statements_in(const ServerLog& log);

}  // namespace mesh::test
