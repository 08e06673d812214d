// A built program where there is nothing else.
#include <unistd.h>

#include <regex>

#include "command_fixture.hpp"

#ifdef MESH_BUILDS_PROGRAMS
using namespace mesh::test;

namespace {

namespace fs = std::filesystem;

/// Which command makes another folder the root: root's own, or that of a namespace in which one is root.
Command in_root(const std::string& root) {
  Command command{"unshare"};
  if (geteuid() != 0) command.push_back("--map-root-user");
  command.push_back("--root=" + root);
  return command;
}

/// The files that the loader reads for a program.
std::vector<fs::path> libraries_of(const Folder& folder, const std::string& program) {
  REQUIRE(run({"ldd", program}, folder.file("libraries")) == 0);
  const std::string named = folder.read("libraries");
  static const std::regex file(R"((/\S+) \(0x)");
  std::vector<fs::path> libraries;
  for (std::sregex_iterator at(named.begin(), named.end(), file); at != std::sregex_iterator(); ++at)
    libraries.emplace_back((*at)[1]);
  return libraries;
}

}  // namespace

TEST_CASE("a built program runs where there is only it, what ldd names, and the server's socket") {
  if (run(
          [] {
            Command probe = in_root("/");
            probe.push_back("true");
            return probe;
          }(),
          "/dev/null") != 0) {
    WARN("case skipped: no folder can be made the root here");
    return;
  }
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
               "  println(\"printed\")\n  Migration.create_table(pool, \"t\", [\"id:TEXT\"])?\n"
               "  Migration.execute(pool, \"SELECT missing\")\nend\n\n"
               "pub fn down(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"u\", [\"id:INT\"])\nend\n");
  const std::string root = folder.file("root");
  fs::create_directory(root);
  REQUIRE(run({MESH_COMMAND, "build", folder.file("a.mpl"), "-o", root + "/program"}, folder.file("log")) == 0);
  for (const fs::path& library : libraries_of(folder, root + "/program")) {
    const fs::path copy = root / library.relative_path();
    fs::create_directories(copy.parent_path());
    fs::copy_file(library, copy);
  }
  const ServerPlace& server = Cluster::shared().place();
  const std::string port = std::to_string(server.port);
  fs::create_hard_link(server.folder + "/.s.PGSQL." + port, root + "/.s.PGSQL." + port);

  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  for (const char* function : {"up", "down"}) {
    Command command = in_root(root);
    command.insert(command.end(), {"/program", "postgres://mesh@/" + database.name() + "?host=/&port=" + port, function});
    run_by_transcript(std::string("alone_") + function, folder, command, "");
  }
  CHECK(schema_of(client) == Lines{"table u", "u.id integer"});
}
#endif
