// A database in which whoever touches one table has to wait.
#pragma once

#include "pool_fixture.hpp"

namespace mesh::test {

/// A database with a table `held` that a transaction of `holder` keeps everyone from.
struct HeldTable : PoolFixture {
  Client holder{url};

  HeldTable() {
    client.execute("CREATE TABLE held ()");
    holder.execute("BEGIN; LOCK TABLE held");
  }
  void wait_until_one_waits() {
    wait_until([&] {
      return client.value(
                 "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
                 " WHERE NOT granted AND datname = current_database()") == "1";
    });
  }
};

}  // namespace mesh::test
