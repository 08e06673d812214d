// Inputs made to cost much: each ends in reasonable time, with something said.
#include <algorithm>
#include <random>

#include "catch.hpp"
#include "engine/preview_json.hpp"
#include "lang/syntax/files.hpp"
#include "preview/preview.hpp"

namespace {

std::string repeat(std::string_view text, size_t times) {
  std::string out;
  for (size_t time = 0; time < times; ++time) out += text;
  return out;
}

std::string up(const std::string& body) { return "pub fn up(pool :: PoolHandle) -> Int!String do\n" + body + "\nend\n"; }

std::string numbered(std::string_view before, std::string_view after, size_t times) {
  std::string out;
  for (size_t time = 0; time < times; ++time) out.append(before).append(std::to_string(time)).append(after);
  return out;
}

}  // namespace

TEST_CASE("costly input ends with a diagnostic") {
  const auto source = GENERATE(
      as<std::string>{}, up(repeat("if true do\n", 5000) + repeat("end\n", 5000)), repeat("\"", 100000), repeat("\"#{", 50000),
      repeat("(", 300000), repeat("#=", 200000), up("let a = " + repeat("\"x\" <> ", 20000) + "\"x\""),
      "fn f(x :: " + repeat("List<", 50000) + "Int" + repeat(">", 50000) + ") = x\n",
      "fn f(x :: Int" + repeat("?", 80000) + ") = x\n",
      "fn f(x :: " + repeat("List<", 200) + "Int" + repeat(repeat("?", 250) + ">", 200) + ") = x\n",
      numbered("fn f(a", " :: Int, ", 1) + numbered("b", " :: Int, ", 10000) + "c :: Int) = 1\n" + up(repeat("f()\n", 10000)),
      "type T do\nV(" + repeat("Int, ", 10000) + "Int)\nend\n" + up(repeat("V()\nlet a = V\n", 10000)),
      up("case 1 do\n" + repeat(numbered("", " | ", 30000) + "1 -> 1\n", 2) + "end"),
      up("zz\n" + repeat("case (true, true, true, true, true, true, true, true, true, true) do\n(" + repeat("true | false, ", 9) +
                             "true | false) -> 1\nend\n",
                         400)),
      up(numbered("zz", "()\n", 20000)), numbered("fn name", "() = 1\n", 10000) + up(numbered("nmae", "()\n", 10000)),
      up("case 1 do\n" + numbered("", " -> 1\n", 20000) + "_ -> 1\nend"),
      "fn grown(k :: String, n :: Int) -> String = if n == 0 do k else grown(k <> k, n - 1) end\n" +
          up("let k = grown(\"a\", 21)\nfor i in 0..50000 do\nlet m = %{k => i}\nend\nOk(0)"),
      "fn grown(k :: String, n :: Int) -> String = if n == 0 do k else grown(k <> k, n - 1) end\n" +
          up("let m = %{grown(\"a\", 21) => 1}\nlet k = grown(\"a\", 21)\nfor i in 0..50000 do\nMap.get(m, k)\nend\nOk(0)"),
      up("for i in 1..9000000000 do\nMigration.drop_table(pool, \"\")?\nend"),
      up("for i in 1..9000000000 do\nMigration.drop_table(pool, \"t#{i}\")?\nend"),
      "fn grown(k :: String, n :: Int) -> String = if n == 0 do k else grown(k <> k, n - 1) end\n" +
          up("print(grown(\"\\n\", 20))\nOk(0)"),
      up("Migration.execute(pool, \"SELECT \\'" + repeat("x'y ", 200001) + "'\")?\nOk(0)"), repeat("\xFD\xFE", 100000),
      repeat("\"x\"x", 200000),
      up("Migration.create_table(pool, \"t\", [\"b:INT\"])?\nMigration.execute(pool, \"CREATE INDEX ON t ((a" +
         repeat("::int", 4000) + "))\")?\nOk(0)"));
  CHECK_FALSE(mesh::preview(mesh::Source(source)).diagnostics.empty());
}

TEST_CASE("a fix edits a few places, and says how many where they are many") {
  const auto fix_for = [](size_t apostrophes) {
    const std::string call = "Migration.execute(pool, \"SELECT '" + repeat("x'y ", apostrophes) + "'\")?";
    const mesh::Preview preview = mesh::preview(mesh::Source(up(call + "\nOk(0)")));
    REQUIRE(preview.diagnostics.size() == 1);
    return preview.diagnostics.front().fix;
  };
  CHECK(fix_for(1).title == "insert `'`");
  CHECK(fix_for(15).title == "edit 15 places");
  CHECK(fix_for(15).edits.size() == 15);
  CHECK(fix_for(17).edits.empty());
}

TEST_CASE("a file beyond the most that are read is said to be one") {
  mesh::Source source(numbered("import M", "\n", 64) + up("Migration.drop_table(pool, M62.name())"));
  for (size_t file = 0; file < 63; ++file) source.add("pub fn name() = \"a\"\n", "m" + std::to_string(file) + ".mpl");
  const mesh::Preview preview = mesh::preview(source);
  CHECK(preview.statements.size() == 1);
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().code == mesh::Code::source_too_large);
}

TEST_CASE("many imports are looked for in reasonable time") {
  const mesh::Source source(numbered("import A", "\n", 70000) + up("Ok(0)"));
  CHECK(mesh::lang::imported_files(source, source.files().front()).size() == 70000);
  CHECK_FALSE(mesh::preview(source).diagnostics.empty());
  const mesh::Source too_large(repeat("import A\n", 200000));
  CHECK(mesh::lang::imported_files(too_large, too_large.files().front()).empty());
}

TEST_CASE("a chain of 5,000 operators is no nesting") {
  const auto chain =
      GENERATE(as<std::string>{}, "\"#{1" + repeat(" + 1", 5000) + "}\"", "\"a\"" + repeat(" <> \"a\"", 5000),
               "\"#{true" + repeat(" and true", 5000) + "}\"", "(fn x -> \"#{x" + repeat(" - 1", 5000) + "}\" end)(1)");
  const mesh::Preview preview = mesh::preview(mesh::Source(up("println(" + chain + ")\nOk(0)")));
  CHECK(preview.diagnostics.empty());
  CHECK(preview.output.size() == 1);
}

TEST_CASE("one mistake in a chain of 5,000 operators is one report") {
  const mesh::Preview preview = mesh::preview(mesh::Source(up("println(1 <> \"a\"" + repeat(" <> \"a\"", 5000) + ")\nOk(0)")));
  CHECK(preview.diagnostics.size() == 1);
}

TEST_CASE("brackets around the right side of an operator are nesting") {
  const std::string sum = repeat("(1 + ", 300) + "1" + repeat(")", 300);
  const mesh::Preview preview = mesh::preview(mesh::Source(up("println(\"#{" + sum + "}\")\nOk(0)")));
  CHECK(std::any_of(preview.diagnostics.begin(), preview.diagnostics.end(),
                    [](const mesh::Diagnostic& found) { return found.code == mesh::Code::nested_too_deeply; }));
}

TEST_CASE("what is nested too deeply is one report") {
  const std::string nested =
      GENERATE(repeat("[", 300) + "1" + repeat("]", 300), repeat("-", 200000) + "1", repeat("not ", 200000) + "true",
               repeat("if true do\n", 300) + repeat("end\n", 300), repeat("\"#{", 300) + "1" + repeat("}\"", 300));
  const mesh::Preview preview = mesh::preview(mesh::Source(up("let a = " + nested + "\nOk(0)")));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().code == mesh::Code::nested_too_deeply);
}

TEST_CASE("a file in UTF-16 is one report") {
  const bool is_little = GENERATE(true, false);
  const bool has_mark = GENERATE(true, false);
  std::string source;
  if (has_mark) source = is_little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char letter : up("Migration.drop_table(pool, \"a\")")) {
    source += is_little ? std::string{letter, '\0'} : std::string{'\0', letter};
  }
  const std::string function = GENERATE("", "up");
  const mesh::Preview preview = mesh::preview(mesh::Source(source), {function});
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().hint == "save the file as UTF-8");
}

TEST_CASE("a file of NULs is one report, and no text") {
  const mesh::Preview preview = mesh::preview(mesh::Source(std::string(size_t{1} << 20U, '\0')));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().message == "this file is not text");
}

TEST_CASE("a file of random bytes or of a picture is one report, and no text") {
  std::string file = GENERATE("", "\x89PNG\r\n\x1A\n");
  std::mt19937 random(7);
  while (file.size() < 20000) file += static_cast<char>(random() % 256);
  const mesh::Preview preview = mesh::preview(mesh::Source(file));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().message == "this file is not text");
}

TEST_CASE("a record of numbers is no text, and not UTF-16 for its NULs") {
  std::string file = "MESH";
  for (char number = 1; number < 100; ++number) file += std::string{number, '\0', '\0', '\0'};
  const mesh::Preview preview = mesh::preview(mesh::Source(file));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().message == "this file is not text");
}

TEST_CASE("a byte that is not UTF-8, or a NUL, is told where it stands") {
  const std::string byte = GENERATE(std::string("\xE9"), std::string(1, '\0'));
  const mesh::Preview preview =
      mesh::preview(mesh::Source("# Ann\xE9"
                                 "e\n" +
                                 up("Migration.drop_table(pool, \"a\")" + byte + "?\n  Ok(0)")));
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().message.find("has no meaning in Mesh") != std::string::npos);
  CHECK(preview.statements.size() == 1);
}

TEST_CASE("many statements in an arm are read in a time that grows with the text") {
  const std::string statement = GENERATE("true ", "%{} ", "f() ", "\"a\" ", "-1; ", "x\n      ", "[] ");
  const mesh::Preview preview = mesh::preview(mesh::Source(up("case 1 do\n  x -> " + repeat(statement, 50000) + "\nend\nOk(0)")));
  CHECK(preview.has_errors());
}

TEST_CASE("quotes without end, on one line or within each other, are read in a time that grows with the text") {
  const std::string text =
      GENERATE(repeat("\"", 200'000), repeat(R"("""a""")", 40'000), repeat(R"("""" )", 50'000), repeat(R"(""""" )", 50'000),
               "f(" + repeat("\"\"\"\n#{", 40'000) + "1" + repeat("}\n\"\"\"", 40'000) + ")");
  CHECK(mesh::preview(mesh::Source(up(text))).has_errors());
}

TEST_CASE("fields that a large struct has not are looked for in reasonable time") {
  const std::string fields = "struct S do\n" + numbered("  f", " :: Int\n", 20'000) + "end\n";
  const mesh::Preview preview =
      mesh::preview(mesh::Source(fields + up("let s = S { " + numbered("g", ": 1, ", 15'000) + "h: 1 }\nOk(0)")));
  CHECK(preview.has_errors());
}

TEST_CASE("an imported file in UTF-16 costs only what is in it") {
  mesh::Source source("import Names\n" + up("Migration.drop_table(pool, \"kept\")"));
  source.add("\xFF\xFE" + std::string("p\0u\0b\0", 6), "names.mpl");
  const mesh::Preview preview = mesh::preview(source);
  CHECK(preview.statements.size() == 1);
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(preview.diagnostics.front().hint == "save the file as UTF-8");
}

TEST_CASE("a call of many arguments is checked in reasonable time") {
  const std::string parameters = "fn f(" + numbered("p", " :: Int, ", 20000) + "last :: String) = last\n";
  const mesh::Preview preview =
      mesh::preview(mesh::Source(parameters + up("println(f(" + repeat("1, ", 20000) + "\"a\"))\nOk(0)")));
  CHECK(preview.diagnostics.empty());
  CHECK(preview.output.size() == 1);
}

TEST_CASE("one long key of many pairs is read once") {
  const std::string grown = "fn grown(k :: String, n :: Int) -> String = if n == 0 do k else grown(k <> k, n - 1) end\n";
  const mesh::Preview preview =
      mesh::preview(mesh::Source(grown + up("let key = grown(\"a\", 21)\nlet pairs = for i in 0..20000 do (key, i) end\n"
                                            "println(\"#{Map.size(Map.from_list(pairs))}\")\nOk(0)")));
  CHECK(preview.diagnostics.empty());
  REQUIRE(preview.output.size() == 1);
  CHECK(preview.output.front().text == "1");
}

TEST_CASE("a function that gives no Result is run to its end and no value is taken for one") {
  const mesh::Preview preview = mesh::preview(mesh::Source("pub fn up(pool) do\n  Migration.drop_table(pool, \"a\")\n  7\nend\n"));
  CHECK(preview.statements.size() == 1);
  CHECK(preview.has_errors());
}

TEST_CASE("a missing value is never read as a Result") {
  const auto helper = GENERATE(as<std::string>{}, "let a = 1", "return", "if true do return end\nlet b = 2", "");
  const std::string source =
      "fn helper() -> Int!String do\n" + helper + "\nend\n" + up("helper()?\nMigration.drop_table(pool, \"a\")");
  CHECK(mesh::preview(mesh::Source(source)).statements.size() == 1);
}

TEST_CASE("mistakes that have no room are counted, also as JSON") {
  const mesh::Source source(up("for i in 0..210 do\nMigration.create_index(pool, \"t\", [\"a:#{i}\"], \"\")?\nend"));
  const mesh::Preview preview = mesh::preview(source);
  CHECK(preview.left_out == 11);
  CHECK_THAT(mesh::to_json(preview, source, mesh::OffsetUnit::bytes), Catch::Contains("\"omitted\":11"));
}

TEST_CASE("long migrations are previewed whole") {
  const mesh::Preview preview =
      mesh::preview(mesh::Source(up(numbered("Migration.drop_table(pool, \"t", "\")?\n", 20000) + "Ok(0)")));
  CHECK(preview.statements.size() == 20000);
  CHECK(preview.diagnostics.empty());
}

TEST_CASE("many schemas of a migration's own are dropped in reasonable time, and without a warning") {
  const std::string made = numbered("Pool.execute(pool, \"CREATE SCHEMA s", "\", [])?\n", 10000);
  const std::string dropped = numbered("Pool.execute(pool, \"DROP SCHEMA s", " CASCADE\", [])?\n", 10000);
  const mesh::Preview preview = mesh::preview(mesh::Source(up(made + dropped + "Ok(0)")));
  CHECK(preview.statements.size() == 20000);
  CHECK(preview.diagnostics.empty());
}
