// A run that is killed at any moment, or whose server is: all of it is there or nothing, and what it has said is true.
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "command_fixture.hpp"
#include "wait_until.hpp"

using namespace mesh::test;

namespace {

constexpr int tables = 30;

std::string migration() {
  std::string source = "pub fn up(pool :: PoolHandle) -> Int!String do\n";
  for (int at = 0; at < tables; ++at) {
    source += "  Migration.create_table(pool, \"t" + std::to_string(at) + "\", [\"a:INT:PRIMARY KEY\"])?\n";
  }
  return source + "  Ok(0)\nend\n";
}

/// `few`, or as many as MESH_KILLS says.
int count_of(const char* variable, int few) {
  const char* text = std::getenv(variable);
  return text == nullptr ? few : std::atoi(text);
}

std::string made(const std::string& url) {
  Client client(url);
  return client.value("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
}

/// How long a run takes on a server that nobody disturbs.
std::chrono::microseconds undisturbed(const Folder& folder, const Server& server) {
  const FreshDatabase database(server);
  const auto began = std::chrono::steady_clock::now();
  REQUIRE(run({MESH_COMMAND, "run", folder.file("a.mpl"), "--database", database.url()}, folder.file("undisturbed")) == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
}

}  // namespace

TEST_CASE("a run that is killed at any moment leaves all of it or nothing") {
  const Folder folder;
  folder.write("a.mpl", migration());
  std::uniform_int_distribution<int64_t> moment(0, undisturbed(folder, Cluster::shared()).count() * 5 / 4);
  std::mt19937_64 random(1);
  for (int at = 0; at < count_of("MESH_KILLS", 20); ++at) {
    const FreshDatabase database(Cluster::shared());
    Running running({MESH_COMMAND, "run", folder.file("a.mpl"), "--database", database.url()}, folder.file("log"));
    const int64_t wait = moment(random);
    INFO("after " << wait << " us");
    std::this_thread::sleep_for(std::chrono::microseconds(wait));
    running.send(SIGKILL);
    const int status = running.status();
    Client watcher(database.url());
    wait_until([&] {
      return watcher.value(
                 "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") == "0";
    });
    const std::string found = made(database.url());
    CHECK((found == "0" || found == std::to_string(tables)));
    if (status == 0) CHECK(found == std::to_string(tables));
  }
}

TEST_CASE("a run whose server is killed at any moment says truly what became of it") {
  const Folder folder;
  folder.write("a.mpl", migration());
  // A commit takes a tenth of a second there, so that some of the moments are in one.
  Cluster cluster({.is_durable = true, .lines = {"commit_delay = 100000", "commit_siblings = 0"}});
  std::uniform_int_distribution<int64_t> moment(0, undisturbed(folder, cluster).count() * 5 / 4);
  std::mt19937_64 random(2);
  for (int at = 0; at < count_of("MESH_SERVER_KILLS", 4); ++at) {
    const std::string log = "log" + std::to_string(at);
    // Gone at the end of the turn: a server that comes back has each file of each database written to the disk.
    const FreshDatabase database(cluster);
    Running running({MESH_COMMAND, "run", folder.file("a.mpl"), "--database", database.url()}, folder.file(log));
    const int64_t wait = moment(random);
    std::this_thread::sleep_for(std::chrono::microseconds(wait));
    cluster.kill();
    const int status = running.status();
    cluster.start();
    const std::string report = folder.read(log);
    INFO("after " << wait << " us: " << report);
    const std::string found = made(database.url());
    if (status == 0) {
      CHECK(report.find("committed: ") != std::string::npos);
      CHECK(found == std::to_string(tables));
    } else if (report.find("the connection was lost at the commit") != std::string::npos) {
      CHECK(status == 5);
      CHECK((found == "0" || found == std::to_string(tables)));
    } else {
      CHECK((status == 4 || (status == 1 && report.find("nothing of it was kept") != std::string::npos)));
      CHECK(found == "0");
    }
  }
}
