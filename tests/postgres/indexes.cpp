// Indexes of expressions, with suffixes and options, and tables of a schema, carried out.
#include "base/text.hpp"
#include "ddl/sql_word.hpp"
#include "migrated.hpp"

using namespace mesh::test;

namespace {

/// The definitions of the indexes in `schema`, but for those of constraints.
Lines indexes_of(Migrated& on, const std::string& schema = "public") {
  return on.client.column("SELECT indexdef FROM pg_indexes WHERE schemaname = '" + schema +
                          "' AND indexname NOT LIKE '%\\_pkey' ORDER BY indexname");
}

int64_t create_index(Migrated& on, const char* table, MeshList* columns, const char* options) {
  return number_of(mesh_migration_create_index(on.pool.handle(), text(table), columns, text(options)));
}

}  // namespace

TEST_CASE("every function of tables works on a schema's table") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  on.client.execute("CREATE SCHEMA app; CREATE TABLE users (id int)");
  CHECK(number_of(mesh_migration_create_table(pool, text("app.users"), list({"id:INT", "gone:INT", "nick:TEXT"}))) == 0);
  CHECK(number_of(mesh_migration_add_column(pool, text("app.users"), text("age:INT"))) == 0);
  CHECK(number_of(mesh_migration_drop_column(pool, text("app.users"), text("gone"))) == 0);
  CHECK(number_of(mesh_migration_rename_column(pool, text("app.users"), text("nick"), text("name"))) == 0);
  CHECK(
      on.client.column("SELECT column_name FROM information_schema.columns WHERE table_schema = 'app' ORDER BY ordinal_position") ==
      Lines{"id", "name", "age"});
  CHECK(number_of(mesh_migration_create_index(pool, text("app.users"), list({"name", "age:DESC"}), text(""))) == 0);
  CHECK(indexes_of(on, "app") == Lines{"CREATE INDEX idx_users_name_age ON app.users USING btree (name, age DESC)"});
  CHECK(number_of(mesh_migration_drop_index(pool, text("app.users"), list({"name", "age:DESC"}))) == 0);
  CHECK(indexes_of(on, "app").empty());
  CHECK(number_of(mesh_migration_drop_table(pool, text("app.users"))) == 0);
  CHECK(on.client.column("SELECT table_schema FROM information_schema.tables WHERE table_name = 'users'") == Lines{"public"});
}

TEST_CASE("daily partitions of a schema's table are made, listed and dropped in the schema") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  on.client.execute("CREATE SCHEMA \"My app\"; CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at)");
  CHECK(number_of(mesh_pg_create_range_partitioned_table(pool, text("My app.events"), list({"at:TIMESTAMPTZ"}), text("at"))) == 0);
  CHECK(number_of(mesh_pg_create_daily_partitions_ahead(pool, text("My app.events"), 1)) == 0);
  CHECK(on.client.column("SELECT relnamespace::regnamespace || '.' || left(relname, -8) FROM pg_class WHERE relispartition") ==
        Lines{"\"My app\".events_p"});
  on.client.execute(
      "CREATE TABLE \"My app\".events_p20200102 PARTITION OF \"My app\".events FOR VALUES FROM ('2020-01-02') TO "
      "('2020-01-03')");
  CHECK(texts_of(mesh_pg_list_daily_partitions_before(pool, text("events"), 7)).empty());
  CHECK(texts_of(mesh_pg_list_daily_partitions_before(pool, text("My app.events"), 7)) == Lines{"My app.events_p20200102"});
  CHECK(number_of(mesh_pg_drop_partition(pool, text("My app.events_p20200102"))) == 0);
  CHECK(on.client.value("SELECT count(*) FROM pg_inherits") == "1");
}

TEST_CASE("an index has the expressions and suffixes of its entries") {
  Migrated on;
  on.client.execute("CREATE TABLE docs (id int, email text, body jsonb)");
  CHECK(create_index(on, "docs", list({"(lower(email)):DESC NULLS LAST", "id"}), "name:a unique:true") == 0);
  CHECK(create_index(on, "docs", list({"(body->>'id')"}), "name:b where:id > 0") == 0);
  CHECK(create_index(on, "docs", list({"email:collate \"C\" text_pattern_ops asc nulls first"}), "name:c") == 0);
  CHECK(indexes_of(on) == Lines{"CREATE UNIQUE INDEX a ON public.docs USING btree (lower(email) DESC NULLS LAST, id)",
                                "CREATE INDEX b ON public.docs USING btree (((body ->> 'id'::text))) WHERE (id > 0)",
                                "CREATE INDEX c ON public.docs USING btree (email COLLATE \"C\" text_pattern_ops NULLS FIRST)"});
}

TEST_CASE("an index has the method, the columns and the rule for NULLs of its options") {
  Migrated on;
  on.client.execute("CREATE TABLE t (a int, b int, \"C d\" int, tags jsonb)");
  CHECK(create_index(on, "t", list({"a"}), "using:hash name:a") == 0);
  CHECK(create_index(on, "t", list({"tags:jsonb_path_ops"}), "name:b using:GIN concurrently:true") == 0);
  CHECK(create_index(on, "t", list({"a"}), "unique:true nulls_not_distinct:true include:b name:c where:b = 1") == 0);
  CHECK(indexes_of(on) == Lines{"CREATE INDEX a ON public.t USING hash (a)",
                                "CREATE INDEX b ON public.t USING gin (tags jsonb_path_ops)",
                                "CREATE UNIQUE INDEX c ON public.t USING btree (a) INCLUDE (b) NULLS NOT DISTINCT WHERE (b = 1)"});
}

TEST_CASE("an index is dropped by its name, concurrently too") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  on.client.execute("CREATE TABLE t (a int, name int); CREATE INDEX \"By A\" ON t (a); CREATE INDEX b ON t (a)");
  CHECK(create_index(on, "t", list({"name:DESC"}), "") == 0);
  CHECK(number_of(mesh_migration_drop_index(pool, text("t"), list({"name:By A", "concurrently:true"}))) == 0);
  CHECK(number_of(mesh_migration_drop_index(pool, text("t"), list({"name:b"}))) == 0);
  CHECK(indexes_of(on) == Lines{"CREATE INDEX idx_t_name ON public.t USING btree (name DESC)"});
  CHECK(number_of(mesh_migration_drop_index(pool, text("t"), list({"name:DESC"}))) == 0);
  CHECK(indexes_of(on).empty());
}

TEST_CASE("the reserved words are those of the server") {
  Migrated on;
  for (const Client::Row& row : on.client.rows("SELECT word, catcode IN ('R', 'T') FROM pg_get_keywords()")) {
    INFO(row[0]);
    CHECK(mesh::ddl::is_reserved_word(row[0]) == (row[1] == "t"));
  }
}
