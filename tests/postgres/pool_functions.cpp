#include <mesh/runtime.h>

#include <string>
#include <thread>
#include <vector>

#include "pool_fixture.hpp"
#include "runtime/values.hpp"

using namespace mesh::test;
using namespace mesh::runtime;

namespace {

MeshList* texts(const std::vector<std::string>& values) {
  MeshList* list = mesh_list_builder_new(static_cast<int64_t>(values.size()));
  for (const std::string& value : values) mesh_list_builder_push(list, word_of(new_string(value)));
  return list;
}

/// The integer of an Ok; the Err's text is the test's failure.
int64_t number_of(void* result) {
  const auto* cell = static_cast<MeshResult*>(result);
  if (cell->tag == tag_err) FAIL(std::string(text_of(static_cast<MeshString*>(cell->value))));
  return *static_cast<int64_t*>(cell->value);
}

std::string error_of(void* result) {
  const auto* cell = static_cast<MeshResult*>(result);
  return cell->tag == tag_err ? std::string(text_of(static_cast<MeshString*>(cell->value))) : "no error";
}

uint64_t open_pool(const std::string& url, int64_t max = 2) {
  return static_cast<uint64_t>(number_of(mesh_pool_open(new_string(url), 0, max, 5000)));
}

void* execute(uint64_t pool, const std::string& sql) { return mesh_pool_execute(pool, new_string(sql), texts({})); }

}  // namespace

TEST_CASE("a Mesh program opens, uses and closes a pool") {
  PoolFixture fixture;
  const uint64_t pool = open_pool(fixture.url);
  CHECK(number_of(mesh_migration_create_table(pool, new_string("people"), texts({"id:INT:PRIMARY KEY", "name:TEXT"}))) == 0);
  CHECK(number_of(mesh_pool_execute(pool, new_string("INSERT INTO people VALUES ($1, $2), (2, NULL)"), texts({"1", "Ann"}))) == 2);

  auto* found = static_cast<MeshResult*>(mesh_pool_query(pool, new_string("SELECT * FROM people ORDER BY id"), texts({})));
  REQUIRE(found->tag == tag_ok);
  auto* rows = static_cast<MeshList*>(found->value);
  REQUIRE(mesh_list_length(rows) == 2);
  const auto cell = [&](int64_t row, const char* column) {
    const auto* map = pointer_of<const MeshMap>(static_cast<uint64_t>(mesh_list_get(rows, row)));
    return std::string(
        text_of(pointer_of<const MeshString>(static_cast<uint64_t>(mesh_map_get(map, word_of(new_string(column)))))));
  };
  CHECK(cell(0, "id") == "1");
  CHECK(cell(0, "name") == "Ann");
  CHECK(cell(1, "name").empty());

  mesh_pool_close(pool);
  CHECK_THAT(error_of(execute(pool, "SELECT 1")), Catch::StartsWith("the pool handle is not open"));
  mesh_pool_close(pool);
}

TEST_CASE("a connection that is checked out is a pool of its own") {
  PoolFixture fixture;
  const uint64_t pool = open_pool(fixture.url, 1);
  const auto connection = static_cast<uint64_t>(number_of(mesh_pool_checkout(pool)));
  CHECK(number_of(execute(connection, "BEGIN")) == 0);
  CHECK(number_of(mesh_migration_create_table(connection, new_string("kept"), texts({"id:INT"}))) == 0);
  CHECK(number_of(execute(connection, "COMMIT")) == 0);
  CHECK(number_of(execute(connection, "BEGIN")) == 0);
  CHECK(number_of(execute(connection, "DROP TABLE kept")) == 0);
  mesh_pool_checkin(pool, connection);
  CHECK_THAT(error_of(execute(connection, "SELECT 1")), Catch::StartsWith("the pool handle is not open"));
  CHECK(number_of(execute(pool, "INSERT INTO kept VALUES (1)")) == 1);
  CHECK_THAT(error_of(execute(pool, "BEGIN")), Catch::Contains("not sent through a pool"));
  mesh_pool_close(pool);
}

TEST_CASE("no handle but a pool's own closes it or gives a connection") {
  PoolFixture fixture;
  const uint64_t pool = open_pool(fixture.url);
  mesh::Database host = fixture.open();
  for (const uint64_t forged : {uint64_t{0}, pool + 1, pool + (uint64_t{1} << 32U), UINT64_MAX, host.handle()}) {
    mesh_pool_close(forged);
    mesh_pool_checkin(pool, forged);
    CHECK_THAT(error_of(mesh_pool_checkout(forged)), Catch::StartsWith("the pool handle is not open"));
  }
  mesh_pool_checkin(pool, pool);
  CHECK_THAT(error_of(mesh_pool_query(0, new_string("SELECT 1"), texts({}))), Catch::StartsWith("the pool handle is not open"));
  CHECK(number_of(execute(pool, "SELECT 1")) == 1);
  CHECK(number_of(execute(host.handle(), "SELECT 1")) == 1);
  mesh_pool_close(pool);
}

TEST_CASE("a wrong argument of a pool function is an Err that names it") {
  CHECK_THAT(error_of(mesh_pool_open(nullptr, 0, 1, 1000)), Catch::StartsWith("Pool.open: argument 1 `url`: "));
  CHECK_THAT(error_of(mesh_pool_open(new_string("\xFF"), 0, 1, 1000)), Catch::Contains("not UTF-8"));
  CHECK(error_of(mesh_pool_open(new_string("mysql://h/d"), 0, 1, 1000)) ==
        "pool open: URL must start with postgres:// or postgresql://");
  CHECK_THAT(error_of(mesh_pool_query(0, nullptr, texts({}))), Catch::StartsWith("Pool.query: argument 2 `sql`: "));
  CHECK_THAT(error_of(mesh_pool_query(0, new_string("SELECT 1"), nullptr)),
             Catch::StartsWith("Pool.query: argument 3 `parameters`: "));
}

TEST_CASE("a pool's handle may be closed while other threads use it") {
  PoolFixture fixture;
  fixture.client.execute("CREATE TABLE done (thread int)");
  const uint64_t pool = open_pool(fixture.url, 3);
  std::atomic<int> succeeded = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 12; ++thread) {
    threads.emplace_back([&] {
      while (error_of(execute(pool, "INSERT INTO done VALUES (1)")) == "no error") ++succeeded;
    });
  }
  wait_until([&] { return succeeded >= 30; });
  mesh_pool_close(pool);
  for (std::thread& thread : threads) thread.join();
  CHECK(fixture.client.value("SELECT count(*) FROM done") == std::to_string(succeeded));
}
