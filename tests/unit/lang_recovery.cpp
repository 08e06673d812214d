// One mistake gives one report: five functions with a mistake each give five reports, and a function without one keeps its SQL.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "catch.hpp"
#include "preview/preview.hpp"

namespace {

constexpr size_t function_count = 5;

/// The `@` in it is the function's number.
constexpr std::string_view healthy_function = R"(pub fn step_@(pool :: PoolHandle) -> Int!String do
  let name = "table_@"
  if name == "x" do
    Migration.drop_table(pool, "never")?
  else
    Migration.create_table(pool, name, ["id:UUID", "n:TEXT"])?
  end
  case name do
    "a" -> Migration.drop_table(pool, "a")?
    _ -> 0
  end
  for column in ["b", "c"] do
    Migration.add_column(pool, name, "#{column}:TEXT")?
  end
  Migration.drop_table(pool, "last")
end

)";

struct Mistake {
  std::string name;
  std::string right;
  std::string wrong;
};

const std::vector<Mistake> mistakes{
    {"no `end` of an if", "  end\n  case", "  case"},
    {"no `end` of a case", "  end\n  for", "  for"},
    {"no `end` of a function", "\"last\")\nend", "\"last\")"},
    {"no `do` of an if", "\"x\" do", "\"x\""},
    {"no `do` of a function", "Int!String do", "Int!String"},
    {"no closing parenthesis", "\"last\")", "\"last\""},
    {"no closing parenthesis before ?", "\"never\")?", "\"never\"?"},
    {"no closing bracket", "\"n:TEXT\"])?", "\"n:TEXT\")?"},
    {"no closing quote", "\"last\")", "\"last)"},
    {"no comma in a list", "\"id:UUID\", ", "\"id:UUID\" "},
    {"no comma in a call", "(pool, \"a\")", "(pool \"a\")"},
    {"no arrow", "\"a\" -> Mig", "\"a\" Mig"},
    {"no `=` of a let", "let name = ", "let name "},
    {"no `in`", "for column in", "for column"},
    {"a bracket too many", "\"last\")", "\"last\"))"},
    {"an `end` too many", "  case name", "  end\n  case name"},
    {"a misspelt `else`", "\n  else\n", "\n  esle\n"},
    {"a misspelt `case`", "  case name do", "  csae name do"},
    {"a misspelt `let`", "  let name", "  lte name"},
    {"a misspelt `if`", "  if name", "  fi name"},
    {"`=` for `==`", "name == \"x\"", "name = \"x\""},
    {"`elsif`", "\n  else\n", "\n  elsif name == \"y\" do\n    0\n  else\n"},
    {"`elif`", "\n  else\n", "\n  elif name == \"y\" do\n    0\n  else\n"},
    {"an assignment", "  let name =", "  name ="},
    {"`:=`", "let name =", "let name :="},
    {"`=>` for `->`", "\"a\" -> Mig", "\"a\" => Mig"},
    {"a comment with //", "  case name", "  // what follows\n  case name"},
    {"`let mut`", "let name", "let mut name"},
    {"a call without brackets", "Migration.drop_table(pool, \"a\")?", "Migration.drop_table pool, \"a\"?"},
};

std::string source_with(const Mistake& mistake, const std::vector<size_t>& places) {
  std::string source;
  for (size_t number = 0; number < function_count; ++number) {
    std::string text(healthy_function);
    if (std::find(places.begin(), places.end(), number) != places.end()) {
      const size_t at = text.find(mistake.right);
      REQUIRE(at != std::string::npos);
      text.replace(at, mistake.right.size(), mistake.wrong);
    }
    for (const char c : text) source += c == '@' ? static_cast<char>('0' + number) : c;
  }
  return source;
}

std::string said(const mesh::Preview& preview, const mesh::Source& source) {
  std::string text;
  for (const mesh::Diagnostic& diagnostic : preview.diagnostics) {
    text += std::to_string(source.place(diagnostic.span.begin).line) + ": " + diagnostic.message + "\n";
  }
  return text;
}

std::vector<std::string> sql_of(const mesh::Preview& preview, const std::string& function) {
  std::vector<std::string> all;
  for (const mesh::PreviewedStatement& statement : preview.statements) {
    if (statement.function == function) all.emplace_back(statement.sql);
  }
  return all;
}

}  // namespace

TEST_CASE("five functions with a mistake each give five reports") {
  for (const Mistake& mistake : mistakes) {
    const mesh::Source source(source_with(mistake, {0, 1, 2, 3, 4}));
    const mesh::Preview preview = mesh::preview(source);
    INFO(mistake.name << "\n" << said(preview, source));
    CHECK(preview.diagnostics.size() == function_count);
  }
}

TEST_CASE("a mistake in one function leaves the others their SQL") {
  const mesh::Preview healthy = mesh::preview(mesh::Source(source_with({}, {})));
  REQUIRE(healthy.diagnostics.empty());
  for (const Mistake& mistake : mistakes) {
    for (size_t place = 0; place < function_count; ++place) {
      const mesh::Source source(source_with(mistake, {place}));
      const mesh::Preview preview = mesh::preview(source);
      INFO(mistake.name << " in function " << place << "\n" << said(preview, source));
      CHECK(preview.diagnostics.size() == 1);
      for (size_t other = 0; other < function_count; ++other) {
        const std::string name = "step_" + std::to_string(other);
        if (other != place) CHECK(sql_of(preview, name) == sql_of(healthy, name));
      }
    }
  }
}
