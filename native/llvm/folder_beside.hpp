// Where a program is made before it takes its place.
#pragma once

#include <sys/types.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <string>

namespace mesh::llvm {

/// A folder of our own beside a file that is to be written, so that what is made in it can be renamed to that. It goes when we do,
/// with what is in it, also where SIGINT, SIGTERM or SIGHUP ends the process meanwhile. There is one at a time.
class FolderBeside {
 public:
  explicit FolderBeside(const std::filesystem::path& file);
  ~FolderBeside();
  FolderBeside(const FolderBeside&) = delete;
  FolderBeside& operator=(const FolderBeside&) = delete;

  [[nodiscard]] bool is_made() const { return !folder_.empty(); }
  /// The files that are made in it.
  [[nodiscard]] const std::string& object() const { return object_; }
  [[nodiscard]] const std::string& program() const { return program_; }

  /// Removes the files, and gives whether the folder is gone with them. Only makes calls that a signal's handler may make.
  [[nodiscard]] bool remove() const;

  /// From now on a signal that ends the process goes to this group of processes first, which writes into the folder. 0 for none.
  static void set_writers(pid_t group);

 private:
  static constexpr std::array ending = {SIGINT, SIGTERM, SIGHUP};
  std::string folder_;
  std::string object_;
  std::string program_;
  /// What each signal did before.
  std::array<struct sigaction, ending.size()> before_{};
};

}  // namespace mesh::llvm
