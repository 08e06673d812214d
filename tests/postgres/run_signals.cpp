// What must not decide the outcome of a run: who reads its report, a server that does not answer, a second signal.
#include <signal.h>

#include <chrono>

#include "command_fixture.hpp"
#include "held_table.hpp"

using namespace mesh::test;

namespace {

void write_migration(const Folder& folder, const std::string& table) {
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"one\", [\"id:INT\"])?\n"
               "  println(\"printed\")\n  Migration.add_column(pool, \"" +
                   table + "\", \"a:INT\")?\n  Migration.create_table(pool, \"two\", [\"id:INT\"])?\n  Ok(0)\nend\n");
}

}  // namespace

TEST_CASE("a pipe that nobody reads any more does not decide what becomes of the database") {
  const Folder folder;
  write_migration(folder, "one");
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const std::string& pipe : {std::string("2>&1"), std::string("2>/dev/null")}) {
      INFO(way.back() << " with " << pipe);
      const FreshDatabase database(Cluster::shared());
      const std::string status = folder.file("status");
      Command command{"sh", "-c", "{ sleep 0.3; \"$@\" " + pipe + "; echo $? >" + status + "; } | true", "sh"};
      const Command run_it = with_url(way, database.url());
      command.insert(command.end(), run_it.begin(), run_it.end());
      CHECK(run(command, folder.file("log")) == 0);
      CHECK(folder.read("status") == "3\n");
      Client client(database.url());
      CHECK(schema_of(client) == Lines{"table one", "one.id integer", "one.a integer", "table two", "two.id integer"});
    }
  }
}

TEST_CASE("a second signal ends a run at once, and a server that stands still does not keep one that was told to end") {
  const Folder folder;
  write_migration(folder, "held");
  const Cluster cluster;
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const bool is_second : {true, false}) {
      INFO(way.back() << " with a second signal: " << is_second);
      const FreshDatabase database(cluster);
      Client holder(database.url());
      holder.execute("CREATE TABLE held ()");
      holder.execute("BEGIN; LOCK TABLE held");
      const std::string log = (is_second ? "second-" : "first-") + log_of(way);
      Command command = with_url(way, database.url());
      command.insert(command.end(), {"--lock-timeout", "0s"});
      Running running(command, folder.file(log));
      Client watcher(database.url());
      const auto waits = [&] { return watcher.value("SELECT count(*) FROM pg_locks WHERE NOT granted") == "1"; };
      wait_until(waits);
      const std::string waiting = watcher.value("SELECT pid FROM pg_locks WHERE NOT granted");
      // The server's first process takes the requests to cancel, and the session's the statement.
      const std::vector<pid_t> stopped{cluster.first_process(), static_cast<pid_t>(std::stoi(waiting))};
      for (const pid_t process : stopped) kill(process, SIGSTOP);
      const auto began = std::chrono::steady_clock::now();
      running.send(SIGINT);
      if (is_second) {
        wait_until([&] { return folder.read(log).find("a second signal ends this at once") != std::string::npos; });
        running.send(SIGINT);
      }
      const int status = running.status();
      const auto took = std::chrono::steady_clock::now() - began;
      CHECK(took < std::chrono::seconds(is_second ? 5 : 30));
      for (const pid_t process : stopped) kill(process, SIGCONT);
      check_transcript(is_second ? "second_signal" : "frozen_server", status, folder.read(log));
      // Its session sees that its client has gone, although the lock is still held.
      wait_until([&] { return watcher.value("SELECT count(*) FROM pg_stat_activity WHERE pid = " + waiting) == "0"; });
      holder.execute("ROLLBACK");
      CHECK(schema_of(holder) == Lines{"table held"});
    }
  }
}

TEST_CASE("a server that stands still keeps no run longer than its statement timeout and ten seconds") {
  const Folder folder;
  write_migration(folder, "held");
  HeldTable held;
  const Command command{MESH_COMMAND,     "run", folder.file("a.mpl"),  "--database", held.url,
                        "--lock-timeout", "0s",  "--statement-timeout", "3s"};
  Running running(command, folder.file("log"));
  held.wait_until_one_waits();
  const auto session = static_cast<pid_t>(
      std::stoi(held.client.value("SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE NOT granted AND "
                                  "datname = current_database()")));
  kill(session, SIGSTOP);
  CHECK(running.status() == 1);
  kill(session, SIGCONT);
  INFO(folder.read("log"));
  CHECK(folder.read("log").find(
            "read execute: the server has not answered 10 s after the statement's time was over; the transaction is "
            "lost with its connection, and nothing of it took effect") != std::string::npos);
}
