#include "llvm/folder_beside.hpp"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <ctime>

namespace mesh::llvm {
namespace {

/// What the signals' handler removes.
std::atomic<const FolderBeside*> folder_that_is_made = nullptr;
std::atomic<pid_t> writers = 0;
static_assert(std::atomic<const FolderBeside*>::is_always_lock_free && std::atomic<pid_t>::is_always_lock_free);

void remove_and_end(int signal_number) {
  if (writers != 0) kill(-writers, signal_number);
  // Who was told to end may still be about to make a file.
  constexpr timespec moment = {0, 10'000'000};
  for (int tries = 0; !folder_that_is_made.load()->remove() && tries < 100; ++tries) nanosleep(&moment, nullptr);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

}  // namespace

FolderBeside::FolderBeside(const std::filesystem::path& file) : folder_(file.parent_path() / ".mesh-ddl-XXXXXX") {
  if (mkdtemp(folder_.data()) == nullptr) {
    folder_.clear();
    return;
  }
  object_ = folder_ + "/migration.o";
  program_ = folder_ + "/program";
  folder_that_is_made = this;
  struct sigaction action = {};
  action.sa_handler = remove_and_end;
  for (const int each : ending) sigaddset(&action.sa_mask, each);
  for (size_t at = 0; at < ending.size(); ++at) {
    sigaction(ending[at], nullptr, &before_[at]);
    if (before_[at].sa_handler != SIG_IGN) sigaction(ending[at], &action, nullptr);
  }
}

FolderBeside::~FolderBeside() {
  if (!is_made()) return;
  static_cast<void>(remove());
  for (size_t at = 0; at < ending.size(); ++at) sigaction(ending[at], &before_[at], nullptr);
}

bool FolderBeside::remove() const {
  unlink(object_.c_str());
  unlink(program_.c_str());
  return rmdir(folder_.c_str()) == 0 || errno == ENOENT;
}

void FolderBeside::set_writers(pid_t group) { writers = group; }

}  // namespace mesh::llvm
