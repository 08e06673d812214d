// A run whose server goes away under it, and comes back or not: what it says of the database is true.
#include "command_fixture.hpp"
#include "paused_run.hpp"

using namespace mesh::test;

namespace {

const std::string make_one = "  Migration.create_table(pool, \"one\", [\"a:INT\"])?\n";
const std::string sleep_long = "  Migration.execute(pool, \"SELECT pg_sleep(600)\")?\n";
const std::string make_two = "  Migration.create_table(pool, \"two\", [\"a:INT\"])?\n";

/// A commit that takes longer than any test.
const std::string commit_long =
    "  Migration.execute(pool, \"CREATE FUNCTION sleeps() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN PERFORM pg_sleep(600); RETURN NULL; END'\")?\n"
    "  Migration.execute(pool, \"CREATE CONSTRAINT TRIGGER late AFTER INSERT ON one DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION sleeps()\")?\n"
    "  Migration.execute(pool, \"INSERT INTO one VALUES (1)\")?\n";

/// How a server goes away and comes back.
struct Restart {
  const char* name;
  void (*carry_out)(Cluster&);
};
const std::vector<Restart> restarts{
    {"restart", [](Cluster& cluster) { cluster.restart(); }},
    {"crash", [](Cluster& cluster) { cluster.kill(), cluster.start(); }},
};

void drop_all(const Cluster& cluster) { Client(cluster.url("postgres")).execute("DROP TABLE IF EXISTS one, two"); }

Lines schema_on(const Cluster& cluster) {
  Client client(cluster.url("postgres"));
  return schema_of(client);
}

/// Carries out `restart` while the run sleeps, holds what it says against a transcript, and gives the schema that there is then.
Lines left_by_sleeping_run(const Folder& folder, const Command& way, const Restart& restart, Cluster& cluster,
                           const std::string& where) {
  drop_all(cluster);
  const std::string log = std::string(restart.name) + where + log_of(way);
  Running running(with_url(way, cluster.url("postgres")), folder.file(log));
  {
    Client watcher(cluster.url("postgres"));
    wait_until([&] { return watcher.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == "1"; });
  }
  restart.carry_out(cluster);
  const int status = running.status();
  check_transcript(std::string(restart.name) + where, status, folder.read(log));
  return schema_on(cluster);
}

/// The same while it stands still between two statements.
Lines left_by_paused_run(const Folder& folder, const Command& way, const Restart& restart, Cluster& cluster,
                         const std::string& where) {
  drop_all(cluster);
  const std::string log = std::string(restart.name) + where + log_of(way);
  PausedRun paused(with_url(way, cluster.url("postgres")), folder.file(log));
  restart.carry_out(cluster);
  const int status = paused.finish();
  check_transcript(std::string(restart.name) + where, status, folder.read(log));
  return schema_on(cluster);
}

const Lines only_one{"table one", "one.a integer"};

}  // namespace

TEST_CASE("a server that is restarted under a statement has a run keep nothing, and say so") {
  const Folder folder;
  folder.write("a.mpl", up_of(make_one + sleep_long + make_two));
  Cluster cluster;
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const Restart& restart : restarts) {
      CHECK(left_by_sleeping_run(folder, way, restart, cluster, "_under_statement").empty());
    }
  }
}

TEST_CASE("a server that is restarted between two statements has a run keep nothing, and say so") {
  const Folder folder;
  folder.write("a.mpl", pause_function + up_of(make_one + "  pause()\n" + make_two));
  Cluster cluster;
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const Restart& restart : restarts) {
      CHECK(left_by_paused_run(folder, way, restart, cluster, "_between_statements").empty());
    }
  }
}

TEST_CASE("a server that is restarted under a run without a transaction leaves what came before, and the run says what it knows") {
  const std::string first_line = "# mesh-ddl: no transaction\n";
  const Folder folder;
  folder.write("sleeps.mpl", first_line + up_of(make_one + sleep_long + make_two));
  folder.write("pauses.mpl", first_line + pause_function + up_of(make_one + "  pause()\n" + make_two));
  Cluster cluster;
  for (const Restart& restart : restarts) {
    for (const Command& way : ways_to_run(folder, "sleeps.mpl")) {
      CHECK(left_by_sleeping_run(folder, way, restart, cluster, "_without_transaction") == only_one);
    }
    for (const Command& way : ways_to_run(folder, "pauses.mpl")) {
      CHECK(left_by_paused_run(folder, way, restart, cluster, "_between_transactions") == only_one);
    }
  }
}

TEST_CASE("a server that goes away under a statement outside of a transaction has a run say that nobody knows") {
  const Folder folder;
  folder.write("a.mpl", "# mesh-ddl: no transaction\n" +
                            up_of(make_one + "  Migration.create_index(pool, \"written\", [\"a\"], \"concurrently:true\")?\n"));
  Cluster cluster;
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const Restart& restart : restarts) {
      drop_all(cluster);
      const std::string log = restart.name + log_of(way);
      Client writer(cluster.url("postgres"));
      writer.execute("DROP TABLE IF EXISTS written; CREATE TABLE written (a int)");
      writer.execute("BEGIN; INSERT INTO written VALUES (1)");
      Running running(with_url(way, cluster.url("postgres")), folder.file(log));
      wait_until([&] { return folder.read(log).find("waiting for process") != std::string::npos; });
      restart.carry_out(cluster);
      const int status = running.status();
      check_transcript(std::string(restart.name) + "_outside_of_transaction", status, folder.read(log));
      Client client(cluster.url("postgres"));
      CHECK(client.value("SELECT indisvalid FROM pg_index WHERE indrelid = 'written'::regclass") == "f");
      CHECK(client.value("SELECT to_regclass('one') IS NOT NULL") == "t");
    }
  }
}

TEST_CASE("a server that goes away in the commit has a run say what is known of it") {
  const Folder folder;
  folder.write("a.mpl", up_of(make_one + commit_long));
  Cluster cluster;
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const Restart& restart : restarts) {
      CHECK(left_by_sleeping_run(folder, way, restart, cluster, "_in_commit").empty());
    }
  }
}
