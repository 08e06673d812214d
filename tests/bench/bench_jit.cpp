// Prints what a migration of 1,000 statements takes interpreted and compiled against a pool that discards them, the share of either
// in a migration of a real server, and how compiling grows with the statements of a function: bench_jit FILE
#include <cstdio>
#include <fstream>
#include <iterator>
#include <list>
#include <mesh/database.hpp>
#include <stdexcept>
#include <string>

#include "cluster.hpp"
#include "lang/compile.hpp"
#include "lang/run/interpret.hpp"
#include "llvm/run_compiled.hpp"
#include "median.hpp"
#include "runtime/recording_pool.hpp"

namespace {

class DiscardingPool final : public mesh::runtime::Pool {
 public:
  [[nodiscard]] mesh::runtime::Outcome execute(mesh::ddl::Statement&& statement, std::span<const std::string_view>) override {
    bench::keep(statement.sql);
    return int64_t{0};
  }
  [[nodiscard]] mesh::Result<mesh::runtime::Rows, std::string> query(mesh::ddl::Statement&&,
                                                                     std::span<const std::string_view>) override {
    return mesh::runtime::Rows{};
  }
  void refused(const mesh::ddl::Refusal&) override {}
};

class QuietHost final : public mesh::lang::Host {
 public:
  [[nodiscard]] mesh::lang::Verdict called(const mesh::lang::RuntimeCall&) override { return mesh::lang::Verdict::as_returned; }
  void printed(const mesh::lang::Printed&, mesh::lang::SiteId) override {}
  [[nodiscard]] std::optional<std::string> variable(std::string_view, mesh::lang::SiteId) override { return std::nullopt; }
  [[nodiscard]] std::optional<std::vector<std::string>> arguments() override { return std::nullopt; }
  void gave_error(std::string_view text, mesh::lang::SiteId) override { throw std::runtime_error(std::string(text)); }
  [[nodiscard]] bool is_full() const override { return false; }
};

/// The milliseconds of `work`, the median of some rounds.
template <typename Work>
double milliseconds(int rounds, Work work) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
    times.push_back(spent.count());
  }
  return bench::median(std::move(times));
}

void interpret(const mesh::lang::Executable& executable, uint64_t pool) {
  QuietHost host;
  mesh::Diagnostics diagnostics;
  mesh::lang::run_entry(executable, 0, pool, host, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.all().front().message);
}

mesh::lang::Executable compile(const mesh::Source& source) {
  mesh::Diagnostics diagnostics;
  mesh::lang::Executable executable = mesh::lang::compile(source, "up", diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.all().front().message);
  return executable;
}

/// A migration of one function that makes so many tables.
mesh::Source tables(int count) {
  std::string text = "pub fn up(pool :: PoolHandle) -> Int!String do\n";
  for (int table = 0; table < count; ++table) {
    text += "  Migration.create_table(pool, \"t" + std::to_string(table) + "\", [\"id:INT:PRIMARY KEY\"])?\n";
  }
  return mesh::Source(text + "  Ok(0)\nend\n");
}

void measure_growth() {
  std::printf("\nstatements of one function, and the time to compile them\n");
  for (const int count : {1'000, 2'000, 4'000, 8'000, 15'000}) {
    const mesh::Source source = tables(count);
    const mesh::lang::Executable executable = compile(source);
    const double compiling = milliseconds(1, [&] { bench::keep(mesh::llvm::compile_entry(executable, source)); });
    std::printf("%6d: %5.0f ms, %3.0f us each\n", count, compiling, 1000 * compiling / count);
  }
}

void measure(const mesh::Source& source) {
  const mesh::lang::Executable executable = compile(source);
  DiscardingPool discarding;
  const mesh::runtime::PoolScope scope(discarding);
  const double interpreted = milliseconds(21, [&] { interpret(executable, scope.handle()); });
  const double compiling = milliseconds(3, [&] { bench::keep(mesh::llvm::compile_entry(executable, source)); });
  const auto compiled = mesh::llvm::compile_entry(executable, source);
  if (!compiled) throw std::runtime_error(compiled.error());
  const double run = milliseconds(21, [&] { bench::keep(compiled->run(scope.handle(), {})); });

  mesh::test::Cluster cluster({.is_durable = true, .logs_statements = false});
  // Dropped after what is measured.
  std::list<mesh::test::FreshDatabase> databases;
  const double served = milliseconds(3, [&] {
    auto database = mesh::Database::open(databases.emplace_back(cluster).url());
    auto transaction = mesh::Transaction::begin(*database);
    interpret(executable, transaction->handle());
    if (auto committed = transaction->commit(); !committed) throw std::runtime_error(committed.error().text());
  });
  std::printf("\n1,000 statements, the building of their SQL included\n");
  std::printf("interpreted %.2f ms; compiled %.2f ms, and %.0f ms to compile; on a server %.0f ms\n", interpreted, run, compiling,
              served);
  std::printf("share of a real migration: interpreter %.1f %%, compiled code %.1f %%\n", 100 * interpreted / served,
              100 * run / served);
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) {
    std::fprintf(stderr, "usage: bench_jit FILE\n");
    return EXIT_FAILURE;
  }
  try {
    std::ifstream file(values[1], std::ios::binary);
    measure(mesh::Source({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}, values[1]));
    measure_growth();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return EXIT_FAILURE;
  }
}
