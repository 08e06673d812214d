// `mesh-ddl run`, with and without --jit, and a program of `mesh-ddl build`, against a real server.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "command_fixture.hpp"
#include "golden_file.hpp"
#include "lang/compile.hpp"

using namespace mesh::test;

namespace {

namespace fs = std::filesystem;

constexpr auto migration = R"mesh(pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "users", ["id:INT:PRIMARY KEY", "email:TEXT"])?
  for column in ["email"] do
    Migration.create_index(pool, "users", [column], "unique:true")?
  end
  print("ma")
  println("de")
  Migration.execute(pool, "INSERT INTO users VALUES (1, 'a'), (2, 'b')")
end

pub fn down(pool :: PoolHandle) -> Int!String do
  Migration.drop_table(pool, "users")
end
)mesh";

}  // namespace

TEST_CASE("run commits what a function does, says what it sent, and prints what it prints") {
  const Folder folder;
  folder.write("a.mpl", migration);
  CHECK(run_by_transcript("committed", folder, with_file(interpreted, folder.file("a.mpl"))).size() > 3);
}

TEST_CASE("run shows a statement of several lines as the preview does") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Pool.execute(pool, \"CREATE TABLE t (\\n  id INT)\\n-- one "
               "column\", [])?\n"
               "  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n  Migration.execute(pool, \"SELECT 1 / 0 -- fails\")\nend\n");
  CHECK(run_by_transcript("several_lines", folder, with_file(interpreted, folder.file("a.mpl"))).empty());
}

TEST_CASE("run keeps nothing of a function that would end its transaction") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
               "  Migration.execute(pool, \"COMMIT\")\nend\n");
  for (const Command& way : ways_to_run(folder, "a.mpl")) CHECK(run_by_transcript("ends_transaction", folder, way).empty());
}

TEST_CASE("run of an error the migration itself gives ends with its text") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, \"t\")?\n  Err(\"not today\")\nend\n");
  for (const Command& way : ways_to_run(folder, "a.mpl")) CHECK(run_by_transcript("own_error", folder, way).empty());
}

namespace {

/// `command` with what `redirection` says in the shell's words.
Command redirected(const Command& command, const std::string& redirection) {
  Command whole{"sh", "-c", "exec \"$@\" " + redirection, "sh"};
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

}  // namespace

TEST_CASE("what a migration prints never goes to the server, whichever descriptors are closed") {
  const Folder folder;
  folder.write("prints.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"kept\", [\"id:INT\"])?\n"
               "  println(\"not for the server\")\n  Migration.create_table(pool, \"last\", [\"id:INT\"])\nend\n");
  const Lines wanted{"table kept", "kept.id integer", "table last", "last.id integer"};
  for (const Command& way : ways_to_run(folder, "prints.mpl")) {
    for (const auto& [closed, status] : {std::pair{"<&-", 0}, {">&-", 3}, {"2>&-", 0}, {"<&- >&-", 3}, {"<&- >&- 2>&-", 3}}) {
      INFO(way.back() << " with " << closed);
      CHECK(run_on_a_fresh_database(folder, redirected(way, closed)) == Left{status, wanted});
    }
    CHECK(run_on_a_fresh_database(folder, redirected(way, ">/dev/full")) == Left{3, wanted});
    CHECK(folder.read("log").ends_with("committed: 2 statements\nwhat the migration printed could not all be written\n"));
  }
}

TEST_CASE("interpreted, compiled and built, a migration prints on standard error what it says to") {
  const Folder folder;
  folder.write("prints.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  println(\"printed\")\n  io_eprintln(\"an error\")\n"
               "  Migration.create_table(pool, \"kept\", [\"id:INT\"])\nend\n");
  for (const Command& way : ways_to_run(folder, "prints.mpl")) {
    INFO(way.back());
    CHECK(run_on_a_fresh_database(folder, redirected(way, "2>" + folder.file("errors"))).status == 0);
    CHECK(folder.read("errors").find("an error\n") != std::string::npos);
    CHECK(folder.read("log").find("printed\n") != std::string::npos);
    CHECK(folder.read("log").find("an error") == std::string::npos);
  }
}

TEST_CASE("interpreted, compiled and built, a migration reads rows in its own transaction, a NULL as an empty text") {
  const Folder folder;
  folder.write("rows.mpl", R"mesh(pub fn up(pool :: PoolHandle) -> Int!String do
  Migration.create_table(pool, "people", ["id:INT", "name:TEXT"])?
  Pool.execute(pool, "INSERT INTO people VALUES (1, $1), (2, NULL)", ["Ann"])?
  for row in Pool.query(pool, "SELECT id, name, pg_backend_pid() AS backend FROM people WHERE id < $1 ORDER BY id", ["9"])? do
    let again = Repo.query_raw(pool, "SELECT pg_backend_pid()::text = $1 AS same", [Map.get(row, "backend")])?
    println("#{Map.get(row, "id")} [#{Map.get(row, "name")}] #{Map.get(List.head(again), "same")}")
    Migration.create_table(pool, "t" <> Map.get(row, "id"), ["id:INT"])?
  end
  let gone = Repo.execute_raw(pool, "DELETE FROM people WHERE name IS NULL", [])?
  println("#{gone} gone, #{List.length(Pool.query(pool, "SELECT FROM people WHERE name IS NULL", [])?)} left")
  Ok(gone)
end
)mesh");
  folder.write("fails.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
               "  let rows = Pool.query(pool, \"SELECT nothing FROM t\", [])?\n  Ok(List.length(rows))\nend\n");
  const Lines made{"table people",  "people.id integer", "people.name text", "table t1",
                   "t1.id integer", "table t2",          "t2.id integer"};
  for (const Command& way : ways_to_run(folder, "rows.mpl")) {
    INFO(way.back());
    CHECK(run_on_a_fresh_database(folder, way) == Left{0, made});
    const std::string log = folder.read("log");
    INFO(log);
    CHECK(log.find("\n1 [Ann] t\n") != std::string::npos);
    CHECK(log.find("\n2 [] t\n") != std::string::npos);
    CHECK(log.find("\n1 gone, 0 left\n") != std::string::npos);
    CHECK(log.ends_with("committed: 9 statements\n"));
  }
  for (const Command& way : ways_to_run(folder, "fails.mpl")) CHECK(run_by_transcript("failed_query", folder, way).empty());
}

#ifdef MESH_BUILDS_PROGRAMS
namespace {

Left built_and_run(const Folder& folder, const std::string& file, const std::string& function) {
  const std::string program = folder.file("program");
  REQUIRE(run({MESH_COMMAND, "build", file, "-o", program}, folder.file("log")) == 0);
  return run_on_a_fresh_database(folder, {program, "URL", function});
}

bool has_text_errors_everywhere(const mesh::lang::Executable& executable) {
  for (size_t index = 0; index < executable.entries.size(); ++index) {
    if (!executable.mir.functions[index].has_text_errors) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("interpreted, compiled and built, a golden leaves the same catalog behind") {
  constexpr size_t every = 6;
  const Folder folder;
  size_t seen = 0;
  size_t compared = 0;
  for (const fs::path& path : golden::files(MESH_GOLDENS)) {
    const std::string source = golden::read(path).text("source");
    mesh::Diagnostics diagnostics;
    const auto executable = mesh::lang::compile(mesh::Source(source), "up", diagnostics);
    if (diagnostics.has_errors() || executable.entries.empty() || executable.is_snippet ||
        path.filename().string().starts_with("fail_"))
      continue;
    if (!has_text_errors_everywhere(executable) || seen++ % every != 0) continue;
    INFO(path.string());
    folder.write("golden.mpl", source);
    const Command command = with_file(interpreted, folder.file("golden.mpl"));
    const Left wanted = run_on_a_fresh_database(folder, command);
    Command jit = command;
    jit.push_back("--jit");
    CHECK(run_on_a_fresh_database(folder, jit) == wanted);
    CHECK(built_and_run(folder, folder.file("golden.mpl"), "up") == wanted);
    ++compared;
  }
  CHECK(compared > 3);
}

TEST_CASE("interpreted, compiled and built, a migration reads what its program was called with") {
  const Folder folder;
  folder.write("a.mpl",
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  let words = Env.args()\n  print(\"#{List.length(words)}:\")\n"
               "  for word in words do\n    if word == \"--jit\" or word == \"run\" or word == \"up\" do print(\" \" <> word) end\n"
               "  end\n  println(\"\")\n  Ok(0)\nend\n");
  Command command = with_file(interpreted, folder.file("a.mpl"));
  CHECK(run_on_a_fresh_database(folder, command).status == 0);
  command.push_back("--jit");
  CHECK(run_on_a_fresh_database(folder, command).status == 0);
  CHECK(built_and_run(folder, folder.file("a.mpl"), "up").status == 0);
  const std::string end = "\ncommitted: 0 statements\n";
  CHECK(folder.read("log") == "5: run" + end + "6: run --jit" + end + "3: up" + end);
}

TEST_CASE("interpreted, compiled and built, a run that has no end or goes wrong keeps nothing and says the same of it") {
  const std::string begin =
      "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n";
  const std::vector<std::pair<std::string, std::string>> all{
      {"deep_recursion", "fn f(n :: Int) -> Int = f(n + 1) + 1\n" + begin + "  Ok(f(0))\nend\n"},
      {"endless_loop", begin + "  while true do\n    ()\n  end\n  Ok(0)\nend\n"},
      {"much_memory",
       "fn grow(text :: String, times :: Int) -> String do\n  if times == 0 do\n    text\n  else\n"
       "    grow(text <> text, times - 1)\n  end\nend\n" +
           begin + "  Ok(String.length(grow(\"0123456789abcdef\", 22)))\nend\n"},
      {"division_by_zero", "fn ratio(n :: Int) -> Int do\n  7 / n\nend\n" + begin + "  Ok(ratio(0))\nend\n"},
      {"empty_list", begin + "  Ok(List.head(List.drop([1], 1)))\nend\n"},
  };
  const Folder folder;
  for (const auto& [name, source] : all) {
    folder.write("wrong.mpl", source);
    for (const Command& way : ways_to_run(folder, "wrong.mpl")) CHECK(run_by_transcript(name, folder, way).empty());
  }
}

TEST_CASE("interpreted, compiled and built, a statement that fails is named with the call that sent it") {
  const Folder folder;
  folder.write("wrong.mpl",
               "fn rename(pool :: PoolHandle, table :: String) -> Int!String do\n"
               "  Migration.rename_column(pool, table, \"nothing\", \"else\")\nend\n"
               "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n"
               "  List.map([\"t\", \"t\"], fn table -> rename(pool, table) end)\n  Ok(0)\nend\n");
  for (const Command& way : ways_to_run(folder, "wrong.mpl")) {
    // What the source is warned of was said when the program was built.
    CHECK(run_by_transcript("failed_call" + if_built(way), folder, way).empty());
  }
}

TEST_CASE("build writes over no file of the migration, and leaves the program before where it cannot link one") {
  const Folder folder;
  const std::string imported = "pub fn users() -> String = \"users\"\n";
  const std::string source =
      "from Names import users\npub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.drop_table(pool, users())\nend\n";
  folder.write("names.mpl", imported);
  folder.write("a.mpl", source);
  const auto build = [&](const std::string& output, const Command& before = {}) {
    Command command = before;
    command.insert(command.end(), {MESH_COMMAND, "build", folder.file("a.mpl"), "-o", output});
    return run(command, folder.file("log"));
  };
  fs::create_hard_link(folder.file("names.mpl"), folder.file("same.mpl"));
  for (const char* name : {"a.mpl", "names.mpl", "same.mpl"}) CHECK(build(folder.file(name)) == 2);
  CHECK(folder.read("a.mpl") == source);
  CHECK(folder.read("names.mpl") == imported);
  CHECK(folder.read("log").find("is a file of the migration itself") != std::string::npos);

  for (const std::string& output : {std::string(), std::string("/dev/full"), folder.file(""), folder.file("none/program")}) {
    CHECK(build(output) == 2);
  }
  CHECK(folder.read("log").find("libpq") == std::string::npos);
  CHECK(fs::is_character_file("/dev/full"));

  folder.write("program", "before");
  CHECK(build(folder.file("program"), {"env", "CXX=false"}) == 2);
  CHECK(folder.read("program") == "before");
  CHECK(build(folder.file("program")) == 0);
  CHECK(folder.read("program") != "before");
  const auto files = std::distance(fs::directory_iterator(folder.file("")), fs::directory_iterator());
  CHECK(files == 5);
}

TEST_CASE("build makes no program of a file with neither up nor down") {
  const Folder folder;
  folder.write("a.mpl", "pub fn other(pool :: PoolHandle) -> Int!String = Migration.drop_table(pool, \"t\")\n");
  CHECK(run({MESH_COMMAND, "build", folder.file("a.mpl"), "-o", folder.file("program")}, folder.file("log")) == 1);
  CHECK(folder.read("log").ends_with("a.mpl has neither `up` nor `down`, one of which a program runs\n"));
  CHECK(!fs::exists(folder.file("program")));
}
#endif
