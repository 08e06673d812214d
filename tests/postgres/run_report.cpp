// What a run says of its statements: for whom one waits, what a skipped one has met, what the server says, and where one failed.
#include <nlohmann/json.hpp>

#include "command_fixture.hpp"
#include "held_table.hpp"

using namespace mesh::test;

namespace {

std::string up_of(const std::string& body) { return "pub fn up(pool :: PoolHandle) -> Int!String do\n" + body + "  Ok(0)\nend\n"; }

/// What an interpreted run of a file says on a database, with `options`.
std::string report_of(const Folder& folder, const std::string& url, const Command& options = {}) {
  Command command{MESH_COMMAND, "run", folder.file("a.mpl"), "--database", url};
  command.insert(command.end(), options.begin(), options.end());
  static_cast<void>(run(command, folder.file("report")));
  std::string report = without_times(folder.read("report"));
  std::filesystem::remove(folder.file("report"));
  return report;
}

/// The document of such a run. What is said meanwhile goes to the file `said`.
nlohmann::json document_of(const Folder& folder, const std::string& url) {
  const Command command{
      "sh", "-c",    "exec \"$@\" 2>" + folder.file("said"), "sh", MESH_COMMAND, "run", folder.file("a.mpl"), "--database",
      url,  "--json"};
  static_cast<void>(run(command, folder.file("document")));
  return nlohmann::json::parse(folder.read("document"));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a run says for whom a statement waits") {
  const Folder folder;
  folder.write("a.mpl", up_of("  Migration.add_column(pool, \"held\", \"a:INT\")?\n"));
  HeldTable held;
  held.holder.execute("SET application_name = 'the holder'");
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    Command command = with_url(way, held.url);
    const std::string log = "log-" + way.back().substr(way.back().rfind('/') + 1);
    command.insert(command.end(), {"--lock-timeout", "3s"});
    CHECK(run(command, folder.file(log)) == 1);
    const std::string report = folder.read(log);
    INFO(report);
    CHECK(has(report, "  -- waiting for process " + held.holder.value("SELECT pg_backend_pid()") + " (the holder, mesh, idle in "));
    CHECK(has(report, "55P03"));
  }
}

TEST_CASE("a run says how what a skipped statement has met differs from what it would make") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute(
      "CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL DEFAULT 'x', more int); CREATE INDEX idx_t_a ON t (a);"
      "CREATE TABLE same (id serial PRIMARY KEY, a varchar(10) NOT NULL DEFAULT 'x', at timestamptz DEFAULT now());"
      "CREATE UNIQUE INDEX idx_same_a ON same (a) WHERE a <> 'y'; CREATE VIEW v AS SELECT 1 AS one;"
      "CREATE SCHEMA other; CREATE TABLE other.t (id bigint)");
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"t\", [\"id:BIGINT:PRIMARY KEY\", \"a:TEXT:NOT NULL DEFAULT 'x'\", "
                              "\"b:INT\"])?\n"
                              "  Migration.add_column(pool, \"t\", \"more:BIGINT\")?\n"
                              "  Migration.create_index(pool, \"t\", [\"a\"], \"unique:true\")?\n"
                              "  Migration.create_table(pool, \"v\", [\"one:INT\"])?\n"
                              "  Migration.create_table(pool, \"other.t\", [\"id:INT\"])?\n"));
  CHECK(report_of(folder, database.url()) ==
        "CREATE TABLE IF NOT EXISTS \"t\" (\"id\" BIGINT PRIMARY KEY, \"a\" TEXT NOT NULL DEFAULT 'x', \"b\" INT);\n"
        "  -- skipped, T: relation \"t\" already exists, skipping\n"
        "  -- the column `id` that is there is integer, not bigint\n"
        "  -- the table that is there has no column `b`\n"
        "ALTER TABLE \"t\" ADD COLUMN IF NOT EXISTS \"more\" BIGINT;\n"
        "  -- skipped, T: column \"more\" of relation \"t\" already exists, skipping\n"
        "  -- the column `more` that is there is integer, not bigint\n"
        "CREATE UNIQUE INDEX IF NOT EXISTS \"idx_t_a\" ON \"t\" (\"a\");\n"
        "  -- skipped, T: relation \"idx_t_a\" already exists, skipping\n"
        "  -- the index `idx_t_a` that is there is not unique\n"
        "CREATE TABLE IF NOT EXISTS \"v\" (\"one\" INT);\n"
        "  -- skipped, T: relation \"v\" already exists, skipping\n"
        "  -- `v` is a view there\n"
        "CREATE TABLE IF NOT EXISTS \"other\".\"t\" (\"id\" INT);\n"
        "  -- skipped, T: relation \"t\" already exists, skipping\n"
        "  -- the column `id` that is there is bigint, not integer\n"
        "committed: 5 statements, all of them skipped\n");
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"same\", [\"id:SERIAL:PRIMARY KEY\", "
                              "\"a:VARCHAR(10):NOT NULL DEFAULT 'x'\", \"at:TIMESTAMPTZ:DEFAULT now()\"])?\n"
                              "  Migration.create_index(pool, \"same\", [\"a\"], \"unique:true where:a <> 'y'\")?\n"
                              "  Migration.add_column(pool, \"same\", \"id:SERIAL\")?\n"));
  CHECK(report_of(folder, database.url(), {"--strict", "--quiet"}) == "committed: 3 statements, all of them skipped\n");
}

TEST_CASE("a strict run of what a run has made finds no difference, however it is written") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute(
      "CREATE DOMAIN \"Email Addr\" AS varchar(40) COLLATE \"C\" NOT NULL DEFAULT 'a'; CREATE TYPE \"Mood\" AS ENUM ('ok');"
      "CREATE TABLE ref (id int PRIMARY KEY, other int UNIQUE)");
  folder.write(
      "a.mpl",
      up_of("  Migration.create_table(pool, \"t\", [\"id:BIGSERIAL:PRIMARY KEY\", \"a:NUMERIC(10)\", \"b:dec(9)\", "
            "\"c:numeric(10)[]\",\n"
            "    \"d:numeric:DEFAULT -1.5\", \"e:float8:DEFAULT .5 CHECK (e > .1)\", \"f:text:DEFAULT E'x'\", \"g:int[3][4]\",\n"
            "    \"h:\\\"Email Addr\\\":COLLATE \\\"C\\\"\", \"i:\\\"Mood\\\"\", \"j:interval day to second(3):DEFAULT INTERVAL "
            "'1' DAY\",\n"
            "    \"k:INT:UNIQUE WITH (fillfactor = 70)\", \"l:INT:REFERENCES ref\", \"m:INT:REFERENCES ref (other) ON DELETE "
            "CASCADE\",\n"
            "    \"n:INT:GENERATED ALWAYS AS IDENTITY\", \"o:INT:GENERATED ALWAYS AS (k + 1) STORED\", \"p:INT:DEFAULT NULL\",\n"
            "    \"Q q:CHAR:NOT NULL DEFAULT 'x'\", \"r:timestamp(3) with time zone:DEFAULT now()\", \"s:bit\", \"t:varchar\",\n"
            "    \"UNIQUE (t, a)\"])?\n"));
  std::string source = folder.read("a.mpl");
  source.replace(source.find("  Ok(0)"), 7,
                 "  Migration.add_column(pool, \"t\", \"u:NUMERIC(12):NOT NULL DEFAULT 0\")?\n"
                 "  Migration.create_index(pool, \"t\", [\"(left(t, 3))\", \"a:DESC\"], \"name:i1 where:a > -1.5\")?\n"
                 "  Migration.create_index(pool, \"t\", [\"(lower(t) COLLATE \\\"C\\\")\"], \"name:i2\")?\n"
                 "  Migration.create_index(pool, \"t\", [\"t:text_pattern_ops\"], \"name:i3 using:btree include:a where:TRUE\")?\n"
                 "  Ok(0)");
  folder.write("a.mpl", source);
  INFO(source);
  CHECK(report_of(folder, database.url(), {"--quiet"}) == "committed: 5 statements\n");
  CHECK(report_of(folder, database.url(), {"--strict"}).ends_with("committed: 5 statements, all of them skipped\n"));
}

TEST_CASE("a look at what a skipped statement has met waits for nobody and breaks nothing") {
  const Folder folder;
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"held\", [\"a:TEXT:DEFAULT lower('A')\"])?\n"
                              "  Migration.create_table(pool, \"made\", [\"id:INT\"])?\n"));
  const HeldTable held;
  CHECK(report_of(folder, held.url, {"--strict", "--quiet"}).find("55P03") == std::string::npos);
  Client client(held.url);
  CHECK(client.value("SELECT count(*) FROM pg_class WHERE relname = 'made'") != "");
}

TEST_CASE("a strict run keeps nothing where a skipped statement has met another thing") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute("CREATE TABLE t (id int)");
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"before\", [\"id:INT\"])?\n"
                              "  Migration.create_table(pool, \"t\", [\"id:TEXT\"])?\n"
                              "  Migration.create_table(pool, \"after\", [\"id:INT\"])?\n"));
  const std::string report = report_of(folder, database.url(), {"--strict"});
  CHECK(report.ends_with(
      "  -- the column `id` that is there is integer, not text\n"
      "failed, and nothing of it was kept: --strict: a statement was skipped, and the column `id` that is there is "
      "integer, not text\n --> " +
      folder.file("a.mpl") + ":3:3, in `up`\n"));
  CHECK(schema_of(client) == Lines{"table t", "t.id integer"});
}

TEST_CASE("a run shows what the server says beside its results, and none of it reads as a line of the run's own") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  folder.write("a.mpl",
               up_of("  Migration.execute(pool, \"DO $$ BEGIN RAISE WARNING E'careful\\ncommitted: 9 statements'; RAISE NOTICE "
                     "'done' USING DETAIL = 'more', HINT = 'less'; END $$\")?\n"));
  CHECK(report_of(folder, database.url()) ==
        "DO $$ BEGIN RAISE WARNING E'careful\ncommitted: 9 statements'; RAISE NOTICE 'done' USING DETAIL = 'more', HINT = 'less'; "
        "END "
        "$$;\n"
        "  -- T\n"
        "  -- WARNING: careful\n    committed: 9 statements\n"
        "  -- NOTICE: done (more); hint: less\n"
        "committed: 1 statement\n");
}

TEST_CASE("what the server says before a statement fails is shown below it, and in the document") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  const std::string statement = "DO $$ BEGIN RAISE NOTICE 'soon' USING HINT = 'wait'; RAISE EXCEPTION 'now'; END $$";
  folder.write("a.mpl", up_of("  Migration.execute(pool, \"" + statement + "\")?\n"));
  CHECK(report_of(folder, database.url())
            .starts_with(statement + ";\n  -- failed, T\n  -- NOTICE: soon; hint: wait\nfailed, and nothing of it was kept: "));
  const auto document = document_of(folder, database.url());
  CHECK(document["statements"][0]["outcome"] == "failed");
  CHECK(document["statements"][0]["notices"][0]["message"] == "soon");
  CHECK(document["statements"][0]["notices"][0]["hint"] == "wait");
}

TEST_CASE("a run that fails says where the call stands, and where the server points in its statement") {
  const Folder folder;
  folder.write(
      "a.mpl",
      "fn helper(pool :: PoolHandle) -> Int!String do\n  Migration.execute(pool, \"\"\"\n    SELECT 1,\n      missing\n    FROM "
      "pg_class\n  \"\"\")\nend\n\n" +
          up_of("  helper(pool)?\n"));
  std::optional<std::string> first;
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    const std::string log = "log-" + way.back().substr(way.back().rfind('/') + 1);
    const FreshDatabase database(Cluster::shared());
    CHECK(run(with_url(way, database.url()), folder.file(log)) == 1);
    const std::string report = without_times(folder.read(log));
    INFO(report);
    CHECK(
        report.ends_with("failed, and nothing of it was kept: 42703: column \"missing\" does not exist\n"
                         " --> " +
                         folder.file("a.mpl") + ":2:3, in `helper`\n  |\n2 |     missing\n  |     ^^^^^^^\n"));
    if (first) CHECK(report == *first);
    first = report;
  }
}

TEST_CASE("a run's JSON says what its report says") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  folder.write("a.mpl",
               up_of("  println(\"printed\")\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
                     "  Migration.create_table(pool, \"t\", [\"id:TEXT\"])?\n  Migration.execute(pool, \"SELECT nothing\")?\n"));
  const auto document = document_of(folder, database.url());
  CHECK(has(folder.read("said"), "printed\n"));
  CHECK(document["schemaVersion"] == 1);
  CHECK(document["file"] == folder.file("a.mpl"));
  CHECK(document["function"] == "up");
  CHECK(document["ending"] == "rolled back");
  CHECK(document["exitCode"] == 1);
  REQUIRE(document["statements"].size() == 3);
  CHECK(document["statements"][0]["outcome"] == "applied");
  CHECK(document["statements"][1]["outcome"] == "skipped");
  CHECK(document["statements"][1]["differences"][0] == "the column `id` that is there is integer, not text");
  CHECK(document["statements"][1]["place"]["line"] == 4);
  CHECK(document["statements"][2]["outcome"] == "failed");
  CHECK(document["error"]["code"] == "42703");
  CHECK(document["error"]["position"] == 8);
  CHECK(document["error"]["place"]["function"] == "up");
}

TEST_CASE("a run takes its database from a file, standard input or words, and says which it lacks") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"));
  folder.write("address", "  " + database.url() + "\n");
  const std::string address = folder.file("address");
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    // Without the address that the way has.
    Command bare;
    for (const std::string& word : way) {
      if (word != "URL" && word != "--database") bare.push_back(word);
    }
    const auto with = [&](const std::string& shell) {
      Command command{"sh", "-c", shell, "sh"};
      command.insert(command.end(), bare.begin(), bare.end());
      return run(command, folder.file("log"));
    };
    CHECK(with("exec \"$@\" --database-file " + address) == 0);
    CHECK(with("exec \"$@\" --database-file - <" + address) == 0);
    CHECK(with("DATABASE_URL=$(cat " + address + ") exec \"$@\"") == 0);
    CHECK(with("exec \"$@\" --database 'user=mesh dbname=nowhere host=/nowhere password=sesame'") == 4);
    CHECK(with("exec \"$@\" --database 'host=/nowhere password=sesame open'") == 2);
    CHECK(with("unset DATABASE_URL; exec \"$@\"") == 2);
    CHECK(with("exec \"$@\" --database ''") == 2);
    CHECK(with("exec \"$@\" --database-file /nowhere") == 2);
    CHECK_FALSE(has(folder.read("log"), "sesame"));
  }
}
