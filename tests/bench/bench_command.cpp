// Prints what `mesh-ddl preview` of a file costs beside starting `true`: bench_command COMMAND FILE
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "goal.hpp"
#include "median.hpp"

namespace {

/// The milliseconds from starting the program to its end, its output thrown away.
double run(const char* program, const char* argument, const char* file) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<char*, 4> arguments{const_cast<char*>(program), const_cast<char*>(argument), const_cast<char*>(file), nullptr};

  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 0;
  const int error = posix_spawnp(&child, program, &actions, nullptr, arguments.data(), nullptr);
  if (error != 0 || waitpid(child, &status, 0) != child || status != 0) {
    std::fprintf(stderr, "%s %s %s failed\n", program, argument, file);
    std::exit(EXIT_FAILURE);
  }
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  return spent.count();
}

}  // namespace

int main(int count, char** values) {
  if (count != 3) {
    std::fprintf(stderr, "usage: bench_command COMMAND FILE\n");
    return EXIT_FAILURE;
  }
  constexpr int rounds = 301;
  std::vector<double> previewing;
  std::vector<double> starting;
  for (int round = 0; round < rounds; ++round) {
    previewing.push_back(run(values[1], "preview", values[2]));
    starting.push_back(run("true", "preview", values[2]));
  }
  const double preview = bench::median(std::move(previewing));
  const double nothing = bench::median(std::move(starting));
  std::printf("\n`mesh-ddl preview` of 40 statements beside starting `true`\n");
  std::printf("preview %.2f ms, true %.2f ms, %.2f ms more", preview, nothing, preview - nothing);
  bench::print_at_most(preview - nothing, 5, "ms");
}
