#include <sys/socket.h>

#include <netinet/in.h>
#include <unistd.h>

#include <chrono>

#include "base/text.hpp"
#include "pool/connection_url.hpp"
#include "pool_fixture.hpp"

using namespace mesh;
using namespace mesh::test;
using mesh::pool::ConnectionUrl;

namespace {

std::string problem_of(std::string_view url) {
  auto parsed = ConnectionUrl::parse(url, std::chrono::seconds(10));
  return parsed ? "none" : parsed.error().message;
}

std::string value_of(std::string_view url, std::string_view keyword) {
  auto parsed = ConnectionUrl::parse(url, std::chrono::seconds(10));
  REQUIRE(parsed);
  for (const auto& [name, value] : parsed->parameters()) {
    if (name == keyword) return value;
  }
  return "not given";
}

/// A port of the loopback where connections are taken by the kernel and answered by nobody.
class SilentHost {
 public:
  SilentHost() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(bind(socket_, generic, size) == 0);
    REQUIRE(listen(socket_, 8) == 0);
    REQUIRE(getsockname(socket_, generic, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~SilentHost() { close(socket_); }
  SilentHost(const SilentHost&) = delete;
  SilentHost& operator=(const SilentHost&) = delete;

  [[nodiscard]] std::string url(std::string_view parameters) const {
    return cat({"postgres://u:hunter2@127.0.0.1:", decimal(port_), "/d", parameters});
  }

 private:
  int socket_;
  int port_ = 0;
};

}  // namespace

TEST_CASE("a URL is PostgreSQL's or it is refused") {
  for (const char* url : {"", "postgres:/", "POSTGRES://h/d", "mysql://u:p@h/d", "host=h password=hunter2", " postgres://h/d"}) {
    CHECK(problem_of(url) == "URL must start with postgres:// or postgresql://");
  }
  CHECK(problem_of(std::string_view("postgres://h/d\0x", 16)) == "the URL holds a NUL character");
}

TEST_CASE("a URL may say what libpq understands") {
  CHECK(value_of("postgresql://u:p%40%2Fw@h:5433/d?application_name=x", "password") == "p@/w");
  CHECK(value_of("postgres://u@h1:1,h2:2/d", "host") == "h1,h2");
  CHECK(value_of("postgres://?host=/tmp&dbname=d", "host") == "/tmp");
  CHECK(value_of("postgres://u:a?b@h/d", "password") == "a?b");
  CHECK(value_of("postgres://h/d?sslmode=require&connect_timeout=3", "connect_timeout") == "3");
  CHECK(value_of("postgres://h/d", "connect_timeout") == "10");
  CHECK(value_of("postgres://h/d?keepalives_idle=7", "keepalives_idle") == "7");
  CHECK(value_of("postgres://h/d", "tcp_user_timeout") == "60000");
  CHECK(value_of("postgres://h/d?tcp_user_timeout=7", "tcp_user_timeout") == "7");
  CHECK(value_of("postgres://h/d?client_encoding=LATIN1", "client_encoding") == "UTF8");
}

TEST_CASE("what is wrong with a URL is said without its password") {
  for (const char* url : {
           "postgres://u:hunter2@x@h/d",
           "postgres://u:hunter2/x@h/d",
           "postgres://u:1/hunter2@h/d",
           "postgres://u:x?hunter2/x@h/d",
           "postgres://u:hunter2%zz@h/d",
           "postgres://u:hunter2%00@h/d",
           "postgres://u:hunter2@[::1/d",
           "postgres://u:hunter2@[::1]x/d",
           "postgres://u:p@h/d?password=hunter2%zz",
           "postgres://u:p@h/d?hunter2",
           "postgres://u:p\"hunter2%zz@h/d",
           "postgres://u:p\"q\"hunter2%zz@h/d",
           "postgres://h?password=hunter2@x",
           "postgres://?host=h&password=hunter2@x/d",
       }) {
    CAPTURE(url);
    CHECK(problem_of(url) != "none");
    CHECK(problem_of(url).find("hunter2") == std::string::npos);
  }
  CHECK(problem_of("postgres://u:p@h/d?colour=red") == R"(the URL cannot be read: invalid URI query parameter: "colour")");
  CHECK_THAT(problem_of("postgres://u:a/b@h/d"), Catch::Contains("%2F for `/`"));
  CHECK_THAT(problem_of("postgres://h?password=a@b"), Catch::Contains("%3F for `?`"));
}

TEST_CASE("a forgotten host does not turn the password into a port that is named") {
  for (const std::string_view url : {"postgres://u:s3cret/db", "postgres://u:s3cret"}) {
    CHECK(problem_of(url) == "the URL's port is not a number: is the `@` and the host after the password missing?");
  }
  CHECK(value_of("postgres://u@a:5432,b:5433/db", "port") == "5432,5433");
}

TEST_CASE("a text loses the password and nothing else") {
  const auto without = [](std::string_view url, std::string text) {
    auto parsed = ConnectionUrl::parse(url, std::chrono::seconds(10));
    REQUIRE(parsed);
    return parsed->without_password(std::move(text));
  };
  CHECK(without("postgres://u:p%40ss@h/d", "p@ss \"p%40ss\" xp@ss p@ssx") == "*** \"***\" xp@ss p@ssx");
  CHECK(without("postgres://u@h/d?password=secret", "secret") == "***");
  CHECK(without("postgres://app:app@h/d", "no role \"app\"") == "no role \"app\"");
  CHECK(without("postgres://u@h/d", "text") == "text");
}

TEST_CASE("a wrong password is an Err that does not show it") {
  const Server& server = Cluster::shared();
  auto wrong = Database::open(server.guarded_url("postgres", "wrong%20one"), {.min = 1});
  CHECK_THAT(text_of(wrong),
             Catch::StartsWith("pool open: ") && Catch::Contains("password authentication failed for user \"guarded\""));
  CHECK(text_of(wrong).find("wrong") == std::string::npos);

  auto late = Database::open(server.guarded_url("postgres", "wrong%20one"));
  REQUIRE(late);
  CHECK_THAT(text_of(late->execute("SELECT 1")), Catch::StartsWith("pool connect: ") && !Catch::Contains("wrong"));

  CHECK(Database::open(server.guarded_url("postgres", Server::guarded_password), {.min = 1}));
}

TEST_CASE("a host that does not answer costs no more than the connect timeout") {
  const SilentHost host;
  for (const char* parameters : {"?connect_timeout=2", ""}) {
    const auto begin = std::chrono::steady_clock::now();
    const auto opened = Database::open(host.url(parameters), {.min = 1, .connect_timeout = std::chrono::seconds(2)});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(8));
    CHECK_THAT(text_of(opened),
               Catch::StartsWith("pool open: ") && Catch::Contains("timeout expired") && !Catch::Contains("hunter2"));
  }
}
