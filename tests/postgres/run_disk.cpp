// A run that fills a disk.
#include "command_fixture.hpp"

using namespace mesh::test;

TEST_CASE("a run that fills the disk keeps nothing, says where it stood, and leaves the room that it took") {
  if (!can_mount()) {
    WARN("case skipped: a disk that can be filled is mounted, which wants root and a kernel that lets it");
    return;
  }
  const Folder folder;
  folder.write("a.mpl",
               "fn fill(pool :: PoolHandle) -> Int!String do\n"
               "  Migration.execute(pool, \"INSERT INTO big SELECT repeat('x', 1000) FROM generate_series(1, 20000)\")\nend\n"
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"before\", [\"a:INT\"])?\n"
               "  Migration.execute(pool, \"CREATE TABLE big (a text) TABLESPACE small\")?\n  fill(pool)\nend\n");
  const Cluster cluster({.small_disk = "8m"});
  Client client(cluster.url("postgres"));
  client.execute("CREATE TABLESPACE small LOCATION '" + cluster.small_disk() + "'");
  // The first table makes folders, which stay.
  client.execute("CREATE TABLE first () TABLESPACE small; DROP TABLE first");
  const auto taken = [&] {
    // The server keeps the empty files of what is gone until then.
    client.execute("CHECKPOINT");
    return client.value("SELECT pg_tablespace_size('small')");
  };
  const std::string before = taken();
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    run_by_transcript("disk_full", folder, way, cluster.url("postgres"));
    CHECK(schema_of(client).empty());
    CHECK(taken() == before);
  }
}
