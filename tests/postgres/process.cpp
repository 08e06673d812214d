#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace mesh::test {
namespace {

/// What a started program's standard input and output are joined to.
struct Streams {
  int input;
  int output;
};

/// Starts `command` with none of our environment, which could change what PostgreSQL's programs do.
pid_t start(const Command& command, Streams streams) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::string path = "PATH=/usr/bin:/bin";
  std::string locale = "LC_ALL=C";
  std::array<char*, 3> environment{path.data(), locale.data(), nullptr};

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, streams.input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.output, STDERR_FILENO);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + command.front());
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int open_or_throw(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC, 0666);
  if (file < 0) throw std::system_error(errno, std::generic_category(), path);
  return file;
}

}  // namespace

Running::Running(const Command& command, const std::string& log) {
  const int output = open_or_throw(log, O_WRONLY | O_CREAT | O_APPEND);
  const int input = open_or_throw("/dev/null", O_RDONLY);
  child_ = start(command, {input, output});
  close(input);
  close(output);
}

Running::~Running() {
  if (!status_) send(SIGKILL);
  static_cast<void>(status());
}

void Running::send(int signal) const { kill(child_, signal); }

int Running::status() {
  if (!status_) status_ = wait_for(child_);
  return *status_;
}

int run(const Command& command, const std::string& log) { return Running(command, log).status(); }

Watch::Watch(const Command& command) {
  std::array<int, 2> sign{};
  std::array<int, 2> done{};
  if (pipe2(sign.data(), O_CLOEXEC) != 0 || pipe2(done.data(), O_CLOEXEC) != 0) throw std::runtime_error("there are no more pipes");
  Command watching{"setsid", "--fork", "sh", "-c", "read -r _; exec \"$@\"", "watch"};
  watching.insert(watching.end(), command.begin(), command.end());
  wait_for(start(watching, {sign[0], done[1]}));
  close(sign[0]);
  close(done[1]);
  ours_ = sign[1];
  theirs_ = done[0];
}

Watch::~Watch() {
  close(ours_);
  std::array<char, 256> printed{};
  while (read(theirs_, printed.data(), printed.size()) > 0) {
  }
  close(theirs_);
}

}  // namespace mesh::test
