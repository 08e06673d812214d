#include <mesh/runtime.h>

#include <string>
#include <thread>
#include <vector>

#include "pool_fixture.hpp"
#include "runtime/arena.hpp"
#include "runtime/collections.hpp"
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

TEST_CASE("a query's rows are maps from the columns' names to their texts, by either name of the function") {
  PoolFixture fixture;
  const uint64_t pool = open_pool(fixture.url);
  const auto rows_of = [&](auto* function, const std::string& sql, const std::vector<std::string>& parameters) {
    auto* found = static_cast<MeshResult*>(function(pool, new_string(sql), texts(parameters)));
    std::vector<std::string> rows;
    if (found->tag == tag_err) return std::vector{error_of(found)};
    for (const uint64_t row : words_of(static_cast<MeshList*>(found->value))) {
      std::string& line = rows.emplace_back();
      for (const uint64_t pair : words_of(mesh_map_to_list(pointer_of<const MeshMap>(row)))) {
        for (const uint64_t word : words_of(pointer_of<const MeshTuple>(pair))) {
          line.append(text_of(pointer_of<const MeshString>(word))).append(";");
        }
      }
    }
    return rows;
  };
  using Rows = std::vector<std::string>;
  const std::string sql = "SELECT n, $1 || n AS text, nullif(n, 2) AS odd FROM generate_series(1, 3) n";
  for (auto* function : {mesh_pool_query, mesh_repo_query_raw}) {
    CHECK(rows_of(function, sql, {"no. "}) == Rows{"n;1;text;no. 1;odd;1;", "n;2;text;no. 2;odd;;", "n;3;text;no. 3;odd;3;"});
    CHECK(rows_of(function, "SELECT 1 AS a, 2 AS b, 3 AS a", {}) == Rows{"a;3;b;2;"});
    CHECK(rows_of(function, "SELECT WHERE false", {}).empty());
    CHECK(rows_of(function, "SELECT", {}) == Rows{""});
    CHECK(rows_of(function, "CREATE TABLE IF NOT EXISTS t (a int)", {}).empty());
    CHECK(rows_of(function, "INSERT INTO t VALUES ($1::int) RETURNING a", {"7"}) == Rows{"a;7;"});
    CHECK(rows_of(function, "SELECT a FROM nowhere", {}).front().starts_with("42P01\t"));
  }
  CHECK(number_of(mesh_repo_execute_raw(pool, new_string("DELETE FROM t WHERE a = $1::int"), texts({"7"}))) == 2);
  mesh_pool_close(pool);
}

TEST_CASE("rows that outgrow the memory they are made in are a null pointer") {
  PoolFixture fixture;
  const uint64_t pool = open_pool(fixture.url);
  MeshString* sql = new_string("SELECT repeat('x', 100) AS text FROM generate_series(1, 1000)");
  MeshList* none = texts({});
  for (const size_t budget : {100U, 10'000U, 100'000U, 1'000'000U}) {
    Arena arena(budget);
    const ArenaScope scope(arena);
    CHECK((mesh_pool_query(pool, sql, none) != nullptr) == (budget == 1'000'000));
  }
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
  CHECK_THAT(error_of(mesh_pool_open(nullptr, 0, 1, 1000)), Catch::StartsWith("Pool.open: `url`: "));
  CHECK_THAT(error_of(mesh_pool_open(new_string("\xFF"), 0, 1, 1000)), Catch::Contains("not UTF-8"));
  CHECK(error_of(mesh_pool_open(new_string("mysql://h/d"), 0, 1, 1000)) ==
        "pool open: URL must start with postgres:// or postgresql://");
  CHECK_THAT(error_of(mesh_pool_query(0, nullptr, texts({}))), Catch::StartsWith("Pool.query: `sql`: "));
  CHECK_THAT(error_of(mesh_pool_query(0, new_string("SELECT 1"), nullptr)), Catch::StartsWith("Pool.query: `parameters`: "));
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
