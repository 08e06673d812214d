#include <mesh/runtime.h>

#include <algorithm>

#include "catch.hpp"
#include "runtime/arena.hpp"
#include "runtime/recording_pool.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

/// Calls of the C functions as a Mesh program makes them, and what they gave.
struct Caller {
  Arena arena;
  ArenaScope arena_scope{arena};
  RecordingPool pool{1 << 20};
  PoolScope scope{pool};

  uint64_t handle() const { return scope.handle(); }
  static MeshString* text(std::string_view value) { return new_string(value); }
  static MeshList* list(const std::vector<std::string>& values) {
    MeshList* made = mesh_list_builder_new(static_cast<int64_t>(values.size()));
    for (const std::string& value : values) mesh_list_builder_push(made, word_of(text(value)));
    return made;
  }
  static std::string error_of(void* result) {
    const auto* cell = static_cast<MeshResult*>(result);
    return cell->tag == tag_err ? std::string(text_of(static_cast<MeshString*>(cell->value))) : "no error";
  }
  static int64_t number_of(void* result) {
    const auto* cell = static_cast<MeshResult*>(result);
    REQUIRE(cell->tag == tag_ok);
    return *static_cast<int64_t*>(cell->value);
  }
  std::vector<std::string> sent() {
    std::vector<std::string> statements;
    for (const Entry& entry : pool.take()) {
      if (const auto* recorded = std::get_if<Recorded>(&entry)) statements.push_back(recorded->statement.sql);
    }
    return statements;
  }
};

}  // namespace

TEST_CASE("each migration function sends its statement and gives a boxed 0") {
  Caller caller;
  const uint64_t pool = caller.handle();
  CHECK(Caller::number_of(mesh_migration_create_table(pool, Caller::text("t"), Caller::list({"id:INT"}))) == 0);
  CHECK(Caller::number_of(mesh_migration_drop_table(pool, Caller::text("t"))) == 0);
  CHECK(Caller::number_of(mesh_migration_add_column(pool, Caller::text("t"), Caller::text("a:INT"))) == 0);
  CHECK(Caller::number_of(mesh_migration_drop_column(pool, Caller::text("t"), Caller::text("a"))) == 0);
  CHECK(Caller::number_of(mesh_migration_rename_column(pool, Caller::text("t"), Caller::text("a"), Caller::text("b"))) == 0);
  CHECK(Caller::number_of(mesh_migration_create_index(pool, Caller::text("t"), Caller::list({"a"}), Caller::text("unique:true"))) ==
        0);
  CHECK(Caller::number_of(mesh_migration_drop_index(pool, Caller::text("t"), Caller::list({"a"}))) == 0);
  CHECK(Caller::number_of(mesh_migration_execute(pool, Caller::text("SELECT 1"))) == 0);
  CHECK(caller.sent() == std::vector<std::string>{R"(CREATE TABLE IF NOT EXISTS "t" ("id" INT))", R"(DROP TABLE IF EXISTS "t")",
                                                  R"(ALTER TABLE "t" ADD COLUMN IF NOT EXISTS "a" INT)",
                                                  R"(ALTER TABLE "t" DROP COLUMN IF EXISTS "a")",
                                                  R"(ALTER TABLE "t" RENAME COLUMN "a" TO "b")",
                                                  R"(CREATE UNIQUE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a"))",
                                                  R"(DROP INDEX IF EXISTS "idx_t_a")", "SELECT 1"});
}

TEST_CASE("a wrong argument is an Err that names it, and nothing is sent") {
  Caller caller;
  const uint64_t pool = caller.handle();
  CHECK_THAT(Caller::error_of(mesh_migration_drop_table(pool, nullptr)), Catch::StartsWith("Migration.drop_table: `table`: "));
  CHECK_THAT(Caller::error_of(mesh_migration_create_table(pool, Caller::text("t"), nullptr)), Catch::Contains("`columns`"));
  CHECK_THAT(Caller::error_of(mesh_migration_drop_table(pool, Caller::text("\xFF"))), Catch::Contains("not UTF-8"));
  CHECK_THAT(Caller::error_of(mesh_migration_create_table(pool, Caller::text("t"), Caller::list({"id:INT", "bad"}))),
             Catch::Contains("element 2 of `columns`: "));
  const uint64_t nothing = 0;
  CHECK_THAT(Caller::error_of(mesh_migration_create_table(pool, Caller::text("t"), mesh_list_from_array(&nothing, 1))),
             Catch::Contains("element 1 of `columns`: "));
  CHECK(caller.sent().empty());
}

TEST_CASE("a zero, forged or released handle is an Err") {
  Caller caller;
  uint64_t released = 0;
  {
    const PoolScope scope(caller.pool);
    released = scope.handle();
  }
  const RecordingPool other{1};
  for (const uint64_t handle : {uint64_t{0}, released, caller.handle() + (uint64_t{1} << 32U), UINT64_MAX}) {
    CHECK_THAT(Caller::error_of(mesh_migration_drop_table(handle, Caller::text("t"))), Catch::Contains("pool handle is not open"));
  }
}

TEST_CASE("a place that is given away again does not answer to its old handle") {
  const auto pool = std::make_shared<RecordingPool>(1);
  const uint64_t first = register_pool(pool);
  release_pool(first);
  const uint64_t second = register_pool(pool);
  CHECK(find_pool(first) == nullptr);
  CHECK(find_pool(second) == pool);
  release_pool(first);
  CHECK(find_pool(second) == pool);
  release_pool(second);
}

TEST_CASE("a pool whose handle ends lives on while a call holds it") {
  auto pool = std::make_shared<RecordingPool>(1);
  const std::weak_ptr<RecordingPool> watch = pool;
  const uint64_t handle = register_pool(std::move(pool));
  {
    const std::shared_ptr<Pool> in_call = find_pool(handle);
    release_pool(handle);
    CHECK_FALSE(watch.expired());
  }
  CHECK(watch.expired());
}

TEST_CASE("daily partitions are one statement a day, and a count out of range sends none") {
  Caller caller;
  CHECK(Caller::number_of(mesh_pg_create_daily_partitions_ahead(caller.handle(), Caller::text("events"), 3)) == 0);
  CHECK(caller.sent().size() == 3);
  CHECK_THAT(Caller::error_of(mesh_pg_create_daily_partitions_ahead(caller.handle(), Caller::text("events"), 3661)),
             Catch::Contains("`days`"));
  CHECK(caller.sent().empty());
}

TEST_CASE("daily partitions for no days are an Err where the call is wrong") {
  Caller caller;
  const int64_t days = GENERATE(0, 1);
  const auto error_of = [days](uint64_t pool, const MeshString* table) {
    return Caller::error_of(mesh_pg_create_daily_partitions_ahead(pool, table, days));
  };
  CHECK_THAT(error_of(UINT64_MAX, Caller::text("events")), Catch::Contains("pool handle is not open"));
  CHECK_THAT(error_of(caller.handle(), nullptr), Catch::Contains("`table`"));
  CHECK_THAT(error_of(caller.handle(), Caller::text("")), Catch::Contains("`table`"));
  CHECK(caller.sent().empty());
}

TEST_CASE("a pool that is full says so once and keeps what it has") {
  Arena arena;
  const ArenaScope scope(arena);
  RecordingPool pool{300};
  const PoolScope handle(pool);
  CHECK(Caller::number_of(mesh_migration_execute(handle.handle(), new_string("SELECT 1"))) == 0);
  CHECK_FALSE(pool.is_full());
  for (int call = 0; call < 4; ++call) {
    CHECK(Caller::error_of(mesh_migration_execute(handle.handle(), new_string("SELECT 2"))) == "the preview is full");
    CHECK(pool.is_full());
  }
  const auto kept = pool.take();
  REQUIRE(kept.size() == 1);
  CHECK(std::get<Recorded>(kept.front()).statement.sql == "SELECT 1");
}

TEST_CASE("an arena gives zeroed, aligned memory until its budget is spent") {
  Arena arena{100000};
  for (const size_t size : {size_t{1}, size_t{7}, size_t{70000}}) {
    auto* block = static_cast<unsigned char*>(arena.allocate(size, 8));
    REQUIRE(block != nullptr);
    CHECK(reinterpret_cast<uintptr_t>(block) % 8 == 0);
    CHECK(std::all_of(block, block + size, [](unsigned char byte) { return byte == 0; }));
  }
  CHECK(arena.allocate(70000, 8) == nullptr);
  CHECK(arena.allocate(SIZE_MAX, 8) == nullptr);
}
