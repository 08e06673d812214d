// A PostgreSQL cluster of the test program's own: made in a temporary folder, and gone with the program.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "process.hpp"
#include "server_log.hpp"

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
};

/// A running server on a Unix socket and a free port of the loopback, in UTC, with a superuser `mesh` who needs no password and
/// a user `guarded` who needs one. It never runs as root. Its folder goes when the cluster goes or the program dies.
///
/// Errors:  std::runtime_error with the server's own words where it cannot be made, started or stopped.
class Cluster {
 public:
  explicit Cluster(const ClusterSettings& settings = {});
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  /// The one cluster that the cases of a program share; it starts when first asked for.
  [[nodiscard]] static Cluster& shared();

  /// Makes an empty database and gives its name, which no other has had.
  [[nodiscard]] std::string fresh_database();

  [[nodiscard]] std::string url(const std::string& database) const;
  [[nodiscard]] std::string loopback_url(const std::string& database) const;
  /// For `guarded`, over the loopback. `password` stands in the URL as it is.
  [[nodiscard]] std::string guarded_url(const std::string& database, const std::string& password) const;
  /// The right password of `guarded`, percent-encoded: it has characters that a URL cannot hold.
  static constexpr const char* guarded_password = "p%40ss%2Fw%25rd";

  void start();
  /// Lets no one finish: every session ends, what is not committed is lost, and nothing is written down in order.
  void kill();
  /// Ends every session in order.
  void stop();
  void restart() {
    stop();
    start();
  }

  /// What the sessions of `database` were logged for, oldest first. The server writes a statement down before it answers.
  [[nodiscard]] ServerLog log(const std::string& database) const;

 private:
  void configure(const ClusterSettings& settings);
  void choose_port();
  void run_or_throw(const Command& command) const;
  [[nodiscard]] Command as_owner(Command command) const;
  [[nodiscard]] Command pg_ctl(const Command& arguments) const;
  [[nodiscard]] std::string data() const { return folder_ + "/data"; }
  [[nodiscard]] std::string server_log() const { return folder_ + "/server.log"; }
  [[nodiscard]] std::string program_log() const { return folder_ + "/programs.log"; }

  std::string folder_;
  int port_ = 0;
  int databases_ = 0;
  std::unique_ptr<Watch> watch_;
};

}  // namespace mesh::test
