#include "ddl/transaction.hpp"

#include <string>

#include "catch.hpp"

using namespace mesh::ddl;

namespace {

std::string words_of(std::string_view sql, TextRange words) {
  return std::string(sql.substr(words.begin, words.end - words.begin));
}

/// The words for which the statement cannot be sent inside a transaction, or nothing.
std::string lone(std::string_view sql) {
  const auto command = lone_command(sql);
  return command ? words_of(sql, command->words) : "";
}

}  // namespace

TEST_CASE("what begins or ends a transaction is told by its first words") {
  const auto [sql, name] = GENERATE(table<std::string_view, std::string_view>({
      {"BEGIN", "BEGIN"},
      {"start transaction", "START"},
      {"/* c /* d */ */ Commit", "COMMIT"},
      {"COMMIT PREPARED 'x'", "COMMIT"},
      {"-- c\nEND;", "END"},
      {"ROLLBACK TO SAVEPOINT a", "ROLLBACK"},
      {"ABORT", "ABORT"},
      {";; SAVEPOINT a", "SAVEPOINT"},
      {"RELEASE a", "RELEASE"},
      {"prepare -- c\n Transaction 'x'", "PREPARE TRANSACTION"},
  }));
  CAPTURE(sql);
  const auto command = transaction_command(sql);
  REQUIRE(command);
  CHECK(command->name == name);
  CHECK_FALSE(lone_command(sql));
}

TEST_CASE("the words of a command are those that stand in the text") {
  const std::string_view sql = " /* COMMIT */ prepare\n transaction 'x'";
  const auto command = transaction_command(sql);
  REQUIRE(command);
  CHECK(words_of(sql, command->words) == "prepare\n transaction");
}

TEST_CASE("words of transactions elsewhere in a statement begin or end none") {
  const auto sql =
      GENERATE(as<std::string_view>{}, "", "-- COMMIT", "SELECT 'COMMIT'", "\"commit\"", "commits", "PREPARE p AS SELECT 1",
               "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", "DO $$ BEGIN COMMIT; END $$",
               "SET TRANSACTION READ ONLY", "CREATE TABLE begin (release int)", "(COMMIT)");
  CAPTURE(sql);
  CHECK_FALSE(transaction_command(sql));
}

TEST_CASE("what PostgreSQL refuses in a transaction is told by its words") {
  const auto [sql, words] = GENERATE(table<std::string_view, std::string>({
      {"VACUUM", "VACUUM"},
      {"vacuum (analyze) t", "vacuum"},
      {"CLUSTER", "CLUSTER"},
      {"CLUSTER VERBOSE ; -- all", "CLUSTER VERBOSE"},
      {"DISCARD ALL", "DISCARD ALL"},
      {"CREATE DATABASE d", "CREATE DATABASE"},
      {"CREATE TABLESPACE s LOCATION '/s'", "CREATE TABLESPACE"},
      {"CREATE INDEX CONCURRENTLY ON t (a)", "CREATE INDEX CONCURRENTLY"},
      {"CREATE UNIQUE INDEX /* c */ CONCURRENTLY i ON t (a)", "CREATE UNIQUE INDEX /* c */ CONCURRENTLY"},
      {"DROP DATABASE IF EXISTS d", "DROP DATABASE"},
      {"DROP TABLESPACE s", "DROP TABLESPACE"},
      {"DROP INDEX CONCURRENTLY IF EXISTS i", "DROP INDEX CONCURRENTLY"},
      {"ALTER SYSTEM RESET ALL", "ALTER SYSTEM"},
      {"ALTER DATABASE d SET TABLESPACE s", "ALTER DATABASE d SET TABLESPACE"},
      {"ALTER DATABASE \"d\" TABLESPACE s", "ALTER DATABASE \"d\" TABLESPACE"},
      {"ALTER TABLE t DETACH PARTITION p CONCURRENTLY", "ALTER TABLE t DETACH PARTITION p CONCURRENTLY"},
      {"ALTER TABLE IF EXISTS ONLY a.\"t\" DETACH PARTITION a . p CONCURRENTLY",
       "ALTER TABLE IF EXISTS ONLY a.\"t\" DETACH PARTITION a . p CONCURRENTLY"},
      {"REINDEX DATABASE d", "REINDEX DATABASE"},
      {"REINDEX (VERBOSE, TABLESPACE s) SCHEMA public", "REINDEX (VERBOSE, TABLESPACE s) SCHEMA"},
      {"REINDEX SYSTEM d", "REINDEX SYSTEM"},
      {"REINDEX INDEX CONCURRENTLY i", "REINDEX INDEX CONCURRENTLY"},
      {"REINDEX (VERBOSE) TABLE CONCURRENTLY t", "REINDEX (VERBOSE) TABLE CONCURRENTLY"},
      {"REINDEX (CONCURRENTLY) TABLE t", "REINDEX (CONCURRENTLY)"},
      {"REINDEX (VERBOSE, CONCURRENTLY) TABLE t", "REINDEX (VERBOSE, CONCURRENTLY)"},
  }));
  CAPTURE(sql);
  CHECK(lone(sql) == words);
  CHECK_FALSE(transaction_command(sql));
}

TEST_CASE("what PostgreSQL carries out in a transaction is left alone") {
  const auto sql = GENERATE(
      as<std::string_view>{}, "", "ANALYZE", "SELECT 'VACUUM'", "\"vacuum\"", "CREATE TABLE vacuum (a int)", "CLUSTER t USING i",
      "CLUSTER (VERBOSE) t", "DISCARD PLANS", "CREATE INDEX i ON t (a)", "CREATE INDEX \"concurrently\" ON t (a)",
      "CREATE INDEX concurrently_made ON t (a)", "ALTER DATABASE d SET work_mem = '4MB'", "ALTER DATABASE d.", "ALTER DATABASE",
      "ALTER TABLESPACE s RESET (seq_page_cost)", "ALTER TABLE t DETACH PARTITION p", "ALTER TABLE t DETACH PARTITION p FINALIZE",
      "REINDEX TABLE t", "REINDEX (CONCURRENTLY false) TABLE t", "REINDEX (VERBOSE", "REFRESH MATERIALIZED VIEW CONCURRENTLY m");
  CAPTURE(sql);
  CHECK(lone(sql).empty());
}

TEST_CASE("what is refused for its CONCURRENTLY can go without") {
  CHECK(lone_command("DROP INDEX CONCURRENTLY i")->is_concurrent);
  CHECK(lone_command("REINDEX (CONCURRENTLY) INDEX i")->is_concurrent);
  CHECK_FALSE(lone_command("REINDEX SCHEMA CONCURRENTLY public")->is_concurrent);
}
