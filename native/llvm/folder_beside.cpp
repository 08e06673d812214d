#include "llvm/folder_beside.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>

namespace mesh::llvm {
namespace {

constexpr std::array ending = {SIGINT, SIGTERM, SIGHUP};

/// What the signals' handler removes. It is written while none is handled.
struct Made {
  std::string folder;
  std::string object;
  std::string program;
  std::array<struct sigaction, ending.size()> before;
};
Made made;
std::atomic<pid_t> writers = 0;
static_assert(std::atomic<pid_t>::is_always_lock_free);

/// Whether the folder is gone. Only calls that a signal's handler may make.
bool remove_made() {
  unlink(made.object.c_str());
  unlink(made.program.c_str());
  return rmdir(made.folder.c_str()) == 0 || errno == ENOENT;
}

void remove_and_end(int signal_number) {
  const int error = errno;
  if (writers != 0) kill(-writers, signal_number);
  // Who was told to end may still be about to make a file.
  constexpr timespec moment = {0, 10'000'000};
  for (int tries = 0; !remove_made() && tries < 100; ++tries) nanosleep(&moment, nullptr);
  signal(signal_number, SIG_DFL);
  errno = error;
  raise(signal_number);
}

void handle() {
  struct sigaction action = {};
  action.sa_handler = remove_and_end;
  for (const int each : ending) sigaddset(&action.sa_mask, each);
  for (size_t at = 0; at < ending.size(); ++at) {
    sigaction(ending[at], nullptr, &made.before[at]);
    if (made.before[at].sa_handler != SIG_IGN) sigaction(ending[at], &action, nullptr);
  }
}

void handle_no_more() {
  for (size_t at = 0; at < ending.size(); ++at) sigaction(ending[at], &made.before[at], nullptr);
}

}  // namespace

FolderBeside::FolderBeside(const std::filesystem::path& file) {
  made = {.folder = file.parent_path() / ".mesh-ddl-XXXXXX", .object = {}, .program = {}, .before = {}};
  if (mkdtemp(made.folder.data()) == nullptr) {
    made.folder.clear();
    return;
  }
  made.object = made.folder + "/migration.o";
  made.program = made.folder + "/program";
  handle();
}

FolderBeside::~FolderBeside() {
  if (!is_made()) return;
  remove_made();
  handle_no_more();
}

bool FolderBeside::is_made() const { return !made.folder.empty(); }

const std::string& FolderBeside::object() const { return made.object; }

const std::string& FolderBeside::program() const { return made.program; }

void FolderBeside::set_writers(pid_t group) { writers = group; }

}  // namespace mesh::llvm
