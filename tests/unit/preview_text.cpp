#include "preview/text.hpp"

#include "catch.hpp"

using mesh::Preview;
using mesh::SqlLayout;

namespace {

mesh::PreviewedStatement statement(std::string function, std::string sql, std::vector<std::string> parameters = {}) {
  return {std::move(function), "Pool.execute", std::move(sql), std::move(parameters), {}, {}, {}};
}

std::string sql_of(std::string sql, std::vector<std::string> parameters = {}) {
  const Preview preview{{{"up", {}}}, {statement("up", std::move(sql), std::move(parameters))}, {}, {}};
  return mesh::to_sql(preview, SqlLayout::one_line);
}

}  // namespace

TEST_CASE("a statement is closed once") {
  CHECK(sql_of("SELECT 1") == "SELECT 1;\n");
  CHECK(sql_of("SELECT 1;") == "SELECT 1;\n");
  CHECK(sql_of("SELECT 1;\n  ") == "SELECT 1;\n");
  CHECK(sql_of("SELECT 1; -- done") == "SELECT 1; -- done\n");
  CHECK(sql_of("SELECT 1; SELECT 2") == "SELECT 1; SELECT 2;\n");
}

TEST_CASE("a comment does not swallow the closing semicolon") {
  CHECK(sql_of("SELECT 1 -- one") == "SELECT 1 -- one\n;\n");
  CHECK(sql_of("SELECT 1 -- one;\n") == "SELECT 1 -- one;\n;\n");
  CHECK(sql_of("SELECT 1 /* one */") == "SELECT 1 /* one */;\n");
}

TEST_CASE("a semicolon or a dash in a string is part of the string") {
  CHECK(sql_of("SELECT ';'") == "SELECT ';';\n");
  CHECK(sql_of("SELECT '--'") == "SELECT '--';\n");
  CHECK(sql_of("SELECT $$--;$$") == "SELECT $$--;$$;\n");
}

TEST_CASE("parameters stand before their statement") {
  CHECK(sql_of("SELECT $1, $2", {"a", "it's"}) == "-- $1 = 'a'\n-- $2 = 'it''s'\nSELECT $1, $2;\n");
}

TEST_CASE("a parameter never leaves its comment line") {
  CHECK(sql_of("S", {"a\nDROP TABLE users"}) == "-- $1 = E'a\\nDROP TABLE users'\nS;\n");
  CHECK(sql_of("S", {"\r\t\\"}) == "-- $1 = E'\\r\\t\\\\'\nS;\n");
  CHECK(sql_of("S", {"\x1B\u0085\u2028\u202E"}) == "-- $1 = E'\\u001b\\u0085\\u2028\\u202e'\nS;\n");
  CHECK(sql_of("S", {"\xFF"}) == "-- $1 = E'\\xff'\nS;\n");
}

TEST_CASE("functions are headed by name when there are several") {
  const Preview preview{{{"up", {}}, {"down", {}}}, {statement("up", "A"), statement("down", "B"), statement("down", "C")}, {}, {}};
  CHECK(mesh::to_sql(preview, SqlLayout::one_line) == "-- up\nA;\n-- down\nB;\nC;\n");
}

TEST_CASE("a function that sends nothing is still named") {
  const Preview preview{{{"up", {}}, {"down", {}}}, {statement("up", "A")}, {}, {}};
  CHECK(mesh::to_sql(preview, SqlLayout::one_line) == "-- up\nA;\n-- down\n");
}

TEST_CASE("the pretty layout breaks where the statement says") {
  mesh::PreviewedStatement create = statement("up", "CREATE (a, b)");
  create.breaks = {{8, 1}, {10, 1}, {12, 0}};
  const Preview preview{{{"up", {}}}, {create}, {}, {}};
  CHECK(mesh::to_sql(preview, SqlLayout::pretty) == "CREATE (\n  a,\n  b\n);\n");
  CHECK(mesh::to_sql(preview, SqlLayout::one_line) == "CREATE (a, b);\n");
}
