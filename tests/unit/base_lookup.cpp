#include "base/lookup.hpp"

#include "catch.hpp"

using mesh::NameLookup;
using mesh::NumberLookup;

TEST_CASE("an empty table knows nothing", "[base][lookup]") {
  CHECK_FALSE(NameLookup().find("a").has_value());
  CHECK_FALSE(NumberLookup().find(0).has_value());
}

TEST_CASE("a key that is added again keeps its number, and one that is set takes the new one", "[base][lookup]") {
  NameLookup table;
  CHECK(table.add("up", 1) == 1);
  CHECK(table.add("up", 2) == 1);
  CHECK(table.find("up") == 1U);
  table.set("up", 3);
  CHECK(table.find("up") == 3U);
  CHECK_FALSE(table.find("down").has_value());
}

TEST_CASE("every key is found again, however many there are", "[base][lookup]") {
  NumberLookup table;
  for (uint64_t key = 0; key < 5000; ++key) table.set(key << 33U, static_cast<uint32_t>(key));
  for (uint64_t key = 0; key < 5000; ++key) REQUIRE(table.find(key << 33U) == static_cast<uint32_t>(key));
  CHECK_FALSE(table.find(1).has_value());
}

TEST_CASE("a cleared table can be used again", "[base][lookup]") {
  NameLookup table;
  table.set("a", 1);
  table.clear();
  CHECK_FALSE(table.find("a").has_value());
  CHECK(table.add("a", 2) == 2);
}
