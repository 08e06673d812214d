#include "base/address.hpp"

#include "catch.hpp"

using mesh::without_addresses;

TEST_CASE("no address of a database is left in a text") {
  CHECK(without_addresses("`postgres://me:secret@host/app` is one word too many") == "`…` is one word too many");
  CHECK(without_addresses("there is no option `--databse=postgres://me:secret@host/app`; a://b") == "there is no option `…`; …");
  CHECK(without_addresses("host=here password=secret and more") == "host=here … and more");
  CHECK(without_addresses("nothing here") == "nothing here");
  CHECK(without_addresses("give --database postgres://user@host/name, or a://b") ==
        "give --database postgres://user@host/name, or …");
  CHECK(without_addresses("://").find("://") == std::string::npos);
}
