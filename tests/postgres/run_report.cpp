// What a run says of its statements: for whom one waits, what a skipped one has met, what the server says, and where one failed.
#include <nlohmann/json.hpp>

#include "command_fixture.hpp"
#include "held_table.hpp"

using namespace mesh::test;

namespace {

/// An interpreted run of the folder's file, with `options`.
Command run_of(const Folder& folder, const Command& options = {}) {
  Command command = with_file(interpreted, folder.file("a.mpl"));
  command.insert(command.end(), options.begin(), options.end());
  return command;
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

TEST_CASE("a run says for whom a statement waits, and what to do where it has waited long enough") {
  const Folder folder;
  folder.write("a.mpl", up_of("  Migration.add_column(pool, \"held\", \"a:INT\")?\n"));
  HeldTable held;
  held.holder.execute("SET application_name = 'the holder'");
  for (Command way : ways_to_run(folder, "a.mpl")) {
    way.insert(way.end(), {"--lock-timeout", "3s"});
    run_by_transcript("lock_timeout", folder, way, held.url);
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
                              "  Migration.create_table(pool, \"other.t\", [\"id:INT\"])?\n"
                              "  Migration.execute(pool, \"ALTER TABLE t ADD COLUMN IF NOT EXISTS more bigint, "
                              "ADD COLUMN IF NOT EXISTS a varchar(3)\")?\n"));
  run_by_transcript("differences", folder, run_of(folder), database.url());
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"same\", [\"id:SERIAL:PRIMARY KEY\", "
                              "\"a:VARCHAR(10):NOT NULL DEFAULT 'x'\", \"at:TIMESTAMPTZ:DEFAULT now()\"])?\n"
                              "  Migration.create_index(pool, \"same\", [\"a\"], \"unique:true where:a <> 'y'\")?\n"
                              "  Migration.add_column(pool, \"same\", \"id:SERIAL\")?\n"));
  run_by_transcript("no_difference", folder, run_of(folder, {"--strict"}), database.url());
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
  run_by_transcript("made", folder, run_of(folder, {"--quiet"}), database.url());
  run_by_transcript("made_again", folder, run_of(folder, {"--strict", "--quiet"}), database.url());
}

TEST_CASE("a look at what a skipped statement has met waits for nobody and breaks nothing") {
  const Folder folder;
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"held\", [\"a:TEXT:DEFAULT lower('A')\"])?\n"
                              "  Migration.create_table(pool, \"made\", [\"id:INT\"])?\n"));
  HeldTable held;
  run_by_transcript("skipped_what_is_held", folder, run_of(folder), held.url);
  CHECK(schema_of(held.client) == Lines{"table held", "table made", "made.id integer"});
}

TEST_CASE("a strict run keeps nothing where a skipped statement has met another thing") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute("CREATE TABLE t (id int)");
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"before\", [\"id:INT\"])?\n"
                              "  Migration.create_table(pool, \"t\", [\"id:TEXT\"])?\n"
                              "  Migration.create_table(pool, \"after\", [\"id:INT\"])?\n"));
  for (Command way : ways_to_run(folder, "a.mpl")) {
    way.push_back("--strict");
    run_by_transcript("strict", folder, way, database.url());
  }
  CHECK(schema_of(client) == Lines{"table t", "t.id integer"});
}

TEST_CASE("a part of a statement that is skipped is held against what is there, also in a strict run") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  Client client(database.url());
  client.execute("CREATE TABLE t (id int)");
  const auto alter = [&](const std::string& actions) {
    folder.write("a.mpl", up_of("  Migration.execute(pool, \"ALTER TABLE t " + actions + "\")?\n"));
    return run_of(folder, {"--strict"});
  };
  run_by_transcript("strict_part", folder, alter("ADD COLUMN IF NOT EXISTS id bigint, ADD COLUMN IF NOT EXISTS a int"),
                    database.url());
  CHECK(schema_of(client) == Lines{"table t", "t.id integer"});
  run_by_transcript("strict_part_that_is_changed", folder, alter("ADD COLUMN IF NOT EXISTS id bigint, ALTER COLUMN id TYPE bigint"),
                    database.url());
  run_by_transcript("strict_part_alike", folder,
                    alter("ADD COLUMN IF NOT EXISTS id bigint, ADD COLUMN IF NOT EXISTS a int NOT NULL DEFAULT 0"), database.url());
  CHECK(schema_of(client) == Lines{"table t", "t.id bigint", "t.a integer NOT NULL DEFAULT 0"});
}

TEST_CASE("a run shows what the server says beside its results, and none of it reads as a line of the run's own") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  folder.write("a.mpl",
               up_of("  Migration.execute(pool, \"DO $$ BEGIN RAISE WARNING E'careful\\ncommitted: 9 statements'; RAISE NOTICE "
                     "'done' USING DETAIL = 'more', HINT = 'less'; END $$\")?\n"));
  run_by_transcript("notices", folder, run_of(folder), database.url());
}

TEST_CASE("what the server says before a statement fails is shown below it, and in the document") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  const std::string statement = "DO $$ BEGIN RAISE NOTICE 'soon' USING HINT = 'wait'; RAISE EXCEPTION 'now'; END $$";
  folder.write("a.mpl", up_of("  Migration.execute(pool, \"" + statement + "\")?\n"));
  run_by_transcript("notices_of_a_failure", folder, run_of(folder), database.url());
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
  for (const Command& way : ways_to_run(folder, "a.mpl")) CHECK(run_by_transcript("caret", folder, way).empty());
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

namespace {

/// A way to run without the address that it has.
Command without_address(const Command& way) {
  Command bare;
  for (const std::string& word : way) {
    if (word != "URL" && word != "--database") bare.push_back(word);
  }
  return bare;
}

/// `command` as a line of the shell has it, in which it is "$@".
Command in_shell(const std::string& line, const Command& command) {
  Command whole{"sh", "-c", line, "sh"};
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

}  // namespace

TEST_CASE("a run takes its database from a file, standard input or the environment") {
  const Folder folder;
  const FreshDatabase database(Cluster::shared());
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"));
  folder.write("address", "  " + database.url() + "\n");
  const std::string address = folder.file("address");
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    for (const std::string& line : {"exec \"$@\" --database-file " + address, "exec \"$@\" --database-file - <" + address,
                                    "DATABASE_URL=$(cat " + address + ") exec \"$@\""}) {
      CHECK(run(in_shell(line, without_address(way)), folder.file("log")) == 0);
    }
  }
}

TEST_CASE("a run without a database says what is wrong, and shows no password") {
  const Folder folder;
  folder.write("a.mpl", up_of("  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"));
  const std::vector<std::pair<std::string, std::string>> of_libpq{
      {"cannot_connect", "'user=mesh dbname=nowhere host=/nowhere password=sesame'"},
      {"wrong_password", Cluster::shared().guarded_url("postgres", "sesame")},
      {"wrong_words", "'host=/nowhere password=sesame open'"},
      {"wrong_url", "postgres://me:sesame@host:port/app"},
      {"another_url", "mysql://me:sesame@host/app"},
  };
  const std::vector<std::pair<std::string, std::string>> of_words{
      {"no_database", ""},
      {"empty_database", "--database ''"},
      {"empty_file", "--database-file /dev/null"},
      {"missing_file", "--database-file /nowhere"},
  };
  for (const Command& way : ways_to_run(folder, "a.mpl")) {
    const Command bare = without_address(way);
    for (const auto& [name, url] : of_libpq) run_by_transcript(name, folder, in_shell("exec \"$@\" --database " + url, bare), "");
    for (const auto& [name, words] : of_words)
      run_by_transcript(name + if_built(way), folder, in_shell("exec \"$@\" " + words, bare), "");
  }
}
