#include "ddl/build.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

using Shown = std::vector<std::string>;

TEST_CASE("create_table writes columns of two and three fields with quoted names") {
  CHECK(sql(build_create_table_sql, "users", List{"id:UUID:PRIMARY KEY", "name:TEXT:NOT NULL", "age:BIGINT"}) ==
        R"(CREATE TABLE IF NOT EXISTS "users" ("id" UUID PRIMARY KEY, "name" TEXT NOT NULL, "age" BIGINT))");
}

TEST_CASE("create_table quotes key words, blanks and quotes in names") {
  CHECK(sql(build_create_table_sql, "order", List{R"(a"b:INT)", "two words:TEXT"}) ==
        R"(CREATE TABLE IF NOT EXISTS "order" ("a""b" INT, "two words" TEXT))");
}

TEST_CASE("create_table without columns is valid SQL") {
  CHECK(sql(build_create_table_sql, "empty", List{}) == R"(CREATE TABLE IF NOT EXISTS "empty" ())");
}

TEST_CASE("drop_table never cascades") { CHECK(sql(build_drop_table_sql, "users") == R"(DROP TABLE IF EXISTS "users")"); }

TEST_CASE("add_column adds a column of two or three fields") {
  CHECK(sql(build_add_column_sql, "users", "age:BIGINT") == R"(ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "age" BIGINT)");
  CHECK(sql(build_add_column_sql, "users", "age:BIGINT:NOT NULL DEFAULT 0") ==
        R"(ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "age" BIGINT NOT NULL DEFAULT 0)");
}

TEST_CASE("add_column refuses a table constraint and shows the statement that adds it") {
  const Refusal refusal = refuse(build_add_column_sql, "users", "CHECK (age > 0)");
  CHECK(refusal.code == mesh::Code::bad_column);
  CHECK(shown(refusal.part) == "1[0,15)");
  CHECK(refusal.hint == R"(write Migration.execute with ALTER TABLE "users" ADD CHECK (age > 0))");
}

TEST_CASE("add_column sends LIKE to create_table, because ALTER TABLE has no LIKE") {
  CHECK(refuse(build_add_column_sql, "users", "LIKE other").hint == "write it as an entry of create_table");
}

TEST_CASE("drop_column drops a column that may be gone") {
  CHECK(sql(build_drop_column_sql, "users", "age") == R"(ALTER TABLE "users" DROP COLUMN IF EXISTS "age")");
}

TEST_CASE("rename_column names the old column and the new") {
  CHECK(sql(build_rename_column_sql, "users", "name", "full_name") == R"(ALTER TABLE "users" RENAME COLUMN "name" TO "full_name")");
}

TEST_CASE("create_index derives its name from the table and the columns") {
  CHECK(sql(build_create_index_sql, "users", List{"email"}, "") ==
        R"(CREATE INDEX IF NOT EXISTS "idx_users_email" ON "users" ("email"))");
  CHECK(sql(build_create_index_sql, "users", List{"last", "first"}, "unique:true") ==
        R"(CREATE UNIQUE INDEX IF NOT EXISTS "idx_users_last_first" ON "users" ("last", "first"))");
}

TEST_CASE("create_index writes a partial index") {
  CHECK(sql(build_create_index_sql, "issues", List{"project_id", "last_seen:DESC"}, "name:idx_open where:status = 'open'") ==
        R"(CREATE INDEX IF NOT EXISTS "idx_open" ON "issues" ("project_id", "last_seen" DESC) WHERE status = 'open')");
}

TEST_CASE("drop_index drops what create_index made from the same columns") {
  CHECK(sql(build_drop_index_sql, "users", List{"email"}) == R"(DROP INDEX IF EXISTS "idx_users_email")");
  CHECK(sql(build_drop_index_sql, "users", List{"last", " seen : desc"}) == R"(DROP INDEX IF EXISTS "idx_users_last_seen")");
}

TEST_CASE("an empty table name is refused by every builder") {
  const List columns{"a:INT"};
  const List names{"a"};
  for (const Refusal& refusal :
       {refuse(build_create_table_sql, "", columns), refuse(build_drop_table_sql, ""), refuse(build_add_column_sql, "", "a:INT"),
        refuse(build_drop_column_sql, "", "a"), refuse(build_rename_column_sql, "", "a", "b"),
        refuse(build_create_index_sql, "", names, ""), refuse(build_drop_index_sql, "", names)}) {
    CHECK(refusal.code == mesh::Code::bad_name);
    CHECK(refusal.message == "the table name is empty");
    CHECK(shown(refusal.part) == "0[0,0)");
  }
}

TEST_CASE("an empty column name is refused where it stands") {
  CHECK(shown(refuse(build_drop_column_sql, "users", "").part) == "1[0,0)");
  CHECK(shown(refuse(build_rename_column_sql, "users", "a", "").part) == "2[0,0)");
  CHECK(refuse(build_rename_column_sql, "users", "a", "").message == "the new column name is empty");
}

TEST_CASE("a builder clears what its buffer held") {
  Statement statement = accept(build_create_index_sql, "users", List{std::string_view("a")}, "unique:true unique:true");
  REQUIRE(build_drop_table_sql("users", statement));
  CHECK(statement.sql == R"(DROP TABLE IF EXISTS "users")");
  CHECK(statement.clauses.size() == 1);
  CHECK(statement.breaks.empty());
  CHECK(statement.notices.empty());
}

TEST_CASE("clauses map the table and each column entry") {
  CHECK(shown_clauses(accept(build_create_table_sql, "t", List{"id:INT:NOT NULL", "CHECK (id > 0)"})) ==
        Shown{R"(0[0,1) → "t")", R"(1/0[0,15) → "id" INT NOT NULL)", "1/1[0,14) → CHECK (id > 0)"});
  CHECK(shown_clauses(accept(build_rename_column_sql, "t", "a", "b")) ==
        Shown{R"(0[0,1) → "t")", R"(1[0,1) → "a")", R"(2[0,1) → "b")"});
}

TEST_CASE("clauses map an index's columns and each of its options") {
  CHECK(shown_clauses(accept(build_create_index_sql, "t", List{"a:desc", "b"}, " where: a > 0 ")) ==
        Shown{R"(0[0,1) → "t")", R"(1/0[0,6) → "a" DESC)", R"(1/1[0,1) → "b")", "2[1,13) → WHERE a > 0"});
  CHECK(shown_clauses(accept(build_create_index_sql, "t", List{"a"}, "name:n unique: true")) ==
        Shown{"2[7,19) → UNIQUE", R"(2[0,6) → "n")", R"(0[0,1) → "t")", R"(1/0[0,1) → "a")"});
}

TEST_CASE("an option that writes nothing has no clause") {
  CHECK(shown_clauses(accept(build_create_index_sql, "t", List{"a"}, "unique:false")) ==
        Shown{R"(0[0,1) → "t")", R"(1/0[0,1) → "a")"});
}

TEST_CASE("every column of drop_index is mapped to the name they make") {
  CHECK(shown_clauses(accept(build_drop_index_sql, "t", List{"a", "b"})) ==
        Shown{R"(1/0[0,1) → "idx_t_a_b")", R"(1/1[0,1) → "idx_t_a_b")"});
}
