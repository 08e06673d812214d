// What comes before a source is known to it, stays apart from it, and has a budget.
#include "catch.hpp"
#include "engine/preview_json.hpp"
#include "lang/limits.hpp"
#include "preview/preview.hpp"

using namespace mesh;

namespace {

Source with_before(const std::string& text, const std::vector<std::string>& before) {
  Source source(text);
  for (size_t index = 0; index < before.size(); ++index) source.add_before(before[index], "before " + std::to_string(index));
  return source;
}

Preview preview_after(const std::string& text, const std::vector<std::string>& before) {
  return preview(with_before(text, before));
}

std::vector<std::string> sent(const Preview& preview) {
  std::vector<std::string> found;
  for (const PreviewedStatement& statement : preview.statements) found.emplace_back(statement.sql);
  return found;
}

std::vector<std::string_view> codes(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string_view> found;
  for (const Diagnostic& diagnostic : diagnostics) found.push_back(code_text(diagnostic.code));
  return found;
}

using Codes = std::vector<std::string_view>;
using Sent = std::vector<std::string>;

const std::string drop_t = "Migration.drop_table(pool, \"t\")?";

}  // namespace

TEST_CASE("a snippet knows the names of those before it, whatever they stand for") {
  const std::vector<std::string> before{
      "let name = \"a\" <> \"b\"\nlet make = fn rest -> name <> rest end\nlet none = []",
      "let (first, second) = (name, make(\"c\"))\nlet same = fn x -> x end",
  };
  const Preview preview = preview_after(
      "Migration.drop_table(pool, first)?\nMigration.drop_table(pool, same(second))?\n"
      "Migration.create_index(pool, make(\"d\"), List.append(none, \"x\"), \"\")?\nprintln(\"#{same(1)}\")",
      before);
  CHECK(codes(preview.diagnostics) == Codes{});
  CHECK(sent(preview) == Sent{"DROP TABLE IF EXISTS \"ab\"", "DROP TABLE IF EXISTS \"abc\"",
                              "CREATE INDEX IF NOT EXISTS \"idx_abd_x\" ON \"abd\" (\"x\")"});
  REQUIRE(preview.output.size() == 1);
  CHECK(preview.output.front().text == "1");
}

TEST_CASE("a closure of an earlier snippet has the pool that it was made with, for every type that it is used with") {
  const std::string make = "let drop = fn x -> Migration.drop_table(pool, \"t#{x}\") end";
  const Sent both{"DROP TABLE IF EXISTS \"ta\"", "DROP TABLE IF EXISTS \"t1\""};
  for (const std::string& before : {make, make + "\ndrop(1)?", make + "\ndrop(\"a\")?"}) {
    const Preview preview = preview_after("drop(\"a\")?\ndrop(1)?", {before});
    CHECK(sent(preview) == both);
    CHECK(preview.left_out_calls.empty());
  }
}

TEST_CASE("what a closure of an earlier snippet leaves open stays open") {
  const std::string make = "let named = fn x -> \"#{day}#{x}\" end";
  for (const std::string& before : {make, make + "\nMigration.drop_table(pool, named(1))?"}) {
    const Preview preview =
        preview_after("Migration.drop_table(pool, named(1))?\nMigration.drop_table(pool, named(true))?", {before});
    CHECK(sent(preview) == Sent{});
    CHECK(preview.left_out_calls.size() == 2);
  }
}

TEST_CASE("a snippet's names are its own where they are bound anew, and a file does not know them") {
  CHECK(sent(preview_after("let t = \"own\"\nMigration.drop_table(pool, t)?", {"let t = \"before\""})) ==
        Sent{"DROP TABLE IF EXISTS \"own\""});
  const Preview file =
      preview_after("pub fn up(pool :: PoolHandle) -> Int!String do Migration.drop_table(pool, t) end", {"let t = \"before\""});
  CHECK(codes(file.diagnostics) == Codes{"E0004"});
}

TEST_CASE("a free name is free in each text by itself") {
  const Preview preview = preview_after("Migration.drop_table(pool, day)?", {"Migration.drop_table(pool, day)?"});
  REQUIRE(preview.before.size() == 1);
  CHECK(codes(preview.before.front().diagnostics) == Codes{"I0058"});
  CHECK(codes(preview.diagnostics) == Codes{"I0058"});
  CHECK(preview.left_out_calls.size() == 1);
}

TEST_CASE("what a text imports, and each helper and type it has, is known to those after it") {
  const Preview preview =
      preview_after("make(pool, Red)?\nremove(pool, \"t\")?",
                    {"from Migration import create_table\nfrom Migration import drop_table\n\ntype Color do\n  Red\n  Green\nend\n"
                     "fn make(pool, color) do\n  case color do\n    Red -> create_table(pool, \"red\", [\"id:INT\"])\n"
                     "    Green -> Ok(0)\n  end\nend",
                     "fn remove(pool, name) do drop_table(pool, name) end"});
  CHECK(codes(preview.diagnostics) == Codes{});
  CHECK(sent(preview) == Sent{"CREATE TABLE IF NOT EXISTS \"red\" (\"id\" INT)", "DROP TABLE IF EXISTS \"t\""});
  for (const EarlierPreview& text : preview.before) {
    CHECK(text.is_reached);
    CHECK(codes(text.diagnostics) == Codes{});
  }
}

TEST_CASE("each text keeps the helper and the type that were defined before it") {
  const std::string first =
      "struct Row do a :: String end\nfn name() do \"a\" end\n"
      "fn drop(pool, row :: Row) do Migration.drop_table(pool, name() <> row.a) end";
  const std::string second = "struct Row do\n  b :: String\n  a :: Int\nend\nfn name() do \"b\" end";
  const Preview preview = preview_after("Migration.drop_table(pool, name() <> Row { b: \"x\", a: 1 }.b)?", {first, second});
  CHECK(codes(preview.diagnostics) == Codes{});
  CHECK(sent(preview) == Sent{"DROP TABLE IF EXISTS \"bx\""});
  REQUIRE(preview.before.size() == 2);
  CHECK(codes(preview.before[1].diagnostics) == Codes{"I0045", "I0045"});
  CHECK(codes(preview_after("drop(pool, Row { b: \"x\", a: 1 })?", {first, second}).diagnostics) == Codes{"E0001"});
}

TEST_CASE("no text has the up or the down of another") {
  const std::string migration = "pub fn up(pool :: PoolHandle) -> Int!String do " + drop_t + "\nOk(0) end";
  CHECK(codes(preview_after("up(pool)?", {migration}).diagnostics) == Codes{"E0004"});
  CHECK(codes(preview_after(migration, {migration}).diagnostics) == Codes{"W0411"});
}

TEST_CASE("mistakes and what is said of a text stay with it") {
  const Preview preview = preview_after(drop_t, {"let = 1\n" + drop_t, "fn f( do", "\"", std::string("\xFF\xFE a\0", 5)});
  CHECK(codes(preview.diagnostics) == Codes{});
  CHECK(sent(preview).size() == 1);
  CHECK(preview.has_errors());
  REQUIRE(preview.before.size() == 4);
  for (const EarlierPreview& text : preview.before) {
    CHECK_FALSE(text.is_reached);
    CHECK_FALSE(text.diagnostics.empty());
  }
}

TEST_CASE("two hundred mistakes before leave room for the source's own") {
  std::string text;
  for (size_t count = 0; count < 300; ++count) text += "Migration.nothing" + std::to_string(count) + "(pool)\n";
  const Preview preview = preview_after("Migration.drop_tabel(pool, \"t\")?", {text});
  CHECK(codes(preview.diagnostics) == Codes{"E0004"});
  CHECK(preview.left_out == 0);
  REQUIRE(preview.before.size() == 1);
  CHECK(preview.before.front().diagnostics.size() == Diagnostics::most);
  CHECK(preview.before.front().left_out == 100);
}

TEST_CASE("a text that does not end, or ends early, does not keep the next from its own run") {
  const std::string endless = "fn f(n :: Int) -> Int do f(n + 1) end\npub fn up(pool :: PoolHandle) -> Int!String do Ok(f(0)) end";
  const Preview preview =
      preview_after(drop_t, {"while true do\nlet a = 1\nend\nlet name = \"x\"", endless, "return Ok(0)\nlet late = 1"});
  REQUIRE(preview.before.size() == 3);
  CHECK(codes(preview.before[0].diagnostics) == Codes{"E0050"});
  CHECK(codes(preview.before[1].diagnostics) == Codes{"E0051"});
  CHECK(preview.before[2].is_reached);
  CHECK(sent(preview).size() == 1);
  CHECK(preview.statements.front().outcome.kind == schema::OutcomeKind::unknown);
}

TEST_CASE("blanks, marks and breaks of any kind may come before") {
  const std::string drop_u = "Migration.drop_table(pool, \"u\")?";
  for (const std::string& text :
       {std::string(), std::string(" \n"), std::string("# nothing\n"), "\xEF\xBB\xBF" + drop_u, drop_u + "\r\n"}) {
    const Source source = with_before(drop_t, {text});
    const Preview previewed = preview(source);
    CHECK(codes(previewed.diagnostics) == Codes{});
    REQUIRE(previewed.before.size() == 1);
    CHECK(codes(previewed.before.front().diagnostics) == Codes{});
    CHECK(previewed.before.front().is_reached);
    CHECK(sent(previewed).size() == 1);
  }
  const Preview with_nul = preview_after(drop_t, {std::string("let a\0 = 1", 10)});
  REQUIRE(with_nul.before.size() == 1);
  CHECK(codes(with_nul.before.front().diagnostics) == Codes{"P0003"});
}

TEST_CASE("a place in a text counts in it, whatever comes before") {
  const Source source = with_before("drop(pool)?", {"# é😀\n", "# é\nfn drop(pool) do Migration.drop_table(pool, \"\") end"});
  const std::string json = to_json(preview(source), source, OffsetUnit::utf16);
  CHECK(json.find("\"range\":{\"start\":48,\"end\":50,\"line\":2,\"column\":45,\"before\":1}") != std::string::npos);
}

TEST_CASE("texts have a number and a size that they may have") {
  const std::vector<std::string> most(lang::most_files - 1, "let a = 1");
  CHECK(codes(preview_after("Migration.drop_table(pool, \"#{a}\")?", most).diagnostics) == Codes{});
  std::vector<std::string> more = most;
  more.emplace_back();
  const Preview many = preview_after(drop_t, more);
  CHECK(codes(many.diagnostics) == Codes{"P0006"});
  CHECK(many.before.empty());
  const Preview large = preview_after(drop_t, {std::string(lang::most_source, ' ')});
  CHECK(codes(large.diagnostics) == Codes{"P0006"});
  const Preview hostile = preview_after(drop_t, std::vector<std::string>(10'000, drop_t));
  CHECK(codes(hostile.diagnostics) == Codes{"P0006"});
}

TEST_CASE("advice that a text before silences stays silent where the source calls its helper") {
  const std::string helper = "fn late(pool) do\n  # mesh-ddl: allow L115\n  Migration.add_column(pool, \"t\", \"a:INT\")\nend";
  CHECK(preview_after("late(pool)?", {helper}).notes.empty());
  CHECK_FALSE(preview_after("Migration.add_column(pool, \"t\", \"a:INT\")?", {helper}).notes.empty());
}
