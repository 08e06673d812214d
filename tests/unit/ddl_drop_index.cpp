#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

std::string dropped(const List& entries) { return sql(build_drop_index_sql, "t", entries); }

Refusal refused_drop(const List& entries) { return refuse(build_drop_index_sql, "t", entries); }

}  // namespace

TEST_CASE("drop_index takes the entries of create_index, whatever their suffixes") {
  CHECK(dropped({"name", "age:DESC"}) == R"(DROP INDEX IF EXISTS "idx_t_name_age")");
  CHECK(dropped({"email:COLLATE \"C\" text_pattern_ops DESC NULLS LAST"}) == R"(DROP INDEX IF EXISTS "idx_t_email")");
  CHECK(dropped({"name:DESC"}) == R"(DROP INDEX IF EXISTS "idx_t_name")");
  CHECK(dropped({"name:text_ops"}) == R"(DROP INDEX IF EXISTS "idx_t_name")");
}

TEST_CASE("drop_index drops by an exact name, in the table's schema") {
  CHECK(dropped({"name:users_email_lower"}) == R"(DROP INDEX IF EXISTS "users_email_lower")");
  CHECK(dropped({" name: a:b c"}) == R"(DROP INDEX IF EXISTS "a:b c")");
  CHECK(sql(build_drop_index_sql, "app.t", List{"name:x"}) == R"(DROP INDEX IF EXISTS "app"."x")");
  const std::string concurrent = R"(DROP INDEX CONCURRENTLY IF EXISTS "x")";
  CHECK(dropped({"name:x", "concurrently:true"}) == concurrent);
  CHECK(dropped({"concurrently:true ", "name:x"}) == concurrent);
}

TEST_CASE("an index that is dropped concurrently has a notice about transactions") {
  const Statement statement = accept(build_drop_index_sql, "t", List{"concurrently:true", "name:x"});
  CHECK(shown_clauses(statement) == std::vector<std::string>{"1/0[0,17) → CONCURRENTLY", R"(1/1[0,6) → "x")"});
  REQUIRE(statement.notices.size() == 3);
  CHECK(statement.notices[0].code == mesh::Code::own_form);
  CHECK(statement.notices[1].code == mesh::Code::concurrent_in_transaction);
  CHECK(shown(statement.notices[2].part) == "1/1[0,6)");
}

TEST_CASE("a name and columns do not go together") {
  CHECK(shown(refused_drop({"a", "name:x"}).part) == "1/1[0,6)");
  CHECK(shown(refused_drop({"a", "concurrently:true"}).part) == "1/1[0,17)");
  CHECK(shown(refused_drop({"concurrently:true"}).part) == "1/0[0,17)");
  CHECK(refused_drop({"name:x", "name:y"}).code == mesh::Code::bad_index_column);
  CHECK(refused_drop({"name:x", "concurrently:false"}).code == mesh::Code::bad_index_column);
}

TEST_CASE("an index of an expression is dropped by its name") {
  const auto entry = GENERATE("(lower(a))", "lower(a)", "a::text", "(a)::text");
  const Refusal refusal = refused_drop({entry});
  CHECK(refusal.message == "an index of an expression is dropped by its name");
  CHECK(refusal.hint == R"(write "name:exact_name" as the only entry)");
  CHECK(refusal.edits.empty());
}

TEST_CASE("what is no entry of create_index is none of drop_index") {
  CHECK(refused_drop({"age:UP"}).message == "`UP` is no order for the column `age`");
  CHECK(refused_drop({"age DESC"}).edits.at(0).text == "age:DESC");
  CHECK(refused_drop({"name:"}).message == "the column `name` ends in a `:` without an order");
}

TEST_CASE("one thing is dropped, without CASCADE") {
  const Refusal table = refuse(build_drop_table_sql, "app.projects cascade");
  CHECK(table.code == mesh::Code::bad_name);
  CHECK(table.message == "`cascade` would be part of the table name");
  CHECK(table.hint == R"(write Migration.execute with DROP TABLE IF EXISTS "app"."projects" cascade)");
  CHECK(shown(table.part) == "0[13,20)");
  CHECK(shown(refuse(build_drop_table_sql, "a, b").part) == "0[1,2)");
  CHECK(refuse(build_drop_table_sql, "s.a,s.b").message == "the table name holds a `,`, and only one is dropped");
  CHECK(refuse(build_drop_column_sql, "t", "a.b RESTRICT").hint ==
        R"(write Migration.execute with ALTER TABLE "t" DROP COLUMN IF EXISTS "a.b" RESTRICT)");
  CHECK(shown(refuse(build_drop_partition_sql, " p CASCADE ").part) == "0[3,10)");
  CHECK(shown(refused_drop({"name:x CASCADE"}).part) == "1/0[7,14)");
}

TEST_CASE("a name may hold the word CASCADE, and a comma in brackets") {
  const auto name = GENERATE("CASCADE", "cascade_rules", "mycascade", "numbers(1, 2)", "[1, 2]", "cascade of");
  CHECK(sql(build_drop_table_sql, name) == "DROP TABLE IF EXISTS \"" + std::string(name) + '"');
}
