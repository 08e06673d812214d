#include "ddl/table_name.hpp"

#include "ddl/facts.hpp"
#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;
using namespace std::string_literals;

namespace {

Refusal refused_table(std::string_view table) { return refuse(build_drop_table_sql, table); }

/// The schema of the table that a statement makes an index on, which is the index's, too.
std::string schema_of_index(const std::string& sql) {
  mesh::Arena arena;
  return std::string(std::get<CreateIndex>(read_sql(sql, arena)).table.schema);
}

}  // namespace

TEST_CASE("a table is split at its only dot in every function of tables") {
  const std::string_view table = "app.users";
  CHECK(sql(build_create_table_sql, table, List{"id:INT"}) == R"(CREATE TABLE IF NOT EXISTS "app"."users" ("id" INT))");
  CHECK(sql(build_drop_table_sql, table) == R"(DROP TABLE IF EXISTS "app"."users")");
  CHECK(sql(build_add_column_sql, table, "age:INT") == R"(ALTER TABLE "app"."users" ADD COLUMN IF NOT EXISTS "age" INT)");
  CHECK(sql(build_drop_column_sql, table, "age") == R"(ALTER TABLE "app"."users" DROP COLUMN IF EXISTS "age")");
  CHECK(sql(build_rename_column_sql, table, "a", "b") == R"(ALTER TABLE "app"."users" RENAME COLUMN "a" TO "b")");
  CHECK(sql(build_drop_partition_sql, " app.p ") == R"(DROP TABLE IF EXISTS "app"."p")");
}

TEST_CASE("an index's name is without the schema, in which it lies with its table") {
  CHECK(sql(build_create_index_sql, "app.users", List{"a"}, "") ==
        R"(CREATE INDEX IF NOT EXISTS "idx_users_a" ON "app"."users" ("a"))");
  CHECK(sql(build_create_index_sql, "app.users", List{"a"}, "name:x.y") ==
        R"(CREATE INDEX IF NOT EXISTS "x.y" ON "app"."users" ("a"))");
  CHECK(sql(build_drop_index_sql, "app.users", List{"a"}) == R"(DROP INDEX IF EXISTS "app"."idx_users_a")");
  CHECK(sql(build_create_gin_index_sql, "app.docs", "i", "body", "gin_trgm_ops") ==
        R"(CREATE INDEX IF NOT EXISTS "i" ON "app"."docs" USING GIN ("body" "gin_trgm_ops"))");
  CHECK(schema_of_index(sql(build_create_index_sql, "app.users", List{"a"}, "")) == "app");
  CHECK(schema_of_index(sql(build_create_gin_index_sql, "users", "i", "body", "o_ops")).empty());
}

TEST_CASE("columns, extensions and new names are never split") {
  CHECK(sql(build_create_table_sql, "t", List{"a.b:INT"}) == R"(CREATE TABLE IF NOT EXISTS "t" ("a.b" INT))");
  CHECK(sql(build_rename_column_sql, "t", "a.b", "c.d") == R"(ALTER TABLE "t" RENAME COLUMN "a.b" TO "c.d")");
  CHECK(sql(build_create_index_sql, "t", List{"a.b"}, "") == R"(CREATE INDEX IF NOT EXISTS "idx_t_a.b" ON "t" ("a.b"))");
  CHECK(sql(build_create_extension_sql, "a.b") == R"(CREATE EXTENSION IF NOT EXISTS "a.b")");
}

TEST_CASE("a schema and its table are one clause") {
  CHECK(shown_clauses(accept(build_drop_table_sql, "app.users")) == std::vector{R"(0[0,9) → "app"."users")"s});
  CHECK(shown_clauses(accept(build_drop_partition_sql, " app.p")) == std::vector{R"(0[1,6) → "app"."p")"s});
}

TEST_CASE("each part of a table's name may have 63 bytes") {
  const std::string schema(63, 's');
  CHECK(accept(build_drop_table_sql, schema + '.' + std::string(63, 't')).notices.empty());
  const Statement both = accept(build_drop_table_sql, schema + "s." + std::string(64, 't'));
  REQUIRE(both.notices.size() == 2);
  CHECK(both.notices[0].message == "the schema name has 64 bytes; PostgreSQL keeps 63 and stores `" + schema + '`');
  CHECK(shown(both.notices[0].part) == "0[0,64)");
  CHECK(shown(both.notices[1].part) == "0[65,129)");
}

TEST_CASE("a second dot is refused where it stands") {
  CHECK(refused_table("a.b.c").message == "the table name holds a second dot, and only a schema's name stands before a table's");
  CHECK(refused_table("a.b.c").code == mesh::Code::bad_name);
  CHECK(shown(refused_table("a.b.c").part) == "0[3,4)");
  CHECK(shown(refused_table("a..").part) == "0[2,3)");
}

TEST_CASE("a dot with nothing on one side is refused") {
  CHECK(refused_table(".t").message == "the table name has nothing before its dot");
  CHECK(shown(refused_table(".t").part) == "0[0,1)");
  CHECK(refused_table("s. ").message == "the table name has nothing after its dot");
  CHECK(shown(refuse(build_drop_partition_sql, " s. ").part) == "0[2,3)");
}

TEST_CASE("a blank beside the dot is refused with the name that is meant") {
  const auto [name, place] =
      GENERATE(table<std::string_view, std::string_view>({{"s .t", "0[1,3)"}, {"s. t", "0[1,3)"}, {"s \u00A0. t", "0[1,6)"}}));
  const Refusal refusal = refused_table(name);
  CHECK(refusal.message == "a blank stands beside the dot of the table name");
  CHECK(refusal.hint == "write `s.t`");
  CHECK(shown(refusal.part) == place);
  REQUIRE(refusal.edits.size() == 1);
  CHECK(shown(refusal.edits[0].part) == "0[0," + std::to_string(name.size()) + ')');
  CHECK(refusal.edits[0].text == "s.t");
}

TEST_CASE("daily partitions of a schema's table are made and found in the schema") {
  CHECK(sql(build_create_daily_partition_sql, "app.events", 3) == R"(DO $mesh$
DECLARE
  place text := 'app';
  parent text := 'events';
  day date := CURRENT_DATE + 3;
BEGIN
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I PARTITION OF %I.%I FOR VALUES FROM (%L) TO (%L)',
    place, parent || to_char(day, '"_p"YYYYMMDD'), place, parent, day, day + 1);
END
$mesh$)");
  CHECK(
      sql(build_list_daily_partitions_before_sql, "app.events", 7) ==
      "SELECT nspname || '.' || child.relname FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid "
      "JOIN pg_namespace AS place ON place.oid = child.relnamespace "
      "WHERE inhparent = to_regclass(quote_ident('app') || '.' || quote_ident('events')) AND left(child.relname, -8) = 'events_p' "
      "AND right(child.relname, 8) ~ '^[0-9]{8}$' AND right(child.relname, 8) < to_char(CURRENT_DATE - 7, 'YYYYMMDD') "
      "ORDER BY child.relname");
}

TEST_CASE("the limit of a daily partition's name is its table's without the schema") {
  CHECK(accept(build_create_daily_partition_sql, "a_schema." + std::string(53, 't'), 0).notices.empty());
  CHECK(shown(refuse(build_create_daily_partition_sql, "s." + std::string(54, 't'), 0).part) == "0[2,56)");
}
