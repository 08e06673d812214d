#include "ddl/column.hpp"

#include "ddl/refusal_list.hpp"
#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

/// What stands between the brackets of a table with this one entry.
std::string written(std::string_view entry) {
  const std::string text = sql(build_create_table_sql, "t", List{entry});
  constexpr std::string_view before = R"(CREATE TABLE IF NOT EXISTS "t" ()";
  REQUIRE(text.starts_with(before));
  return text.substr(before.size(), text.size() - before.size() - 1);
}

Refusal refused(std::string_view entry) { return refuse(build_create_table_sql, "t", List{entry}); }

}  // namespace

TEST_CASE("a column entry is split at its first two colons") {
  CHECK(written("data:JSONB:DEFAULT '{}'::jsonb") == R"("data" JSONB DEFAULT '{}'::jsonb)");
  CHECK(written("a:INT:DEFAULT 1::int::bigint") == R"("a" INT DEFAULT 1::int::bigint)");
}

TEST_CASE("blanks in a column entry are kept") {
  CHECK(written(" id : INT : NOT NULL ") == R"(" id "  INT   NOT NULL )");
  CHECK(written("id:INT:") == R"("id" INT )");
}

TEST_CASE("an entry that begins with the words of a table constraint is taken whole") {
  const auto entry =
      GENERATE("CONSTRAINT positive CHECK (amount::int > 0)", "PRIMARY KEY (a, b)", "primary\t\n key(a)", "UNIQUE (email)",
               "Check(a::text <> 'x:y')", "FOREIGN  KEY (a) REFERENCES b (id) ON DELETE CASCADE", "EXCLUDE USING gist (r WITH &&)",
               "LIKE other INCLUDING ALL", R"(CONSTRAINT"quoted" UNIQUE (a))", " UNIQUE (a)");
  CHECK(written(entry) == entry);
}

TEST_CASE("what PostgreSQL 15 to 18 added to table constraints is taken") {
  const auto entry =
      GENERATE("CONSTRAINT nn NOT NULL a", "CONSTRAINT nn NOT NULL a NO INHERIT", "CONSTRAINT nn NOT NULL a NOT VALID",
               "UNIQUE NULLS NOT DISTINCT (a, b)", "PRIMARY KEY (a, b WITHOUT OVERLAPS)", "CHECK (a > 0) NOT ENFORCED",
               "FOREIGN KEY (a, PERIOD b) REFERENCES u (a, PERIOD b) NOT ENFORCED", "FOREIGN KEY (a) REFERENCES u NOT VALID");
  CHECK(written(entry) == entry);
}

TEST_CASE("what PostgreSQL 15 to 18 added to columns is taken") {
  CHECK(written("a:INT:NOT NULL NO INHERIT") == R"("a" INT NOT NULL NO INHERIT)");
  CHECK(written("a:INT:GENERATED ALWAYS AS (b + 1) VIRTUAL NOT NULL") == R"("a" INT GENERATED ALWAYS AS (b + 1) VIRTUAL NOT NULL)");
  CHECK(written("a:INT:UNIQUE NULLS NOT DISTINCT") == R"("a" INT UNIQUE NULLS NOT DISTINCT)");
  CHECK(written("a:INT:REFERENCES u NOT ENFORCED") == R"("a" INT REFERENCES u NOT ENFORCED)");
  CHECK(written("a:TEXT STORAGE DEFAULT COMPRESSION lz4:NOT NULL") == R"("a" TEXT STORAGE DEFAULT COMPRESSION lz4 NOT NULL)");
}

TEST_CASE("a column may have the name of a constraint's word") {
  CHECK(written("unique:TEXT") == R"("unique" TEXT)");
  CHECK(written("check:BOOLEAN:NOT NULL") == R"("check" BOOLEAN NOT NULL)");
  CHECK(written("primary:INT") == R"("primary" INT)");
  CHECK(written("primary colour:TEXT") == R"("primary colour" TEXT)");
  CHECK(written("unique_id:INT") == R"("unique_id" INT)");
  CHECK(written("primarykey (id):INT") == "\"primarykey (id)\" INT");
  CHECK(written("primary keys (id):INT") == "\"primary keys (id)\" INT");
}

TEST_CASE("an empty entry is refused as a whole") {
  const auto entry = GENERATE("", "  ", "\t\u00A0");
  const Refusal refusal = refused(entry);
  CHECK(refusal.code == mesh::Code::bad_column);
  CHECK(refusal.message == "the column entry is empty");
  CHECK(refusal.part.bytes == TextRange{0, static_cast<uint32_t>(std::string_view(entry).size())});
}

TEST_CASE("a column without a type is refused") {
  const auto entry = GENERATE("id:", "id: ", "id::", "id:\u3000:");
  const Refusal refusal = refused(entry);
  CHECK(refusal.code == mesh::Code::bad_column);
  CHECK(refusal.message == "the column `id` has no type");
  CHECK(refusal.hint == R"(write "id:TEXT", with the type between the first colon and the second)");
}

TEST_CASE("a type in the place of the constraints is shown in its own") {
  CHECK(refused("id::UUID").hint == R"(write "id:UUID", with the type between the first colon and the second)");
}

TEST_CASE("a hundred thousand colons are one column without a type") {
  const Refusal refusal = refused("d:" + std::string(100'000, ':'));
  CHECK(refusal.message == "the column `d` has no type");
  CHECK(refusal.edits.empty());
}

TEST_CASE("a column without a name is refused") {
  const Refusal refusal = refused(":TEXT");
  CHECK(refusal.code == mesh::Code::bad_name);
  CHECK(refusal.message == "the column name is empty");
  CHECK(shown(refusal.part) == "1/0[0,5)");
}

TEST_CASE("an entry without a colon is refused with its corrected spelling") {
  CHECK(refused("email").hint == R"(write "email:TEXT", with the type you mean)");
  CHECK(refused("email TEXT").hint == R"(write "email:TEXT")");
  CHECK(refused(" email  TEXT NOT NULL ").hint == R"(write "email:TEXT:NOT NULL")");
  CHECK(refused("price numeric(8, 2) default 0").hint == R"(write "price:numeric(8, 2):default 0")");
  CHECK(refused("name varchar collate \"C\"").hint == R"(write "name:varchar:collate "C"")");
  CHECK(refused(R"("a""b" INT)").hint == R"(write "a"b:INT")");
  CHECK(refused("email").message == "the entry `email` has no `:` between a name and a type");
  CHECK(refused("email").code == mesh::Code::bad_column);
}

TEST_CASE("an entry without a colon that is no column gets the general spelling") {
  const auto entry = GENERATE("a INT, b INT", "a TEXT -- note", "a TEXT '", "(a)");
  CHECK(refused(entry).hint == R"(write "name:TYPE" or "name:TYPE:CONSTRAINTS")");
}

TEST_CASE("the first words of a table constraint alone are not a column") {
  const auto entry = GENERATE("PRIMARY KEY", "unique", "FOREIGN KEY");
  CHECK(refused(entry).hint == "write the table constraint in full, such as \"PRIMARY KEY (id)\"");
}

TEST_CASE("each bad entry of a list is refused") {
  const Refusal refusal = refuse(build_create_table_sql, "t", List{"a", "b:INT", ":INT", "c:(INT"});
  CHECK(shown(refusal.part) == "1/0[0,1)");
  REQUIRE(refusal.further.size() == 2);
  CHECK(shown(refusal.further[0].part) == "1/2[0,4)");
  CHECK(shown(refusal.further[1].part) == "1/3[2,3)");
}

TEST_CASE("a long list of bad entries ends in a bounded refusal") {
  const Refusal refusal = refuse(build_create_table_sql, "t", List(1000, "a"));
  CHECK(refusal.further.size() + 1 == mesh::ddl::most_refused_entries);
}

TEST_CASE("a fragment is refused at its place in the entry") {
  CHECK(shown(refused("id:TEXT, x").part) == "1/0[7,8)");
  CHECK(shown(refused("id:TEXT:NOT NULL; x").part) == "1/0[16,17)");
  CHECK(shown(refused("CHECK (a > 0").part) == "1/0[6,7)");
  CHECK(shown(refuse(build_create_table_sql, "t", List{"a:INT", "b:(INT"}).part) == "1/1[2,3)");
}
