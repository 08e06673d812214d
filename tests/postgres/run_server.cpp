#include "run_server.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace mesh::test {
namespace {

/// A file that closes with its scope, and gives up its lock with that.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Whether another process has locked it.
  [[nodiscard]] bool is_held() const { return file_ >= 0 && flock(file_, LOCK_SH | LOCK_NB) != 0; }
  void wait_until_free() const { flock(file_, LOCK_SH); }

 private:
  int file_;
};

struct Record {
  pid_t keeper = 0;
  ServerPlace place;
};

Record read_record(const std::string& path) {
  Record record;
  std::ifstream(path) >> record.keeper >> record.place.port >> record.place.folder;
  return record;
}

/// The process that started `process`; 0 for the first of all, and for one that is not there.
pid_t parent_of(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(in, line);
  // The name before it, in brackets, may hold anything.
  const size_t name_ends = line.rfind(") ");
  if (name_ends == std::string::npos) return 0;
  constexpr size_t to_parent = 4;
  return std::atoi(line.c_str() + name_ends + to_parent);
}

}  // namespace

void RunRecord::keep(const ServerPlace& place) {
  lock_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock_ < 0 || flock(lock_, LOCK_EX | LOCK_NB) != 0) throw std::runtime_error(path_ + " cannot be locked");
  std::ofstream record(path_, std::ios::trunc);
  record << getpid() << ' ' << place.port << ' ' << place.folder << '\n';
  if (!record.flush()) throw std::runtime_error(path_ + " cannot be written");
}

void RunRecord::forget() {
  unlink(path_.c_str());
  close(lock_);
  lock_ = -1;
}

std::optional<ServerPlace> RunRecord::server() const {
  if (!OpenFile(path_).is_held()) return std::nullopt;
  return read_record(path_).place;
}

void RunRecord::end_keeper() const {
  const OpenFile file(path_);
  if (!file.is_held()) return;
  kill(read_record(path_).keeper, SIGTERM);
  file.wait_until_free();
}

std::optional<ServerPlace> server_of_this_run() {
  const char* folder = std::getenv("MESH_POSTGRES_RUNS");
  if (folder == nullptr) return std::nullopt;
  for (pid_t process = getppid(); process > 1; process = parent_of(process)) {
    if (auto place = RunRecord(folder, process).server()) return place;
  }
  return std::nullopt;
}

}  // namespace mesh::test
