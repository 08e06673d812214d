#include "server.hpp"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "client.hpp"

namespace mesh::test {

std::string Server::url(const std::string& database) const {
  return "postgresql://mesh@/" + database + "?host=" + place_.folder + "&port=" + std::to_string(place_.port);
}

std::string Server::loopback_url(const std::string& database) const {
  return "postgresql://mesh@127.0.0.1:" + std::to_string(place_.port) + "/" + database;
}

std::string Server::guarded_url(const std::string& database, const std::string& password) const {
  return "postgresql://guarded:" + password + "@127.0.0.1:" + std::to_string(place_.port) + "/" + database;
}

FreshDatabase::FreshDatabase(const Server& on)
    : server_(on), log_begins_(static_cast<std::streamoff>(std::filesystem::file_size(on.log_file()))) {
  Client client(on.url("postgres"));
  // No two transactions of a server have one number, so programs that share it need not know of each other.
  name_ = "case_" + client.value("SELECT pg_current_xact_id()");
  client.execute("CREATE DATABASE " + name_ + " STRATEGY file_copy");
}

// At once, while most of its files have not reached the disk: the thousands of a whole run take minutes to remove from some.
FreshDatabase::~FreshDatabase() {
  try {
    Client(server_.url("postgres")).execute("DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    // A server that has been stopped keeps it until it goes itself.
  }
}

ServerLog FreshDatabase::log() const {
  std::ifstream in(server_.log_file(), std::ios::binary);
  in.seekg(log_begins_);
  return read_log(std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()), name_);
}

}  // namespace mesh::test
