// Whatever a fragment holds: it is refused, or the grammar rejects it, or the statement is still the one the call asked for.
#include <rapidcheck/catch.h>

#include <algorithm>

#include "catch.hpp"
#include "ddl/build.hpp"
#include "pg_query.hpp"
#include "random_sql.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

/// What became of the random fragments: how many the builder took, and how many of those the grammar took.
struct Tally {
  int accepted = 0;
  int parsed = 0;
};

/// The one tree of an accepted statement, or nothing if the grammar rejects it.
std::optional<nlohmann::json> judge(const std::string& sql, const std::string& kind, Tally& tally) {
  ++tally.accepted;
  if (!parse_statements(sql)) return std::nullopt;
  ++tally.parsed;
  return parse_one(sql, kind);
}

void expect_only(const nlohmann::json& tree, const std::vector<std::string>& keys) {
  for (const auto& [key, value] : tree.items()) RC_ASSERT(std::count(keys.begin(), keys.end(), key) == 1);
}

const std::vector<std::string> hostile_ends{"TEXT, DROP COLUMN a",
                                            "INT) INHERITS (secret",
                                            "TEXT; DROP TABLE users",
                                            "TEXT -- ",
                                            "TEXT /*",
                                            "'",
                                            "\"",
                                            "$x$",
                                            "E'\\'",
                                            "U&'",
                                            "U&\"",
                                            "(",
                                            "[",
                                            "]",
                                            "1_0",
                                            "\\"};

}  // namespace

TEST_CASE("no fragment makes ALTER TABLE do a second thing") {
  Tally tally;
  rc::prop("add_column", [&] {
    const std::string entry = "c:" + *good_type() + *hostile_fragment();
    Statement statement;
    if (!build_add_column_sql("t", entry, statement)) return;
    const auto tree = judge(statement.sql, "AlterTableStmt", tally);
    if (!tree) return;
    RC_ASSERT((*tree)["relation"]["relname"] == "t");
    RC_ASSERT((*tree)["cmds"].size() == 1U);
    RC_ASSERT((*tree)["cmds"][0]["AlterTableCmd"]["subtype"] == "AT_AddColumn");
    RC_ASSERT((*tree)["cmds"][0]["AlterTableCmd"]["def"]["ColumnDef"]["colname"] == "c");
  });
  CHECK(tally.parsed > 100);
  CHECK(tally.accepted > tally.parsed);
}

TEST_CASE("no fragment changes CREATE TABLE outside its own entry") {
  Tally tally;
  rc::prop("create_table", [&] {
    const std::string middle =
        *rc::gen::element<std::string>("b:INT ", "b:INT:NOT NULL ", "UNIQUE (a) ", "CHECK (a > 0) ") + *hostile_fragment();
    const std::vector<std::string_view> entries{"a:INT", middle, "z:TEXT"};
    Statement statement;
    if (!build_create_table_sql("t", entries, statement)) return;
    const auto tree = judge(statement.sql, "CreateStmt", tally);
    if (!tree) return;
    expect_only(*tree, {"relation", "tableElts", "oncommit", "if_not_exists"});
    RC_ASSERT((*tree)["tableElts"].size() == 3U);
    RC_ASSERT((*tree)["tableElts"][0]["ColumnDef"]["colname"] == "a");
    RC_ASSERT((*tree)["tableElts"][2]["ColumnDef"]["colname"] == "z");
  });
  CHECK(tally.parsed > 100);
  CHECK(tally.accepted > tally.parsed);
}

TEST_CASE("no predicate changes CREATE INDEX before its WHERE") {
  Tally tally;
  rc::prop("create_index", [&] {
    const std::string options = "where:" + *good_predicate() + *hostile_fragment();
    const std::vector<std::string_view> columns{"a"};
    Statement statement;
    if (!build_create_index_sql("t", columns, options, statement)) return;
    const auto tree = judge(statement.sql, "IndexStmt", tally);
    if (!tree) return;
    expect_only(*tree, {"idxname", "relation", "accessMethod", "indexParams", "whereClause", "if_not_exists"});
    RC_ASSERT((*tree)["indexParams"].size() == 1U);
    RC_ASSERT((*tree)["idxname"] == "idx_t_a");
  });
  CHECK(tally.parsed > 100);
  CHECK(tally.accepted > tally.parsed);
}

TEST_CASE("every hostile ending is refused in every slot, whatever goes before it") {
  rc::prop("hostile endings", [] {
    const auto type = *good_type();
    const auto ending = *rc::gen::elementOf(hostile_ends);
    const std::vector<std::string_view> columns{"a"};
    Statement statement;
    RC_ASSERT(!build_add_column_sql("t", "c:" + type + " " + ending, statement));
    RC_ASSERT(!build_add_column_sql("t", "c:" + type + ":" + *good_constraints() + " " + ending, statement));
    RC_ASSERT(!build_create_index_sql("t", columns, "where:" + *good_predicate() + " " + ending, statement));
    const std::string constraint = "CHECK (" + *good_predicate() + ") " + ending;
    const std::vector<std::string_view> entries{constraint};
    RC_ASSERT(!build_create_table_sql("t", entries, statement));
  });
}

TEST_CASE("a column entry is written as it was given, its name quoted and its colons blanks") {
  int written = 0;
  rc::prop("create_table", [&] {
    const auto name = *hostile_column_name();
    const std::string type = *good_type() + *hostile_fragment();
    const std::vector<std::string> entries{name + ":" + type};
    const std::vector<std::string_view> list(entries.begin(), entries.end());
    Statement statement;
    if (!build_create_table_sql("t", list, statement)) return;
    ++written;
    std::string expected;
    for (const char byte : name) expected += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    std::string rest = type;
    if (const size_t colon = rest.find(':'); colon != std::string::npos) rest[colon] = ' ';
    RC_ASSERT(statement.sql == "CREATE TABLE IF NOT EXISTS \"t\" (\"" + expected + "\" " + rest + ")");
  });
  CHECK(written > 100);
}
