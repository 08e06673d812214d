// Where a program is made before it takes its place.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace mesh::llvm {

/// A folder of our own beside a file that is to be written, so that what is made in it can be renamed to that. It goes when we do,
/// with what is in it, also where SIGINT, SIGTERM or SIGHUP ends the process meanwhile. There is one at a time.
class FolderBeside {
 public:
  explicit FolderBeside(const std::filesystem::path& file);
  ~FolderBeside();
  FolderBeside(const FolderBeside&) = delete;
  FolderBeside& operator=(const FolderBeside&) = delete;

  [[nodiscard]] bool is_made() const;
  /// The files that are made in it.
  [[nodiscard]] const std::string& object() const;
  [[nodiscard]] const std::string& program() const;

  /// From now on a signal that ends the process goes to this group of processes first, which writes into the folder. 0 for none.
  static void set_writers(pid_t group);
};

}  // namespace mesh::llvm
