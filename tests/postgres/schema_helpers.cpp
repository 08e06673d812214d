// Each Pg schema helper, carried out.
#include "migrated.hpp"

using namespace mesh::test;

namespace {

/// The day `offset` days from the server's today, in a format of to_char.
std::string day(Client& client, int offset, const std::string& format) {
  return client.value("SELECT to_char(current_date + " + std::to_string(offset) + ", '" + format + "')");
}

std::string partition_name(Client& client, int offset) { return "events_p" + day(client, offset, "YYYYMMDD"); }

std::string bounds(Client& client, int offset) {
  const std::string midnight = "YYYY-MM-DD 00:00:00+00";
  return " FOR VALUES FROM ('" + day(client, offset, midnight) + "') TO ('" + day(client, offset + 1, midnight) + "')";
}

}  // namespace

TEST_CASE("create_extension makes the extension") {
  Migrated on;
  CHECK(number_of(mesh_pg_create_extension(on.pool.handle(), text("pg_trgm"))) == 0);
  CHECK(on.client.column("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'") == Lines{"pg_trgm"});
}

TEST_CASE("create_range_partitioned_table makes a table partitioned by its column") {
  Migrated on;
  CHECK(number_of(mesh_pg_create_range_partitioned_table(on.pool.handle(), text("events"),
                                                         list({"at:TIMESTAMPTZ:NOT NULL", "PRIMARY KEY (at)"}), text("at"))) == 0);
  CHECK(on.schema() == Lines{"table events PARTITION BY RANGE (at)", "events.at timestamp with time zone NOT NULL",
                             "events: PRIMARY KEY (at)", "CREATE UNIQUE INDEX events_pkey ON ONLY public.events USING btree (at)"});
}

TEST_CASE("create_gin_index makes an index with its operator class") {
  Migrated on;
  on.client.execute("CREATE TABLE t (a jsonb)");
  CHECK(number_of(mesh_pg_create_gin_index(on.pool.handle(), text("t"), text("by_a"), text("a"), text("jsonb_path_ops"))) == 0);
  CHECK(on.schema() == Lines{"table t", "t.a jsonb", "CREATE INDEX by_a ON public.t USING gin (a jsonb_path_ops)"});
}

TEST_CASE("daily partitions are made ahead, listed by their age and dropped") {
  Migrated on;
  const uint64_t pool = on.pool.handle();
  on.client.execute("CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at)");
  CHECK(number_of(mesh_pg_create_daily_partitions_ahead(pool, text("events"), 2)) == 0);
  CHECK(on.client.column("SELECT relname || ' ' || pg_get_expr(relpartbound, oid) FROM pg_class WHERE relispartition ORDER BY 1") ==
        Lines{partition_name(on.client, 0) + bounds(on.client, 0), partition_name(on.client, 1) + bounds(on.client, 1)});

  const std::string old = partition_name(on.client, -8);
  on.client.execute("CREATE TABLE " + old + " PARTITION OF events FOR VALUES FROM ('" + day(on.client, -8, "YYYY-MM-DD") +
                    "') TO ('" + day(on.client, -7, "YYYY-MM-DD") + "')");
  CHECK(texts_of(mesh_pg_list_daily_partitions_before(pool, text("events"), 7)) == Lines{old});
  CHECK(texts_of(mesh_pg_list_daily_partitions_before(pool, text("events"), 8)).empty());
  CHECK(number_of(mesh_pg_drop_partition(pool, text(old))) == 0);
  CHECK(on.client.value("SELECT count(*) FROM pg_inherits") == "2");
}
