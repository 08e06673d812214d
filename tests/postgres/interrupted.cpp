// A run that a signal ends while the server is at work on a statement.
#include <signal.h>

#include <nlohmann/json.hpp>

#include "command_fixture.hpp"
#include "held_table.hpp"

using namespace mesh::test;

namespace {

/// How many other sessions in this database wait for a lock or have a transaction open.
std::string at_work(Client& client) {
  return client.value(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      " AND (wait_event_type = 'Lock' OR xact_start IS NOT NULL)");
}

}  // namespace

TEST_CASE("a signal has the server cancel the statement that waits, and ends the run with nothing kept") {
  const Folder folder;
  // What it makes of the Err is no way around: nothing more is sent.
  folder.write("waits.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
               "  case Migration.add_column(pool, \"held\", \"id:INT\") do\n    Ok(_) -> Ok(0)\n"
               "    Err(_) -> Migration.add_column(pool, \"held\", \"other:INT\")\n  end\nend\n");
  for (const Command& way : ways_to_run(folder, "waits.mpl")) {
    for (const auto& [signal, name] : {std::pair{SIGINT, "interrupted"}, {SIGTERM, "terminated"}, {SIGHUP, "hung_up"}}) {
      INFO(way.back() << " with " << signal);
      HeldTable database;
      const std::string log = "log-" + database.name;
      Running run(with_url(way, database.url), folder.file(log));
      database.wait_until_one_waits();
      run.send(signal);
      const int status = run.status();
      CHECK(status == 128 + signal);
      CHECK(at_work(database.client) == "1");
      check_transcript(name, status, folder.read(log));
      CHECK(schema_of(database.client) == Lines{"table held"});
    }
  }
}

TEST_CASE("the document of a run that a signal ended says by which, and for whom its statement waited") {
  const Folder folder;
  folder.write("waits.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.add_column(pool, \"held\", \"id:INT\")\nend\n");
  HeldTable database;
  const Command command{"sh",
                        "-c",
                        "exec \"$@\" 2>" + folder.file("said"),
                        "sh",
                        MESH_COMMAND,
                        "run",
                        folder.file("waits.mpl"),
                        "--database",
                        database.url,
                        "--json"};
  Running run(command, folder.file("document"));
  wait_until([&] { return folder.read("said").find("waiting for process") != std::string::npos; });
  run.send(SIGINT);
  CHECK(run.status() == 128 + SIGINT);
  const auto document = nlohmann::json::parse(folder.read("document"));
  CHECK(document["ending"] == "rolled back");
  CHECK(document["interrupted"] == true);
  CHECK(document["signal"] == "SIGINT");
  REQUIRE(document["statements"].size() == 1);
  CHECK(document["statements"][0]["outcome"] == "failed");
  CHECK(document["statements"][0]["place"]["line"] == 2);
  CHECK(document["statements"][0]["remarks"][0].get<std::string>().find("waiting for process") == 0);
}
