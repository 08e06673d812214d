#include "ddl/written_sql.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

Refusal refused_sql(std::string_view sql) { return refuse(take_sql, sql, std::nullopt); }
Refusal refused_sql(std::string_view sql, const List& parameters) { return refuse(take_sql, sql, Strings(parameters)); }

}  // namespace

TEST_CASE("one statement is taken as it is written") {
  const auto text = GENERATE(as<std::string_view>{}, "SELECT 1", " ;;SELECT ';' ; -- done;", "SELECT $$;$$", "SELECT 1;;",
                             "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
                             "create function f() returns int begin /* */ atomic select 1; select 2; end", "PREPARE p AS SELECT $1",
                             "CREATE FUNCTION f(int) RETURNS int RETURN $1");
  CHECK(sql(take_sql, text, std::nullopt) == text);
}

TEST_CASE("text without a statement gets a notice") {
  const auto text = GENERATE(as<std::string_view>{}, " ", ";", "-- nothing", "/* nothing */ ;");
  const Statement statement = accept(take_sql, text, std::nullopt);
  REQUIRE(statement.notices.size() == 1);
  CHECK(statement.notices[0].code == mesh::Code::empty_sql);
}

TEST_CASE("a second statement is refused where it begins") {
  CHECK(shown(refused_sql("SELECT 1; SELECT 2").part) == "0[10,16)");
  CHECK(shown(refused_sql(";SELECT ';'; $1").part) == "0[13,15)");
  CHECK(shown(refused_sql("SELECT 1; /* 2 */ ''").part) == "0[18,20)");
}

TEST_CASE("what is not closed is refused where it opens") {
  CHECK(shown(refused_sql("SELECT E'a\\'").part) == "0[7,9)");
  CHECK(shown(refused_sql("SELECT \"a").part) == "0[7,8)");
  CHECK(shown(refused_sql("DO $tag$ BEGIN $$").part) == "0[3,8)");
  CHECK(refused_sql("DO $tag$ BEGIN").hint == "write the closing `$tag$`");
  CHECK(shown(refused_sql("SELECT 1 /* /* */").part) == "0[9,11)");
  CHECK(refused_sql("SELECT 1 /* /* */").hint == "write the closing `*/`");
}

TEST_CASE("a parameter that is not given is refused") {
  CHECK(shown(refused_sql("SELECT $1").part) == "0[7,9)");
  CHECK(shown(refused_sql("SELECT $1, $2", {"a"}).part) == "0[11,13)");
  CHECK(shown(refused_sql("SELECT $0", {"a"}).part) == "0[7,9)");
  CHECK(shown(refused_sql("SELECT $99999999999999999999", {"a"}).part) == "0[7,28)");
}

TEST_CASE("a parameter that is not asked for is refused") {
  const Refusal refusal = refused_sql("SELECT $1", {"a", "bc", "d"});
  CHECK(refusal.code == mesh::Code::bad_count);
  CHECK(shown(refusal.part) == "1/1[0,2)");
  const List three{"a", "b", "c"};
  CHECK(sql(take_sql, "SELECT $1, '$4', $3", Strings(three)) == "SELECT $1, '$4', $3");
}

TEST_CASE("commands that PostgreSQL takes no parameters for are refused with them") {
  CHECK(shown(refused_sql("CREATE TABLE t (a int DEFAULT $1)", {"a"}).part) == "0[30,32)");
  CHECK(refused_sql("ALTER TABLE t ADD a int DEFAULT $1").message ==
        "there is no `$1`: PostgreSQL takes no parameters for `ALTER`");
  CHECK(shown(refused_sql("DROP TABLE t", {"a"}).part) == "1/0[0,1)");
  CHECK(shown(refused_sql("CREATE FUNCTION f(int) RETURNS int RETURN $1", {"a"}).part) == "1/0[0,1)");
  CHECK(shown(refused_sql("PREPARE p AS SELECT $1", {"a"}).part) == "1/0[0,1)");
  CHECK(shown(refused_sql("CREATE VIEW v AS SELECT $1", {"a"}).part) == "0[24,26)");
  const List one{"a"};
  const auto text = GENERATE(as<std::string_view>{}, "CREATE TABLE t AS SELECT $1", "create temp table t as values ($1)",
                             "EXPLAIN SELECT $1", "CALL p($1)", "WITH a AS (SELECT $1) SELECT 1", "(SELECT $1)");
  CHECK(sql(take_sql, text, Strings(one)) == text);
}

TEST_CASE("a NUL is refused at its place") {
  using namespace std::string_view_literals;
  CHECK(shown(refused_sql("SELECT '\0'"sv).part) == "0[8,9)");
  CHECK(shown(refused_sql("SELECT $1, $2", {"a", "b\0"sv}).part) == "1/1[1,2)");
}
