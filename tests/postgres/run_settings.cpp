// A run on a database and a role that are set otherwise than it wants, and through a pooler.
#include <unistd.h>

#include <fstream>

#include "command_fixture.hpp"
#include "wait_until.hpp"

using namespace mesh::test;

namespace {

constexpr const char* plain =
    "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"a:INT\"])?\n"
    "  Migration.create_table(pool, \"t\", [\"a:TEXT\"])?\n  Ok(0)\nend\n";
constexpr const char* concurrent =
    "# mesh-ddl: no transaction\npub fn up(pool :: PoolHandle) -> Int!String do\n"
    "  Migration.create_table(pool, \"u\", [\"a:INT\"])?\n"
    "  Migration.create_index(pool, \"u\", [\"a\"], \"concurrently:true\")?\n  Ok(0)\nend\n";

Command run_of(const Folder& folder, const std::string& name) { return with_file(interpreted, folder.file(name)); }

void set(Client& client, const std::string& what) {
  client.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET " + what + "', current_database()); END $$");
}

/// PgBouncer in front of the shared server, which it is asked for in the given mode.
class Pooler {
 public:
  Pooler(const Folder& folder, const std::string& mode) : folder_(folder.file("pooler")) {
    std::filesystem::create_directory(folder_);
    // Its user is another than ours.
    for (const std::string& path : {folder.file(""), folder_}) std::filesystem::permissions(path, std::filesystem::perms::all);
    const ServerPlace& server = Cluster::shared().place();
    std::ofstream(folder_ + "/users") << "\"mesh\" \"\"\n";
    std::ofstream(folder_ + "/settings") << "[databases]\n* = host=" << server.folder << " port=" << server.port
                                         << "\n[pgbouncer]\nlisten_addr =\nlisten_port = 6432\n"
                                         << "unix_socket_dir = " << folder_ << "\nauth_type = trust\nauth_file = " << folder_
                                         << "/users\npool_mode = " << mode << "\n";
    Command command{MESH_PGBOUNCER, folder_ + "/settings"};
    // It does not run as root.
    if (geteuid() == 0) command.insert(command.begin() + 1, {"-u", "postgres"});
    running_.emplace(command, folder.file("pooler-log"));
    wait_until([&] { return std::filesystem::exists(folder_ + "/.s.PGSQL.6432"); });
  }

  [[nodiscard]] std::string url(const std::string& database) const {
    return "postgres://mesh@/" + database + "?host=" + folder_ + "&port=6432";
  }

 private:
  std::string folder_;
  std::optional<Running> running_;
};

}  // namespace

TEST_CASE("no setting of the database decides what a run does or says") {
  const Folder folder;
  folder.write("a.mpl", plain);
  folder.write("c.mpl", concurrent);
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute("CREATE SCHEMA elsewhere");
  set(client, "default_transaction_isolation = ''serializable''");
  set(client, "default_transaction_read_only = on");
  set(client, "client_min_messages = ''error''");
  set(client, "search_path = elsewhere");
  set(client, "lock_timeout = ''1ms''");
  set(client, "standard_conforming_strings = off");
  run_by_transcript("other_settings", folder, run_of(folder, "a.mpl"), database.url());
  run_by_transcript("other_settings_no_transaction", folder, run_of(folder, "c.mpl"), database.url());
  CHECK(client.value(
            "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = 'elsewhere'::regnamespace") ==
        "idx_u_a t u");
}

TEST_CASE("a timeout of the database ends a statement with its reason") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"a:INT\"])?\n"
               "  Migration.execute(pool, \"SELECT pg_sleep(10)\")\nend\n");
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  set(client, "statement_timeout = ''200ms''");
  for (const Command& way : ways_to_run(folder, "a.mpl")) run_by_transcript("statement_timeout", folder, way, database.url());
  Client after(Cluster::shared().url(database.name()));
  CHECK(schema_of(after).empty());
}

TEST_CASE("a statement timeout bounds what constraints have put off until the commit") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.execute(pool, \"INSERT INTO slow VALUES (1)\")\nend\n");
  folder.write("c.mpl", "# mesh-ddl: no transaction\n" + folder.read("a.mpl"));
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute(
      "CREATE TABLE slow (a int); CREATE FUNCTION sleep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(20); RETURN "
      "NULL; END'; CREATE CONSTRAINT TRIGGER later AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE "
      "FUNCTION "
      "sleep()");
  for (const auto& [file, transcript] :
       {std::pair("a.mpl", "late_constraint"), std::pair("c.mpl", "late_constraint_no_transaction")}) {
    for (Command way : ways_to_run(folder, file)) {
      way.insert(way.end(), {"--statement-timeout", "200ms"});
      run_by_transcript(transcript, folder, way, database.url());
    }
  }
  CHECK(client.value("SELECT count(*) FROM slow") == "0");
}

TEST_CASE("a run goes through a pooler, or says what is in its way") {
  for (const char* mode : {"session", "transaction"}) {
    INFO(mode);
    const Folder folder;
    folder.write("a.mpl", plain);
    folder.write("c.mpl", concurrent);
    const Pooler pooler(folder, mode);
    const FreshDatabase database(Cluster::shared());
    const std::string url = pooler.url(database.name());
    run_by_transcript("pooler", folder, run_of(folder, "a.mpl"), url);
    run_by_transcript("pooler_no_transaction", folder, run_of(folder, "c.mpl"), url);
    Client client(database.url());
    CHECK(client.value("SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = 'u'::regclass") == "1");

    run_by_transcript("pooler_options", folder, run_of(folder, "a.mpl"), url + "&options=-c%20lock_timeout%3D1s");

    // What must be set for a session would be set for whoever has it next.
    const FreshDatabase impatient(Cluster::shared());
    Client other(impatient.url());
    set(other, "lock_timeout = ''1s''");
    run_by_transcript("pooler_setting", folder, run_of(folder, "c.mpl"), pooler.url(impatient.name()));
  }
}
