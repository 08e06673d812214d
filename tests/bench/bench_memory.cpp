// Prints the most memory that a preview natively has at a time beside its text: bench_memory FILE
#include <cstdio>
#include <cstdlib>

#include "counted_malloc.hpp"
#include "goal.hpp"
#include "preview/preview.hpp"
#include "read_file.hpp"

int main(int count, char** values) {
  if (count != 2) {
    std::fprintf(stderr, "usage: bench_memory FILE\n");
    return EXIT_FAILURE;
  }
  const mesh::Source source(bench::read_file(values[1]));
  const size_t size = source.text().size();
  const size_t before = bench::memory().used;
  bench::forget_most();
  const mesh::Preview preview = mesh::preview(source);
  const size_t most = bench::memory().most - before;
  const double times = static_cast<double>(most) / static_cast<double>(size);
  std::printf("\nThe memory of a preview of %zu bytes, beside them and without JSON\n", size);
  std::printf("natively, %zu statements: %zu bytes more, %.1f x", preview.statements.size(), most, times);
  bench::print_at_most(times, 20, "x");
  return EXIT_SUCCESS;
}
