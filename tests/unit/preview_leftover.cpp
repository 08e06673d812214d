// What removes what `down` leaves.
#include "preview/leftover.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "preview/preview.hpp"

namespace {

/// How many edits the fix has where a `down` with this body leaves the table `t`.
size_t edits_of(const std::string& body) {
  const mesh::Source source(
      "pub fn up(pool :: PoolHandle) -> Int!String do\n  Migration.create_table(pool, \"t\", [\"id:INT\"])?\n  Ok(0)\nend\n"
      "fn drop_view(pool :: PoolHandle) -> Int!String do\n  Migration.execute(pool, \"DROP VIEW v\")?\n  Ok(0)\nend\n"
      "pub fn down(pool :: PoolHandle) -> Int!String do\n" +
      body + "\nend\n");
  const mesh::Preview preview = mesh::preview(source);
  const auto table = std::find_if(preview.leftover.begin(), preview.leftover.end(),
                                  [](const mesh::Leftover& each) { return each.thing.name == "t"; });
  REQUIRE(table != preview.leftover.end());
  return table->fix.edits.size();
}

}  // namespace

TEST_CASE("what down leaves is removed before its value, where that sends nothing") {
  CHECK(edits_of("  Migration.execute(pool, \"SELECT 1\")?\n  Ok(0)") == 1);
  CHECK(edits_of("  drop_view(pool)") == 0);
  CHECK(edits_of("  Ok(drop_view(pool)?)") == 0);
}
