// A PostgreSQL cluster of the program's own: made in a temporary folder, and gone with the program.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "process.hpp"
#include "server.hpp"

namespace mesh::test {

/// The path of one of PostgreSQL's programs, such as psql.
[[nodiscard]] std::string postgres_program(const std::string& name);

struct ClusterSettings {
  /// Whether commits reach the disk, as they do by default. What is thrown away at the end need not.
  bool is_durable = false;
  /// Whether the server's log holds every statement it was sent.
  bool logs_statements = true;
  /// Further lines of postgresql.conf.
  std::vector<std::string> lines{};
  /// The size of a disk that only the server sees, such as `16m`, empty at each start, where `small_disk` says; none without it.
  /// It wants `can_mount`.
  std::string small_disk{};
};

/// Whether this program may mount a disk: it wants root, and not every container lets root.
[[nodiscard]] bool can_mount();

/// A server that is this program's to hurt, on a Unix socket and a free port of the loopback, in UTC. It never runs as root. Its
/// folder goes when the cluster goes or the program dies.
///
/// Errors:  std::runtime_error with the server's own words where it cannot be made, started or stopped.
class Cluster : public Server {
 public:
  explicit Cluster(const ClusterSettings& settings = {});

  /// The server that cases share: the one of the CTest run, or where there is none, a cluster of this program's own, which starts
  /// when first asked for. A case does there only what no other case can see.
  [[nodiscard]] static const Server& shared();

  void start();
  [[nodiscard]] std::string small_disk() const { return folder() + "/small"; }
  /// SIGKILL to all of its processes: every session ends, what is not committed is lost, and nothing is written down in order.
  void kill();
  /// The server's first process, from which all others come; 0 where it does not run.
  [[nodiscard]] pid_t first_process() const;
  /// Ends every session in order.
  void stop();
  void restart() {
    stop();
    start();
  }

 private:
  void configure(const ClusterSettings& settings);
  void choose_port();
  void run_or_throw(const Command& command) const;
  [[nodiscard]] Command as_owner(Command command) const;
  [[nodiscard]] Command with_small_disk(const Command& command) const;
  [[nodiscard]] Command pg_ctl(const Command& arguments) const;
  [[nodiscard]] const std::string& folder() const { return place().folder; }
  [[nodiscard]] std::string data() const { return folder() + "/data"; }
  [[nodiscard]] std::string program_log() const { return folder() + "/programs.log"; }

  std::string small_disk_size_;
  std::unique_ptr<Watch> watch_;
};

}  // namespace mesh::test
