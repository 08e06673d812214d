// The server of a CTest run, which its cases join instead of making one each.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "server.hpp"

namespace mesh::test {

/// What is written down of a run's server: a file named after the process of ctest, in a folder that the environment variable
/// MESH_POSTGRES_RUNS gives the run's cases. Its lock is held by the keeper, the process that the server is gone with, so a file
/// that was left behind is not taken for a server.
class RunRecord {
 public:
  RunRecord(const std::string& folder, pid_t run) : path_(folder + "/" + std::to_string(run)) {}

  /// Writes the record; this process is the keeper until it ends or calls `forget`.
  ///
  /// Errors:  std::runtime_error where it cannot be written, or another process is the keeper.
  void keep(const ServerPlace& place);
  void forget();

  /// The server, while its keeper lives.
  [[nodiscard]] std::optional<ServerPlace> server() const;
  /// Asks the keeper to end, and waits until it has.
  void end_keeper() const;

 private:
  std::string path_;
  int lock_ = -1;
};

/// The server of the CTest run that this process belongs to, if it has one.
[[nodiscard]] std::optional<ServerPlace> server_of_this_run();

}  // namespace mesh::test
