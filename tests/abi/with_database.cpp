// Runs a command with the URL of an empty database in DATABASE_URL, then prints what the database holds: with_database COMMAND...
// The exit status is the command's.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "catalog.hpp"
#include "client.hpp"
#include "cluster.hpp"

namespace {

int run(char** command) {
  const pid_t child = fork();
  if (child == 0) {
    execvp(command[0], command);
    std::perror(command[0]);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return 127;
  return WEXITSTATUS(status);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 2) return 2;
  const mesh::test::FreshDatabase database(mesh::test::Cluster::shared());
  setenv("DATABASE_URL", database.url().c_str(), 1);
  const int status = run(arguments + 1);
  mesh::test::Client client(database.url());
  for (const std::string& line : mesh::test::schema_of(client)) std::puts(line.c_str());
  return status;
} catch (const std::exception& error) {
  std::fprintf(stderr, "with_database: %s\n", error.what());
  return 1;
}
