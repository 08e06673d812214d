// What the tests of the command begin with: a folder for a migration, and the ways to run it.
#pragma once

#include <algorithm>
#include <regex>

#include "catch.hpp"
#include "folder.hpp"
#include "migrated.hpp"
#include "process.hpp"

namespace mesh::test {

/// What a run left behind: the exit status, and the schema.
struct Left {
  int status;
  Lines schema;
  friend bool operator==(const Left&, const Left&) = default;
};

inline Command with_url(Command command, const std::string& url) {
  std::replace(command.begin(), command.end(), std::string("URL"), url);
  return command;
}

inline Left run_on_a_fresh_database(const Folder& folder, const Command& command) {
  const FreshDatabase database(Cluster::shared());
  const int status = run(with_url(command, database.url()), folder.file("log"));
  Client client(database.url());
  return {status, schema_of(client)};
}

inline const Command interpreted{MESH_COMMAND, "run", "", "--database", "URL"};

inline Command with_file(Command command, const std::string& file) {
  std::replace(command.begin(), command.end(), std::string(), file);
  return command;
}

/// A run's report without the times that its statements took.
inline std::string without_times(const std::string& report) {
  static const std::regex time(R"(<?\d+(\.\d+)? (ms|s|min)\b)");
  return std::regex_replace(report, time, "T");
}

/// The ways to run the `up` of a file of `folder`: interpreted, compiled and built, as far as this build has them.
inline std::vector<Command> ways_to_run(const Folder& folder, const std::string& name) {
  std::vector<Command> ways{with_file(interpreted, folder.file(name))};
#ifdef MESH_BUILDS_PROGRAMS
  ways.push_back(ways.front());
  ways.back().push_back("--jit");
  const std::string program = folder.file("program");
  REQUIRE(run({MESH_COMMAND, "build", folder.file(name), "-o", program}, folder.file("log")) == 0);
  ways.push_back({program, "URL", "up"});
#endif
  return ways;
}

}  // namespace mesh::test
