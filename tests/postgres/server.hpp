// A PostgreSQL server, whoever keeps it, and the databases that tests make there.
#pragma once

#include <ios>
#include <string>
#include <utility>

#include "server_log.hpp"

namespace mesh::test {

/// Where a server is: the folder with its Unix socket and its log, and its port, which is the loopback's too.
struct ServerPlace {
  std::string folder{};
  int port = 0;
};

/// A server with a superuser `mesh` who needs no password and a user `guarded` who needs one.
class Server {
 public:
  explicit Server(ServerPlace place) : place_(std::move(place)) {}
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  virtual ~Server() = default;

  [[nodiscard]] std::string url(const std::string& database) const;
  [[nodiscard]] std::string loopback_url(const std::string& database) const;
  /// For `guarded`, over the loopback. `password` stands in the URL as it is.
  [[nodiscard]] std::string guarded_url(const std::string& database, const std::string& password) const;
  /// The right password of `guarded`, percent-encoded: it has characters that a URL cannot hold.
  static constexpr const char* guarded_password = "p%40ss%2Fw%25rd";

  [[nodiscard]] const ServerPlace& place() const { return place_; }
  [[nodiscard]] std::string log_file() const { return place_.folder + "/server.log"; }

 protected:
  void set_port(int port) { place_.port = port; }

 private:
  ServerPlace place_;
};

/// An empty database, which goes with this object and its sessions with it. No other of the server has had its name, so that cases
/// may share a server at the same time.
class FreshDatabase {
 public:
  explicit FreshDatabase(const Server& on);
  ~FreshDatabase();
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string url() const { return server_.url(name_); }
  /// What its sessions were logged for, oldest first. The server writes a statement down before it answers.
  [[nodiscard]] ServerLog log() const;

 private:
  const Server& server_;
  std::string name_;
  /// How long the server's log was before the database was made: nothing before that is about it.
  std::streamoff log_begins_ = 0;
};

}  // namespace mesh::test
