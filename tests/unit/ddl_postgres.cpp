#include "ddl/postgres.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

TEST_CASE("create_extension trims and quotes the name") {
  CHECK(sql(build_create_extension_sql, " uuid-ossp ") == R"(CREATE EXTENSION IF NOT EXISTS "uuid-ossp")");
  CHECK(refuse(build_create_extension_sql, " ").message == "the extension name is empty");
}

TEST_CASE("drop_partition drops a table that may be gone") {
  CHECK(sql(build_drop_partition_sql, " events_p20260101 ") == R"(DROP TABLE IF EXISTS "events_p20260101")");
  CHECK(refuse(build_drop_partition_sql, "").message == "the partition name is empty");
}

TEST_CASE("a trimmed name is mapped without its blanks") {
  CHECK(shown_clauses(accept(build_drop_partition_sql, "  p ")) == std::vector<std::string>{R"(0[2,3) → "p")"});
}

TEST_CASE("a range-partitioned table trims every part of its entries") {
  CHECK(sql(build_create_range_partitioned_table_sql, " events ",
            List{" id : BIGINT : NOT NULL ", "at:TIMESTAMPTZ:NOT NULL", " PRIMARY KEY (id, at) "}, " at ") ==
        R"(CREATE TABLE IF NOT EXISTS "events" ("id" BIGINT NOT NULL, "at" TIMESTAMPTZ NOT NULL, PRIMARY KEY (id, at)) )"
        R"(PARTITION BY RANGE ("at"))");
}

TEST_CASE("a range-partitioned table's entries are checked like any table's") {
  CHECK(refuse(build_create_range_partitioned_table_sql, "t", List{"at DATE"}, "at").hint == R"(write "at:DATE")");
  CHECK(shown(refuse(build_create_range_partitioned_table_sql, "t", List{"at: DATE, x"}, "at").part) == "1/0[8,9)");
  CHECK(refuse(build_create_range_partitioned_table_sql, "t", List{" :DATE"}, "at").message == "the column name is empty");
}

TEST_CASE("the partition column is one column of the table") {
  const Refusal none = refuse(build_create_range_partitioned_table_sql, "t", List{"at:DATE", "CHECK (day > '2026-01-01')"}, "day");
  CHECK(none.code == mesh::Code::bad_name);
  CHECK(none.message == "no column of the table is named `day`");
  CHECK(shown(none.part) == "2[0,3)");
  const Refusal two = refuse(build_create_range_partitioned_table_sql, "t", List{"at:DATE", " at :INT"}, "at");
  CHECK(two.message == "2 columns of the table are named `at`");
  CHECK(refuse(build_create_range_partitioned_table_sql, "t", List{"at:DATE"}, " ").message ==
        "the partition column name is empty");
}

TEST_CASE("a GIN index quotes each part of its operator class") {
  CHECK(sql(build_create_gin_index_sql, " docs ", " idx_docs_body ", " body ", " public.gin_trgm_ops ") ==
        R"(CREATE INDEX IF NOT EXISTS "idx_docs_body" ON "docs" USING GIN ("body" "public"."gin_trgm_ops"))");
}

TEST_CASE("blanks around a part of an operator class are no part of it") {
  CHECK(sql(build_create_gin_index_sql, "t", "i", "c", " a . b ") ==
        R"(CREATE INDEX IF NOT EXISTS "i" ON "t" USING GIN ("c" "a"."b"))");
}

TEST_CASE("a GIN index needs all its names") {
  CHECK(shown(refuse(build_create_gin_index_sql, "", "i", "c", "o").part) == "0[0,0)");
  CHECK(shown(refuse(build_create_gin_index_sql, "t", " ", "c", "o").part) == "1[0,1)");
  CHECK(shown(refuse(build_create_gin_index_sql, "t", "i", "", "o").part) == "2[0,0)");
  const auto opclass = GENERATE("", ".", "public.", ".ops", "a..b");
  CHECK(refuse(build_create_gin_index_sql, "t", "i", "c", opclass).message == "the operator class name is empty");
}

TEST_CASE("a daily partition's statement names the day it is for") {
  CHECK(sql(build_create_daily_partition_sql, " events ", 3) == R"(DO $mesh$
DECLARE
  parent text := 'events';
  day date := CURRENT_DATE + 3;
BEGIN
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
    parent || to_char(day, '"_p"YYYYMMDD'), parent, day, day + 1);
END
$mesh$)");
}

TEST_CASE("a table name cannot leave the statement that makes its partitions") {
  CHECK(sql(build_create_daily_partition_sql, "it's", 0).find("parent text := 'it''s';") != std::string::npos);
  CHECK(sql(build_create_daily_partition_sql, R"(a\')", 0).find(R"(parent text := E'a\\''';)") != std::string::npos);
  const std::string tagged = sql(build_create_daily_partition_sql, "a$mesh$b$mesh_$", 0);
  CHECK(tagged.starts_with("DO $mesh__$\n"));
  CHECK(tagged.ends_with("\n$mesh__$"));
}

TEST_CASE("old partitions are found by name and date") {
  CHECK(pretty(accept(build_list_daily_partitions_before_sql, "it's", 30)) == R"(SELECT child.relname
FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid
WHERE inhparent = to_regclass(quote_ident('it''s'))
  AND left(child.relname, -8) = 'it''s_p'
  AND right(child.relname, 8) ~ '^[0-9]{8}$'
  AND right(child.relname, 8) < to_char(CURRENT_DATE - 30, 'YYYYMMDD')
ORDER BY child.relname)");
}

TEST_CASE("a table whose partitions' names would be clipped to one is refused") {
  const auto build = GENERATE(&build_create_daily_partition_sql, &build_list_daily_partitions_before_sql);
  CHECK(accept(build, std::string(53, 't'), 0).notices.empty());
  const Refusal refusal = refuse(build, std::string(54, 't'), 0);
  CHECK(refusal.code == mesh::Code::bad_name);
  CHECK(refusal.message == "the names of the table's partitions have 64 bytes, and PostgreSQL keeps 63");
  CHECK(refusal.hint == "write a table name of at most 53 bytes");
}

TEST_CASE("a number of days is from none to a thousand years") {
  const auto build = GENERATE(&build_create_daily_partition_sql, &build_list_daily_partitions_before_sql);
  CHECK(refuse(build, "t", -1).code == mesh::Code::bad_count);
  CHECK(refuse(build, "t", -1).message == "the number of days is -1");
  CHECK(shown(refuse(build, "t", 365'001).part) == "1[0,0)");
  CHECK(shown_clauses(accept(build, "t", 365'000)).back() == "1[0,0) → 365000");
}
