// The server of a CTest run: its cases share it, and it is gone with the run however that ends.
#include <signal.h>

#include <algorithm>

#include "client.hpp"
#include "cluster.hpp"
#include "folder.hpp"
#include "process.hpp"
#include "wait_until.hpp"

using namespace mesh::test;

namespace {

namespace fs = std::filesystem;

/// A project of two cases that need the server of their run. Each writes the URL of its database to a file, `one` or `two`, and
/// ends when there is no file `wait`.
void write_project(const Folder& folder) {
  std::string project;
  const auto add = [&](const std::string& name, const std::string& command, const std::string& properties) {
    project += "add_test(" + name + " " + command + ")\nset_tests_properties(" + name + " PROPERTIES " + properties + ")\n";
  };
  const std::string runs = folder.file("runs");
  add("start", "\"" MESH_RUN_SERVER "\" start " + runs, "FIXTURES_SETUP server");
  add("stop", "\"" MESH_RUN_SERVER "\" stop " + runs, "FIXTURES_CLEANUP server");
  for (const std::string name : {"one", "two"}) {
    add(name,
        "\"" MESH_WITH_DATABASE "\" sh -c [[printf %s \"$DATABASE_URL\" >part-" + name + " && mv part-" + name + " " + name +
            " && while [ -e wait ]; do sleep 0.1; done]]",
        "FIXTURES_REQUIRED server ENVIRONMENT MESH_POSTGRES_RUNS=" + runs);
  }
  folder.write("CTestTestfile.cmake", project);
}

Command ctest(const Folder& folder, const Command& options = {}) {
  Command command{MESH_CTEST, "--test-dir", folder.file(""), "--output-on-failure", "-j2"};
  command.insert(command.end(), options.begin(), options.end());
  return command;
}

/// What a database's URL says of its server: the database, and the rest.
struct Seen {
  std::string database;
  std::string server;

  explicit Seen(const std::string& url)
      : database(url.substr(0, url.find('?'))), server(url.substr(std::min(url.find('?'), url.size()))) {}

  [[nodiscard]] std::string url() const { return "postgresql://mesh@/postgres" + server; }
  [[nodiscard]] std::string folder() const {
    const std::string before = "?host=";
    return server.substr(before.size(), server.find('&') - before.size());
  }
  /// Where /proc has the program of the server's first process, which is nowhere once that has ended.
  [[nodiscard]] std::string program() const {
    std::ifstream in(folder() + "/data/postmaster.pid");
    std::string process;
    in >> process;
    return "/proc/" + process + "/exe";
  }
};

}  // namespace

TEST_CASE("the cases of a run share a server and have a database each, and a run beside it has another server") {
  const Folder folder;
  write_project(folder);
  const Folder beside;
  write_project(beside);
  beside.write("wait", "");
  Running waiting(ctest(beside, {"-R", "one"}), beside.file("log"));
  wait_until([&] { return fs::exists(beside.file("one")); });

  CHECK(run(ctest(folder), folder.file("log")) == 0);
  INFO(folder.read("log"));
  const Seen one(folder.read("one"));
  const Seen two(folder.read("two"));
  CHECK(one.server == two.server);
  CHECK(one.database != two.database);
  CHECK_FALSE(fs::exists(one.folder()));
  CHECK(fs::is_empty(folder.file("runs")));

  const Seen other(beside.read("one"));
  CHECK(other.server != one.server);
  CHECK(Client(other.url()).value("SELECT 1") == "1");
  fs::remove(beside.file("wait"));
  CHECK(waiting.status() == 0);
  CHECK_FALSE(fs::exists(other.folder()));
}

TEST_CASE("the server of a run is gone once ctest has been killed") {
  const Folder folder;
  write_project(folder);
  folder.write("wait", "");
  Running killed(ctest(folder, {"-R", "one"}), folder.file("log"));
  wait_until([&] { return fs::exists(folder.file("one")); });
  const Seen seen(folder.read("one"));
  const std::string program = seen.program();
  REQUIRE(fs::exists(program));
  killed.send(SIGKILL);
  CHECK(killed.status() == 128 + SIGKILL);
  wait_until([&] { return !fs::exists(seen.folder()); });
  CHECK_FALSE(fs::exists(program));
  wait_until([&] { return fs::is_empty(folder.file("runs")); });
}

TEST_CASE("a program outside of a run makes a server of its own") {
  const Folder folder;
  const std::string print = "printf %s \"$DATABASE_URL\" >" + folder.file("url");
  CHECK(run({MESH_WITH_DATABASE, "sh", "-c", print}, folder.file("log")) == 0);
  const Seen seen(folder.read("url"));
  CHECK(seen.folder() != Cluster::shared().place().folder);
  CHECK_FALSE(fs::exists(seen.folder()));
}
