// Prints how fast a migration becomes statements and JSON natively, and how the time grows with it: bench_preview SMALL LARGE,
// two migrations of which the second has ten times the statements.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/preview_json.hpp"
#include "goal.hpp"
#include "median.hpp"
#include "preview/preview.hpp"
#include "read_file.hpp"

namespace {

/// The milliseconds from text to JSON.
double preview(const std::string& text, size_t& statements) {
  const auto start = std::chrono::steady_clock::now();
  const mesh::Source source(text);
  const mesh::Preview preview = mesh::preview(source);
  const std::string json = mesh::to_json(preview, source, mesh::OffsetUnit::utf16);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  bench::keep(json);
  statements = preview.statements.size();
  if (preview.diagnostics.empty()) return spent.count();
  std::fprintf(stderr, "the bench's own migration has a mistake: %s\n", preview.diagnostics.front().message.c_str());
  std::exit(EXIT_FAILURE);
}

double print_row(const std::string& text) {
  constexpr int rounds = 15;
  size_t statements = 0;
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(preview(text, statements));
  const double time = bench::median(std::move(times));
  std::printf("%6zu statements %8zu bytes %9.2f ms %7.2f µs a statement %6.1f MB/s\n", statements, text.size(), time,
              time * 1000 / static_cast<double>(statements), static_cast<double>(text.size()) / time / 1000);
  return time;
}

}  // namespace

int main(int count, char** values) {
  if (count != 3) {
    std::fprintf(stderr, "usage: bench_preview SMALL LARGE\n");
    return EXIT_FAILURE;
  }
  std::printf("\nSource to JSON natively, all phases\n");
  const double small = print_row(bench::read_file(values[1]));
  const double large = print_row(bench::read_file(values[2]));
  std::printf("ten times the statements take %.2f x", large / small);
  bench::print_at_most(large / small, 10.5, "x");
}
