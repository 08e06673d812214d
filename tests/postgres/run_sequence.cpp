// A file that asks for no transaction: each statement is one, and what PostgreSQL refuses in one is sent outside of it.
#include <thread>

#include "command_fixture.hpp"
#include "pool_fixture.hpp"

using namespace mesh::test;

namespace {

std::string sequence_of(const std::string& body) { return "# mesh-ddl: no transaction\n" + up_of(body); }

}  // namespace

TEST_CASE("a file that asks for no transaction has its statements carried out one by one, each as PostgreSQL takes it") {
  const Folder folder;
  folder.write("a.mpl", sequence_of("  Migration.create_table(pool, \"t\", [\"a:INT\"])?\n"
                                    "  Migration.create_index(pool, \"t\", [\"a\"], \"concurrently:true\")?\n"
                                    "  Migration.execute(pool, \"VACUUM t\")?\n"
                                    "  Migration.drop_index(pool, \"t\", [\"name:idx_t_a\", \"concurrently:true\"])?\n"));
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    CHECK(run_by_transcript("no_transaction", folder, way) == Lines{"table t", "t.a integer"});
  }
}

TEST_CASE("a failure without a transaction leaves what came before it, and an index that it has spoiled is named") {
  const Folder folder;
  folder.write("a.mpl", sequence_of("  Migration.execute(pool, \"CREATE TABLE t AS SELECT 1 AS a FROM generate_series(1, 2)\")?\n"
                                    "  Migration.create_index(pool, \"t\", [\"a\"], \"unique:true concurrently:true\")?\n"
                                    "  Migration.create_table(pool, \"never\", [\"a:INT\"])?\n"));
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    const FreshDatabase database(Cluster::shared());
    run_by_transcript("invalid_index", folder, way, database.url());
    Client client(database.url());
    CHECK(client.value("SELECT count(*) FROM pg_class WHERE relname IN ('t', 'never')") == "1");
  }
}

TEST_CASE("a concurrent statement waits as long as it takes, whatever the database is set to, and says for whom") {
  const Folder folder;
  folder.write("a.mpl", sequence_of("  Migration.create_index(pool, \"t\", [\"a\"], \"concurrently:true\")?\n"));
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    PoolFixture database;
    Client holder(database.url);
    holder.execute("CREATE TABLE t (a int)");
    holder.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''10ms''', current_database()); END $$");
    holder.execute("BEGIN; INSERT INTO t VALUES (1)");
    const std::string process = holder.value("SELECT pg_backend_pid()");
    Running running(with_url(way, database.url), folder.file(log_of(way)));
    wait_until([&] { return folder.read(log_of(way)).find("waiting for process " + process) != std::string::npos; });
    holder.execute("COMMIT");
    CHECK(running.status() == 0);
    CHECK(folder.read(log_of(way)).find("  -- waiting for writers before build") != std::string::npos);
    CHECK(holder.value("SELECT indisvalid FROM pg_index WHERE indrelid = 't'::regclass") == "t");
  }
}

TEST_CASE("what cannot be in a transaction names the line that asks for none") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_index(pool, \"t\", [\"a\"], "
               "\"concurrently:true\")\nend\n");
  for (const Command& way : ways_to_run(folder, "a.mpl")) CHECK(run_by_transcript("asks_for_no_transaction", folder, way).empty());
}

TEST_CASE("a sequence sends nothing after a failure, nor a command that would begin a transaction") {
  const PoolFixture database;
  mesh::Database opened = database.open();
  auto sequence = mesh::StatementSequence::begin(opened, {.lock_timeout = std::chrono::milliseconds(50)});
  REQUIRE(sequence);
  CHECK(sequence->execute("CREATE TABLE t (a int)"));
  CHECK(sequence->execute("CREATE INDEX CONCURRENTLY i ON t (a)"));
  // Not by its words, but by what it is about.
  CHECK(sequence->execute("CREATE TABLE p (a int) PARTITION BY RANGE (a)"));
  CHECK(sequence->execute("CREATE INDEX ON p (a)"));
  CHECK(sequence->execute("REINDEX TABLE p"));
  CHECK(text_of(sequence->execute("BEGIN")).find("BEGIN is not sent") == 0);
  CHECK(text_of(sequence->execute("SELECT 1")).starts_with("25P02\t"));
  CHECK(sequence->executed().size() == 5);
  CHECK(sequence->failure());
}

TEST_CASE("what a statement outside of a transaction needs of the session is put back after it") {
  const PoolFixture database;
  Client client(database.url);
  client.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''7s''', current_database()); END $$");
  mesh::Database opened = database.open();
  auto sequence = mesh::StatementSequence::begin(opened);
  REQUIRE(sequence);
  CHECK(sequence->execute("CREATE TABLE t (a int)"));
  CHECK(sequence->execute("CREATE INDEX CONCURRENTLY i ON t (a)"));
  auto shown = sequence->query("SHOW lock_timeout");
  REQUIRE(shown);
  CHECK(shown->rows.at(0).at(0) == "7s");
}

TEST_CASE("a sequence that is cancelled gives up the statement that waits") {
  const PoolFixture database;
  Client holder(database.url);
  holder.execute("CREATE TABLE t (a int)");
  holder.execute("BEGIN; INSERT INTO t VALUES (1)");
  mesh::Database opened = database.open();
  auto sequence = mesh::StatementSequence::begin(opened);
  REQUIRE(sequence);
  std::thread other([&] {
    wait_until([&] { return holder.value("SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()") != "0"; });
    sequence->cancel();
  });
  CHECK(text_of(sequence->execute("CREATE INDEX CONCURRENTLY i ON t (a)")).starts_with("57014\t"));
  other.join();
}
