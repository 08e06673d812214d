#include "preview/text.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"

using mesh::Preview;
using mesh::SqlLayout;

namespace {

struct Written {
  std::string_view function;
  std::string_view sql;
  std::vector<std::string_view> parameters = {};
  std::vector<mesh::ddl::Break> breaks = {};
};

/// A preview that views what it is given.
Preview preview_of(std::initializer_list<const char*> functions, std::span<const Written> all) {
  Preview preview;
  for (const char* const function : functions) preview.functions.push_back({.name = function, .span = {}});
  for (const Written& sent : all) {
    mesh::PreviewedStatement& statement = preview.statements.add();
    statement.function = sent.function;
    statement.call = "Pool.execute";
    statement.sql = sent.sql;
    statement.parameters = sent.parameters;
    statement.known_parameters = sent.parameters.size();
    statement.breaks = sent.breaks;
  }
  return preview;
}

std::string sql_of(std::initializer_list<const char*> functions, std::initializer_list<Written> all, SqlLayout layout) {
  return mesh::to_sql(preview_of(functions, {all.begin(), all.size()}), layout);
}

std::string sql_of(std::string_view sql, std::vector<std::string_view> parameters = {}) {
  return sql_of({"up"}, {{"up", sql, std::move(parameters)}}, SqlLayout::one_line);
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

TEST_CASE("parameters are written in their places, and a comment says so") {
  CHECK(sql_of("SELECT $1, $2", {"a", "it's"}) == "-- parameters $1 to $2, written out here\nSELECT 'a', 'it''s';\n");
  CHECK(sql_of("DELETE FROM t", {"unasked"}) == "-- parameter $1, written out here\nDELETE FROM t;\n");
}

namespace {

/// The statement with `parameters` in it, without the comment.
std::string with(std::string_view sql, std::vector<std::string_view> parameters = {"x"}) {
  const std::string text = sql_of(sql, std::move(parameters));
  return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("a parameter is one token, wherever it stands, and nothing else is taken for one") {
  CHECK(with("SELECT $2, $1, $2", {"a", "b"}) == "SELECT 'b', 'a', 'b';\n");
  CHECK(with("VALUES ($1::uuid,$1)") == "VALUES ('x'::uuid, 'x');\n");
  CHECK(with("$1") == "'x';\n");
  CHECK(with("SELECT '$1', \"$1\", $$ $1 $$, $a$$1$a$, E'\\'$1', a$1 -- $1\n/* $1 */, $1") ==
        "SELECT '$1', \"$1\", $$ $1 $$, $a$$1$a$, E'\\'$1', a$1 -- $1\n/* $1 */, 'x';\n");
  CHECK(with("SELECT $1, $10, $01", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "ten"}) == "SELECT '1', 'ten', '1';\n");
  CHECK(with("SELECT $0, $2, $99999999999999999999") == "SELECT $0, $2, $99999999999999999999;\n");
  CHECK(with("SELECT $1 -- last") == "SELECT 'x' -- last\n;\n");
  CHECK(with("SELECT $1;  ") == "SELECT 'x';\n");
  CHECK(with("SELECT $1", {"$1; --"}) == "SELECT '$1; --';\n");
}

TEST_CASE("a literal joins nothing that stands beside its parameter") {
  CHECK(with("SELECT U&$1") == "SELECT U& 'x';\n");
  CHECK(with("SELECT a=$1") == "SELECT a= 'x';\n");
  CHECK(with("SELECT 'a'$1'b'") == "SELECT 'a' 'x' 'b';\n");
  CHECK(with("SELECT $1$1") == "SELECT 'x' 'x';\n");
  CHECK(with("SELECT $1\"b\"") == "SELECT 'x'\"b\";\n");
  CHECK(with("SELECT 1$1") == "SELECT 1 'x';\n");
}

TEST_CASE("a literal never leaves its line, and has the parameter's bytes") {
  CHECK(with("S $1", {""}) == "S '';\n");
  CHECK(with("S $1", {"a\nDROP TABLE users"}) == "S E'a\\nDROP TABLE users';\n");
  CHECK(with("S $1", {"\r\t\\"}) == "S E'\\r\\t\\\\';\n");
  CHECK(with("S $1", {"\x1B\u0085\u2028\u202E"}) == "S E'\\u001b\\u0085\\u2028\\u202e';\n");
  CHECK(with("S $1", {"\xFF"}) == "S E'\\xff';\n");
}

TEST_CASE("a long parameter that is asked for again and again is not written out") {
  std::string sql = "SELECT $1";
  for (int times = 0; times < 14; ++times) sql += ", $1";
  const std::string parameter(10'000, 'x');
  CHECK(sql_of(sql, {parameter}).size() > 150'000);
  sql += ", $1, $1";
  CHECK(sql_of(sql, {parameter}) == "-- parameter $1, too long to be written out here\n" + sql + ";\n");
  CHECK(sql_of(sql, {parameter, "b"}).starts_with("-- parameters $1 to $2, too long to be written out here\n"));
}

TEST_CASE("parameters are written out in the pretty layout too") {
  const Written insert{"up", "INSERT ($1, $2)", {"long enough", "b"}, {{8, 1}, {11, 1}, {14, 0}}};
  CHECK(sql_of({"up"}, {insert}, SqlLayout::pretty) ==
        "-- parameters $1 to $2, written out here\nINSERT (\n  'long enough',\n  'b'\n);\n");
}

TEST_CASE("functions are headed by name when there are several") {
  CHECK(sql_of({"up", "down"}, {{"up", "A"}, {"down", "B"}, {"down", "C"}}, SqlLayout::one_line) == "-- up\nA;\n-- down\nB;\nC;\n");
}

TEST_CASE("a function that sends nothing is still named") {
  CHECK(sql_of({"up", "down"}, {{"up", "A"}}, SqlLayout::one_line) == "-- up\nA;\n-- down\n");
}

TEST_CASE("the pretty layout breaks where the statement says") {
  const Written create{"up", "CREATE (a, b)", {}, {{8, 1}, {10, 1}, {12, 0}}};
  CHECK(sql_of({"up"}, {create}, SqlLayout::pretty) == "CREATE (\n  a,\n  b\n);\n");
  CHECK(sql_of({"up"}, {create}, SqlLayout::one_line) == "CREATE (a, b);\n");
}

TEST_CASE("what is said of a call that is left out stays a comment, whatever line breaks it has") {
  const mesh::LeftOutCall call{"up", "M.f", {}, "`a\nb\r\nc\rd` is no name"};
  CHECK(mesh::to_sql(call) == "-- left out: M.f, since `a\n-- b\r\n-- c\r-- d` is no name\n");
}
