// Each Migration function, carried out.
#include "migrated.hpp"

using namespace mesh::test;

TEST_CASE("create_table makes the table, its columns and its constraints") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  CHECK(number_of(
            mesh_migration_create_table(pool, text("odd \"name\""),
                                        list({"id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()", "Größe:NUMERIC(10, 2)",
                                              "tags:JSONB:NOT NULL DEFAULT '{}'::jsonb", "CHECK (tags <> 'null'::jsonb)"}))) == 0);
  CHECK(on.schema() == Lines{R"(table odd "name")", R"(odd "name".id uuid NOT NULL DEFAULT gen_random_uuid())",
                             R"(odd "name".Größe numeric(10,2))", R"(odd "name".tags jsonb NOT NULL DEFAULT '{}'::jsonb)",
                             R"(odd "name": CHECK ((tags <> 'null'::jsonb)))", R"(odd "name": PRIMARY KEY (id))",
                             R"(CREATE UNIQUE INDEX "odd ""name""_pkey" ON public."odd ""name""" USING btree (id))"});
}

TEST_CASE("create_table leaves a table that is there as it is") {
  Migrated on;
  on.client.execute("CREATE TABLE t (old int)");
  CHECK(number_of(mesh_migration_create_table(on.pool.handle(), text("t"), list({"new:TEXT"}))) == 0);
  CHECK(on.schema() == Lines{"table t", "t.old integer"});
}

TEST_CASE("drop_table drops the table, and a table that is not there too") {
  Migrated on;
  on.client.execute("CREATE TABLE t (); CREATE TABLE \"T\" ()");
  CHECK(number_of(mesh_migration_drop_table(on.pool.handle(), text("t"))) == 0);
  CHECK(number_of(mesh_migration_drop_table(on.pool.handle(), text("t"))) == 0);
  CHECK(on.schema() == Lines{"table T"});
}

TEST_CASE("add_column, rename_column and drop_column change the table") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  on.client.execute("CREATE TABLE t (gone int)");
  CHECK(number_of(mesh_migration_add_column(pool, text("t"), text("note:TEXT:NOT NULL DEFAULT 'it''s; fine'"))) == 0);
  CHECK(number_of(mesh_migration_rename_column(pool, text("t"), text("note"), text("Select"))) == 0);
  CHECK(number_of(mesh_migration_drop_column(pool, text("t"), text("gone"))) == 0);
  CHECK(on.schema() == Lines{"table t", "t.Select text NOT NULL DEFAULT 'it''s; fine'::text"});
}

TEST_CASE("create_index makes the index that drop_index drops") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  on.client.execute("CREATE TABLE t (a int, b int)");
  CHECK(number_of(mesh_migration_create_index(pool, text("t"), list({"a", "b:DESC"}), text("unique:true where:a > 17"))) == 0);
  CHECK(number_of(mesh_migration_create_index(pool, text("t"), list({"a"}), text("name:by_a"))) == 0);
  CHECK(on.schema() == Lines{"table t", "t.a integer", "t.b integer", "CREATE INDEX by_a ON public.t USING btree (a)",
                             "CREATE UNIQUE INDEX idx_t_a_b ON public.t USING btree (a, b DESC) WHERE (a > 17)"});
  CHECK(number_of(mesh_migration_drop_index(pool, text("t"), list({"a", "b:DESC"}))) == 0);
  CHECK(on.schema() == Lines{"table t", "t.a integer", "t.b integer", "CREATE INDEX by_a ON public.t USING btree (a)"});
}

TEST_CASE("execute sends what it is given and gives the rows it touched") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  CHECK(number_of(mesh_migration_execute(pool, text("CREATE TABLE t (a text)"))) == 0);
  CHECK(number_of(mesh_migration_execute(pool, text("INSERT INTO t VALUES ('1'), ('2'), ('3')"))) == 3);
  CHECK(number_of(mesh_migration_execute(pool, text("-- nothing\n;"))) == 0);
  CHECK(on.client.column("SELECT a FROM t ORDER BY a") == Lines{"1", "2", "3"});
}

TEST_CASE("Pool.execute hands its parameters to the server byte for byte") {
  Migrated on;
  on.client.execute("CREATE TABLE t (a text, b text)");
  CHECK(number_of(mesh_pool_execute(on.pool.handle(), text("INSERT INTO t VALUES ($1, $2)"),
                                    list({"a\n\tb\\", "'; DROP TABLE t;"}))) == 1);
  CHECK(on.client.rows("SELECT a, b FROM t") == std::vector<Client::Row>{{"a\n\tb\\", "'; DROP TABLE t;"}});
}

TEST_CASE("what the server refuses is an Err with its fields, and changes nothing") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  CHECK(error_of(mesh_migration_rename_column(pool, text("t"), text("a"), text("b"))) ==
        "42P01\t\t\t\trelation \"t\" does not exist");
  CHECK(error_of(mesh_migration_create_table(pool, text("t"), list({"id:NOSUCHTYPE"}))) ==
        "42704\t\t\t\ttype \"nosuchtype\" does not exist (at character 38)");
  CHECK(on.schema().empty());
  on.client.execute("CREATE TABLE t (a int CONSTRAINT small CHECK (a < 10))");
  CHECK(error_of(mesh_migration_execute(pool, text("INSERT INTO t VALUES (10)"))) ==
        "23514\tsmall\tt\t\tnew row for relation \"t\" violates check constraint \"small\"");
  CHECK(on.client.value("SELECT count(*) FROM t") == "0");
}

TEST_CASE("a name beyond 63 bytes is found again by every function that is given it") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  const std::string name(70, 'n');
  CHECK(number_of(mesh_migration_create_table(pool, text(name), list({"a:INT"}))) == 0);
  CHECK(number_of(mesh_migration_create_index(pool, text(name), list({"a"}), text(""))) == 0);
  CHECK(on.schema() == Lines{"table " + name.substr(0, 63), name.substr(0, 63) + ".a integer",
                             "CREATE INDEX idx_" + name.substr(0, 59) + " ON public." + name.substr(0, 63) + " USING btree (a)"});
  CHECK(number_of(mesh_migration_drop_index(pool, text(name), list({"a"}))) == 0);
  CHECK(number_of(mesh_migration_drop_table(pool, text(name))) == 0);
  CHECK(on.schema().empty());
}
