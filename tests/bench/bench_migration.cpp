// Prints what a migration of some hundred statements takes beside psql sending the same statements to the same server.
#include <mesh/runtime.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <mesh/database.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "client.hpp"
#include "cluster.hpp"
#include "median.hpp"
#include "process.hpp"
#include "runtime/arena.hpp"
#include "runtime/recording_pool.hpp"
#include "runtime/values.hpp"

namespace {

using mesh::runtime::new_string;

MeshList* list(std::initializer_list<const char*> texts) {
  MeshList* made = mesh_list_builder_new(static_cast<int64_t>(texts.size()));
  for (const char* text : texts) mesh_list_builder_push(made, mesh::runtime::word_of(new_string(text)));
  return made;
}

void require_ok(void* result) {
  const auto* cell = static_cast<const MeshResult*>(result);
  if (cell->tag == mesh::runtime::tag_ok) return;
  throw std::runtime_error(std::string(mesh::runtime::text_of(static_cast<const MeshString*>(cell->value))));
}

/// The migration that is measured: 50 tables, six statements each.
void migrate(uint64_t pool) {
  mesh::runtime::Arena arena;
  const mesh::runtime::ArenaScope scope(arena);
  for (int number = 0; number < 50; ++number) {
    const MeshString* table = new_string("table_" + std::to_string(number));
    require_ok(mesh_migration_create_table(
        pool, table,
        list({"id:UUID:PRIMARY KEY DEFAULT gen_random_uuid()", "name:TEXT:NOT NULL", "age:BIGINT", "CHECK (age > 0)"})));
    require_ok(mesh_migration_add_column(pool, table, new_string("level:TEXT:NOT NULL DEFAULT 'error'")));
    require_ok(mesh_migration_rename_column(pool, table, new_string("level"), new_string("severity")));
    require_ok(mesh_migration_create_index(pool, table, list({"name", "age:DESC"}), new_string("unique:true where:age > 17")));
    require_ok(mesh_migration_drop_index(pool, table, list({"name", "age:DESC"})));
    require_ok(mesh_migration_drop_column(pool, table, new_string("age")));
  }
}

/// The statements of the migration as a file for psql, and their number.
size_t write_statements(const std::string& path) {
  mesh::runtime::RecordingPool recorder(1 << 20);
  const mesh::runtime::PoolScope scope(recorder);
  migrate(scope.handle());
  const std::vector<mesh::runtime::Entry> entries = recorder.take();
  std::ofstream file(path);
  for (const mesh::runtime::Entry& entry : entries) file << std::get<mesh::runtime::Recorded>(entry).statement.sql << ";\n";
  return entries.size();
}

template <typename T, typename E>
T value_of(mesh::Result<T, E> result) {
  if (!result) throw std::runtime_error(result.error().text());
  return *std::move(result);
}

void migrate_each_alone(const std::string& url) {
  const mesh::Database database = value_of(mesh::Database::open(url));
  migrate(database.handle());
}

void migrate_in_a_transaction(const std::string& url) {
  mesh::Database database = value_of(mesh::Database::open(url));
  mesh::Transaction transaction = value_of(mesh::Transaction::begin(database));
  migrate(transaction.handle());
  value_of(transaction.commit());
}

/// The milliseconds `work` takes on a database of its own, from before it connects.
template <typename Work>
double milliseconds(mesh::test::Cluster& cluster, Work work) {
  const mesh::test::FreshDatabase database(cluster);
  const std::string url = database.url();
  // What making the database left to be written is not the migration's.
  mesh::test::Client(url).execute("CHECKPOINT");
  const auto start = std::chrono::steady_clock::now();
  work(url);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  return spent.count();
}

template <typename Ours>
void print_row(mesh::test::Cluster& cluster, const char* name, Ours ours, const std::vector<std::string>& psql_options) {
  constexpr int rounds = 7;
  std::vector<double> ours_times;
  std::vector<double> psql_times;
  const auto psql = [&](const std::string& url) {
    std::vector<std::string> command{mesh::test::postgres_program("psql"), "--dbname=" + url};
    command.insert(command.end(), psql_options.begin(), psql_options.end());
    if (mesh::test::run(command, "/dev/null") != 0) throw std::runtime_error("psql failed");
  };
  for (int round = 0; round < rounds; ++round) {
    ours_times.push_back(milliseconds(cluster, ours));
    psql_times.push_back(milliseconds(cluster, psql));
  }
  const double mine = bench::median(std::move(ours_times));
  const double theirs = bench::median(std::move(psql_times));
  std::printf("%-22s %8.1f ms %8.1f ms %6.2f x\n", name, mine, theirs, mine / theirs);
}

void measure(const std::string& path) {
  const size_t count = write_statements(path);
  mesh::test::Cluster cluster({.is_durable = true, .logs_statements = false});
  std::printf("\n%zu statements through mesh_migration_* beside psql (goal: at most 1 x in one transaction)\n", count);
  std::printf("%-22s %11s %11s %8s\n", "", "ours", "psql", "ratio");
  const std::string file = "--file=" + path;
  print_row(cluster, "each by itself", migrate_each_alone, {"--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", file});
  print_row(cluster, "in one transaction", migrate_in_a_transaction,
            {"--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", file});
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) {
    std::fprintf(stderr, "usage: bench_migration FILE, which is written with the statements for psql\n");
    return EXIT_FAILURE;
  }
  try {
    measure(values[1]);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return EXIT_FAILURE;
  }
}
