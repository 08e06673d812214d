#include <signal.h>
#include <unistd.h>

#include <array>

#include "catalog.hpp"
#include "catch.hpp"
#include "cluster.hpp"

using namespace mesh::test;

namespace {

/// Starts a cluster in a process that then kills itself, waits until nothing started there still runs, and gives the folder.
std::string outlive_a_cluster() {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  if (fork() == 0) {
    // Whatever is started from here on inherits the pipe's end for writing, and holds it open for as long as it runs.
    const Cluster cluster;
    const std::string folder = Client(cluster.url("postgres")).value("SHOW unix_socket_directories");
    static_cast<void>(write(ends[1], folder.data(), folder.size()));
    raise(SIGKILL);
  }
  close(ends[1]);
  std::string folder(256, '\0');
  const ssize_t size = read(ends[0], folder.data(), folder.size());
  REQUIRE(size > 0);
  folder.resize(static_cast<size_t>(size));
  char beyond = 0;
  CHECK(read(ends[0], &beyond, 1) == 0);
  close(ends[0]);
  return folder;
}

}  // namespace

TEST_CASE("a cluster is gone once the program that started it has died") {
  const std::string folder = outlive_a_cluster();
  CHECK(folder.front() == '/');
  CHECK(access(folder.c_str(), F_OK) == -1);
}

TEST_CASE("the server is not root's") {
  Client client(Cluster::shared().url("postgres"));
  client.execute("CREATE TEMP TABLE who (id text)");
  client.execute("COPY who FROM PROGRAM 'id -u'");
  CHECK(client.value("SELECT id FROM who") != "0");
}

TEST_CASE("the log has every statement byte for byte, also one that the server refuses") {
  const FreshDatabase database(Cluster::shared());
  const std::string odd = "SELECT '[x] LOG:  \n\n\ttab\t' AS \"Ünï\" -- end\n";
  Client client(database.url());
  client.execute(odd);
  CHECK_THROWS_WITH(client.execute("SELECT nothing"), Catch::Contains("\"nothing\" does not exist"));
  CHECK(statements_in(database.log()) == std::vector<std::string>{odd, "SELECT nothing"});
}

TEST_CASE("the databases of a server are separate, and so is what its log has of them") {
  const FreshDatabase one(Cluster::shared());
  const FreshDatabase other(Cluster::shared());
  Client in_one(one.url());
  Client in_other(other.url());
  const std::string made = "CREATE TABLE made ()";
  const std::string asked = "SELECT count(*) FROM pg_class WHERE relname = 'made'";
  in_one.execute(made);
  CHECK(in_other.value(asked) == "0");
  CHECK(in_one.value(asked) == "1");
  CHECK(statements_in(one.log()) == std::vector<std::string>{made, asked});
  CHECK(statements_in(other.log()) == std::vector<std::string>{asked});
}

TEST_CASE("a killed server comes back with what was committed") {
  Cluster cluster;
  {
    Client client(cluster.url("postgres"));
    client.execute("CREATE TABLE kept (id int PRIMARY KEY)");
    client.execute("BEGIN; CREATE TABLE lost ()");
    cluster.kill();
    CHECK_THROWS(client.execute("COMMIT"));
  }
  CHECK_THROWS(Client(cluster.loopback_url("postgres")));
  cluster.start();
  Client client(cluster.loopback_url("postgres"));
  CHECK(schema_of(client) == std::vector<std::string>{"table kept", "kept.id integer NOT NULL", "kept: PRIMARY KEY (id)",
                                                      "CREATE UNIQUE INDEX kept_pkey ON public.kept USING btree (id)"});
}

TEST_CASE("guarded needs the right password") {
  const Server& server = Cluster::shared();
  CHECK_NOTHROW(Client(server.guarded_url("postgres", Server::guarded_password)));
  CHECK_THROWS_WITH(Client(server.guarded_url("postgres", "wrong")), Catch::Contains("password authentication failed"));
}
