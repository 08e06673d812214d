// What the tests of the command begin with: a folder for a migration, and the ways to run it.
#pragma once

#include <algorithm>

#include "catch.hpp"
#include "folder.hpp"
#include "migrated.hpp"
#include "process.hpp"
#include "transcript.hpp"

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

/// A migration whose `up` has the lines `body`, each with its own line feed.
inline std::string up_of(const std::string& body) {
  return "pub fn up(pool :: PoolHandle) -> Int!String do\n" + body + "  Ok(0)\nend\n";
}

inline const Command interpreted{MESH_COMMAND, "run", "", "--database", "URL"};

inline Command with_file(Command command, const std::string& file) {
  std::replace(command.begin(), command.end(), std::string(), file);
  return command;
}

/// Runs `command` on the database of `url`, and holds what it says against a transcript.
inline void run_by_transcript(const std::string& name, const Folder& folder, const Command& command, const std::string& url) {
  const std::string said = folder.file("said");
  const int status = run(with_url(command, url), said);
  check_transcript(name, status, folder.read("said"));
  std::filesystem::remove(said);
}

/// The same on a fresh database, whose schema afterwards it gives.
[[nodiscard]] inline Lines run_by_transcript(const std::string& name, const Folder& folder, const Command& command) {
  const FreshDatabase database(Cluster::shared());
  run_by_transcript(name, folder, command, database.url());
  Client client(database.url());
  return schema_of(client);
}

/// What the name of a transcript ends with where a program of `build` says something otherwise than the command.
inline std::string if_built(const Command& way) { return way.front() == MESH_COMMAND ? "" : "_built"; }

/// What a way to run writes what it says to, where several share a folder.
inline std::string log_of(const Command& way) { return "log-" + way.back().substr(way.back().rfind('/') + 1); }

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
