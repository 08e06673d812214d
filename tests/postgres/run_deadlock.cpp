// A run and another session that wait for each other.
#include <thread>

#include "command_fixture.hpp"
#include "paused_run.hpp"
#include "pool_fixture.hpp"

using namespace mesh::test;

TEST_CASE("a run that another session waits for, while it waits for that, ends with nothing kept and says to run it again") {
  const Folder folder;
  folder.write("a.mpl", pause_function + up_of("  Migration.create_table(pool, \"three\", [\"a:INT\"])?\n"
                                               "  Migration.add_column(pool, \"one\", \"a:INT\")?\n  pause()\n"
                                               "  Migration.add_column(pool, \"two\", \"a:INT\")?\n"));
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    INFO(way.back());
    PoolFixture database;
    database.client.execute("CREATE TABLE one (); CREATE TABLE two ()");
    Client other(database.url);
    // Who looks first is the one that the server ends.
    other.execute("SET deadlock_timeout = '1h'; BEGIN; LOCK TABLE two");
    PausedRun run(with_url(way, database.url + "&options=-c%20deadlock_timeout%3D1ms"), folder.file(log_of(way)));
    std::thread waiting([&] { other.execute("LOCK TABLE one"); });
    wait_until([&] {
      return database.client.value(
                 "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
                 " WHERE NOT granted AND datname = current_database()") == "1";
    });
    const int status = run.finish();
    waiting.join();
    other.execute("COMMIT");
    check_transcript("deadlock", status, folder.read(log_of(way)));
    CHECK(schema_of(database.client) == Lines{"table one", "table two"});
  }
}
