// Which part of the source a statement's parts come from.
#include "base/text.hpp"
#include "catch.hpp"
#include "engine/preview_json.hpp"
#include "preview/preview.hpp"

namespace {

/// "source text → SQL" for each clause of each statement.
std::vector<std::string> clauses(const std::string& body) {
  const mesh::Source source(
      "fn make(pool, table, column) = Migration.add_column(pool, table, column)\n"
      "pub fn up(pool :: PoolHandle) -> Int!String do\n" +
      body + "\n  Ok(0)\nend\n");
  std::vector<std::string> found;
  for (const mesh::PreviewedStatement& statement : mesh::preview(source).statements) {
    for (const mesh::SourceClause& clause : statement.clauses) {
      const std::string_view sql = statement.sql.substr(clause.sql.begin, clause.sql.end - clause.sql.begin);
      found.push_back(mesh::cat({source.text(clause.span), " → ", sql}));
    }
  }
  return found;
}

using Clauses = std::vector<std::string>;

}  // namespace

TEST_CASE("a literal is where its text stands, without the quotes") {
  CHECK(clauses(R"(Migration.create_table(pool, "t", ["id:INT", "b:TEXT:NOT NULL"])?)") ==
        Clauses{R"(t → "t")", R"(id:INT → "id" INT)", R"(b:TEXT:NOT NULL → "b" TEXT NOT NULL)"});
}

TEST_CASE("each option of an index has its own clause") {
  CHECK(clauses(R"(Migration.create_index(pool, "t", ["a:DESC"], "unique:true name:n where:a > 0")?)") ==
        Clauses{"unique:true → UNIQUE", R"(name:n → "n")", R"(t → "t")", R"(a:DESC → "a" DESC)", "where:a > 0 → WHERE a > 0"});
}

TEST_CASE("a value that went through names, calls and loops is where it was written") {
  CHECK(clauses("let column = \"a:INT\"\nfor table in [\"x\", \"y\"] do make(pool, table, column)? end") ==
        Clauses{R"(x → "x")", R"(a:INT → "a" INT)", R"(y → "y")", R"(a:INT → "a" INT)"});
}

TEST_CASE("a text that is put together is where it is put together") {
  CHECK(clauses("let n = 1\nMigration.drop_table(pool, \"t#{n}\")?\nMigration.drop_table(pool, \"a\" <> \"b\")?") ==
        Clauses{"t#{n} → \"t1\"", "\"a\" <> \"b\" → \"ab\""});
}

TEST_CASE("a text with escapes is what stands between its quotes") {
  CHECK(clauses(R"(Migration.drop_table(pool, "a\"b")?)") == Clauses{R"(a\"b → "a""b")"});
}

TEST_CASE("a printed line is where it begins") {
  const mesh::Source source(
      "pub fn up(pool) do\n  print(\"a\")\n  println(\"b\\nc\")\n  println(\"\")\n  print(\"d\")\n  Ok(0)\nend\n");
  std::vector<std::string> lines;
  for (const mesh::PrintedLine& line : mesh::preview(source).output) {
    lines.push_back(line.text + " by " + std::string(source.text(line.span)));
  }
  CHECK(lines ==
        std::vector<std::string>{"ab by print(\"a\")", "c by println(\"b\\nc\")", " by println(\"\")", "d by print(\"d\")"});
}

TEST_CASE("offsets in JSON count UTF-16 units where they are asked to") {
  const mesh::Source source("pub fn up(pool) = Migration.drop_table(pool, \"😀é\")\n");
  const mesh::Preview preview = mesh::preview(source);
  CHECK_THAT(mesh::to_json(preview, source, mesh::OffsetUnit::bytes), Catch::Contains(R"("sql":{"start":21,"end":29})"));
  CHECK_THAT(mesh::to_json(preview, source, mesh::OffsetUnit::utf16), Catch::Contains(R"("sql":{"start":21,"end":26})"));
}

TEST_CASE("any truncation of a migration previews") {
  const std::string text =
      "fn cols(n) = [\"id:INT\"] ++ [\"c#{n}:TEXT\"]\n\npub fn up(pool :: PoolHandle) -> Int!String do\n"
      "  for n in 1..3 do\n    Migration.create_table(pool, \"t#{n}\", cols(n))?\n  end\n"
      "  case Migration.drop_table(pool, \"\"\"\n    x\n    \"\"\") do\n    Ok(_) -> Ok(0)\n    Err(e) -> Err(e)\n  end\nend\n";
  for (size_t size = 0; size <= text.size(); ++size) {
    const mesh::Source source(text.substr(0, size));
    const mesh::Preview preview = mesh::preview(source);
    for (const mesh::Diagnostic& diagnostic : preview.diagnostics) REQUIRE(diagnostic.span.end <= size);
  }
}

TEST_CASE("a file beyond a mebibyte is refused by its size") {
  const mesh::Source source(std::string((1U << 20U) + 1, ' '));
  const mesh::Preview preview = mesh::preview(source);
  REQUIRE(preview.diagnostics.size() == 1);
  CHECK(mesh::code_text(preview.diagnostics.front().code) == "P0006");
}
