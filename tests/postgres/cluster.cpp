#include "cluster.hpp"

#include <arpa/inet.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <thread>

#include "client.hpp"
#include "run_server.hpp"

namespace mesh::test {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string last_lines_of(const std::string& path) {
  constexpr size_t most = 2000;
  std::string content = content_of(path);
  if (content.size() > most) content.erase(0, content.size() - most);
  return content;
}

/// Who the server runs as when this program is root's.
const passwd& owner() {
  const passwd* found = getpwnam("postgres");
  if (found == nullptr) found = getpwnam("nobody");
  if (found == nullptr) throw std::runtime_error("there is neither a user postgres nor a user nobody to run the server as");
  return *found;
}

bool is_free(int port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool is_bound = bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(listener);
  return is_bound;
}

/// Below the ports that the system gives to outgoing connections, so that a restarted server finds its port free again.
int free_port() {
  std::random_device random;
  std::uniform_int_distribution<int> ports(15000, 32000);
  while (true) {
    if (const int port = ports(random); is_free(port)) return port;
  }
}

std::vector<pid_t> children_of(pid_t process) {
  const std::string name = std::to_string(process);
  std::ifstream in("/proc/" + name + "/task/" + name + "/children");
  return {std::istream_iterator<pid_t>(in), std::istream_iterator<pid_t>()};
}

std::string make_folder() {
  const char* parent = std::getenv("TMPDIR");
  // The path of a Unix socket has about a hundred bytes at most.
  std::string path = parent != nullptr && std::string_view(parent).size() < 60 ? parent : "/tmp";
  path += "/mesh-postgres-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no folder can be made like " + path);
  return path;
}

}  // namespace

bool can_mount() {
  return geteuid() == 0 && run({"unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"}, "/dev/null") == 0;
}

std::string postgres_program(const std::string& name) { return std::string(MESH_POSTGRES_BIN) + "/" + name; }

Cluster::Cluster(const ClusterSettings& settings) : Server({.folder = make_folder()}), small_disk_size_(settings.small_disk) {
  if (geteuid() == 0 && chown(folder().c_str(), owner().pw_uid, owner().pw_gid) != 0) {
    throw std::runtime_error("the owner of " + folder() + " cannot be changed");
  }
  // The lock is for a program that dies while one of its commands still writes into the folder.
  watch_ = std::make_unique<Watch>(
      as_owner({"sh", "-c", R"(flock --close "$1" "$2" stop --silent --pgdata="$1/data" --mode=immediate; rm -rf "$1")", "sh",
                folder(), postgres_program("pg_ctl")}));
  run_or_throw(as_owner({"flock", "--close", folder(), postgres_program("initdb"), "--pgdata=" + data(), "--username=mesh",
                         "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"}));
  configure(settings);
  choose_port();
  Client(url("postgres")).execute("CREATE ROLE guarded LOGIN PASSWORD 'p@ss/w%rd'");
}

const Server& Cluster::shared() {
  static const auto server = []() -> std::unique_ptr<const Server> {
    if (auto place = server_of_this_run()) return std::make_unique<Server>(*std::move(place));
    return std::make_unique<Cluster>();
  }();
  return *server;
}

void Cluster::start() {
  run_or_throw(with_small_disk(pg_ctl({"start", "--log=" + log_file(), "--options=-p " + std::to_string(place().port)})));
}

void Cluster::kill() {
  const pid_t first = first_process();
  if (first == 0) throw std::runtime_error("there is no server to kill");
  // It starts no more of them then.
  ::kill(first, SIGSTOP);
  std::vector<pid_t> all = children_of(first);
  all.push_back(first);
  for (const pid_t process : all) ::kill(process, SIGKILL);
  // The next start refuses while the number of one of them is still taken.
  for (const pid_t process : all) {
    while (::kill(process, 0) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

pid_t Cluster::first_process() const {
  pid_t process = 0;
  std::ifstream(data() + "/postmaster.pid") >> process;
  return process;
}

void Cluster::stop() { run_or_throw(pg_ctl({"stop", "--mode=fast"})); }

void Cluster::configure(const ClusterSettings& settings) {
  std::ofstream configuration(data() + "/postgresql.conf", std::ios::app);
  configuration << "listen_addresses = '127.0.0.1'\nunix_socket_directories = '" << folder() << "'\ntimezone = 'UTC'\n";
  if (!settings.is_durable) configuration << "fsync = off\n";
  if (settings.logs_statements) {
    configuration << "log_statement = all\nlog_min_messages = debug2\nlog_line_prefix = '" << log_line_prefix << "'\n";
  }
  for (const std::string& line : settings.lines) configuration << line << '\n';
  // The first line that matches counts.
  std::ofstream(data() + "/pg_hba.conf") << "host all guarded 127.0.0.1/32 scram-sha-256\n"
                                            "local all all trust\n"
                                            "host all all 127.0.0.1/32 trust\n";
}

/// Starts the server on a free port; another program may take the port between the look and the start.
void Cluster::choose_port() {
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    set_port(free_port());
    try {
      return start();
    } catch (const std::runtime_error&) {
      if (attempt == attempts) throw;
    }
  }
}

void Cluster::run_or_throw(const Command& command) const {
  if (run(command, program_log()) == 0) return;
  throw std::runtime_error(last_lines_of(program_log()) + last_lines_of(log_file()));
}

Command Cluster::as_owner(Command command) const {
  if (geteuid() != 0) return command;
  Command changed{"setpriv", "--reuid=" + std::to_string(owner().pw_uid), "--regid=" + std::to_string(owner().pw_gid),
                  "--clear-groups", "--"};
  changed.insert(changed.end(), command.begin(), command.end());
  return changed;
}

/// In a namespace of the server's own, so that the disk goes with it.
Command Cluster::with_small_disk(const Command& command) const {
  if (small_disk_size_.empty()) return command;
  const std::string options = "size=" + small_disk_size_ + ",mode=700,uid=" + std::to_string(owner().pw_uid);
  Command whole{
      "unshare", "--mount",    "sh",   "-c", R"(mkdir -p "$1" && mount -t tmpfs -o "$2" tmpfs "$1" && shift 2 && exec "$@")",
      "sh",      small_disk(), options};
  whole.insert(whole.end(), command.begin(), command.end());
  return whole;
}

Command Cluster::pg_ctl(const Command& arguments) const {
  Command command{"flock", "--close", folder(), postgres_program("pg_ctl"), "--pgdata=" + data(), "--wait", "--silent"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return as_owner(command);
}

}  // namespace mesh::test
