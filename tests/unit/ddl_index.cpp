#include "ddl/index.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;
using namespace std::string_view_literals;

namespace {

std::string created(std::string_view options) { return sql(build_create_index_sql, "t", List{"a"}, options); }

std::string created_on(const List& columns) { return sql(build_create_index_sql, "t", columns, ""); }

Refusal refused_options(std::string_view options) { return refuse(build_create_index_sql, "t", List{"a"}, options); }

Refusal refused_on(const List& columns) { return refuse(build_create_index_sql, "t", columns, ""); }

constexpr std::string_view plain = R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a"))";
constexpr std::string_view unique = R"(CREATE UNIQUE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a"))";

}  // namespace

TEST_CASE("unique:true makes a unique index and unique:false a plain one") {
  CHECK(created("unique:true") == unique);
  CHECK(created("unique:false") == plain);
  CHECK(created("") == plain);
  CHECK(created(" \t\n") == plain);
}

TEST_CASE("unique: with a blank before its value is the older spelling") {
  CHECK(created("unique: true") == unique);
  CHECK(created("unique:   false name:n") == R"(CREATE INDEX IF NOT EXISTS "n" ON "t" ("a"))");
}

TEST_CASE("options before where: come in any order, between any white space") {
  CHECK(created("name:n unique:true where:a > 0") == R"(CREATE UNIQUE INDEX IF NOT EXISTS "n" ON "t" ("a") WHERE a > 0)");
  CHECK(created("unique:true\u00A0\u3000name:n\nwhere:a > 0") == created("name:n unique:true where:a > 0"));
}

TEST_CASE("a name is exact, from its first colon to the next blank") {
  CHECK(created("name:a:b") == R"(CREATE INDEX IF NOT EXISTS "a:b" ON "t" ("a"))");
  CHECK(created(R"(name:x"y)") == R"(CREATE INDEX IF NOT EXISTS "x""y" ON "t" ("a"))");
  CHECK(created("name:nowhere:1") == R"(CREATE INDEX IF NOT EXISTS "nowhere:1" ON "t" ("a"))");
}

TEST_CASE("where: takes everything that follows, trimmed at both ends") {
  CHECK(created("where: a  >  0 ") == R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a") WHERE a  >  0)");
  CHECK(created("where:note = 'unique:true name:x'") ==
        R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a") WHERE note = 'unique:true name:x')");
}

TEST_CASE("of a repeated option the last one counts, with a notice at the others") {
  const Statement statement = accept(build_create_index_sql, "t", List{"a"}, "unique:true name:x unique:false name:y unique:true");
  CHECK(statement.sql == R"(CREATE UNIQUE INDEX IF NOT EXISTS "y" ON "t" ("a"))");
  REQUIRE(statement.notices.size() == 3);
  CHECK(statement.notices[0].code == mesh::Code::option_repeated);
  CHECK(statement.notices[0].message == "the option `unique:` is given again, and the last one counts");
  CHECK(shown(statement.notices[0].part) == "2[0,11)");
  CHECK(shown(statement.notices[1].part) == "2[12,18)");
  CHECK(shown(statement.notices[2].part) == "2[19,31)");
}

TEST_CASE("an option in the wrong case is refused with its spelling") {
  CHECK(refused_options("Unique:true").hint == R"(write "unique:true")");
  CHECK(refused_options("UNIQUE:FALSE").hint == R"(write "unique:false")");
  CHECK(refused_options("unique").hint == R"(write "unique:true")");
  CHECK(refused_options("NAME:n").hint == R"(write "name:n")");
  CHECK(refused_options("name").hint == R"(write "name:exact_name")");
  CHECK(refused_options("WHERE:a").hint == R"(write "where:a")");
  CHECK(refused_options("where a > 0").hint == R"(write "where:predicate")");
}

TEST_CASE("an unknown option is refused at its place") {
  const Refusal refusal = refused_options("unique:true fillfactor:70 name:n");
  CHECK(refusal.code == mesh::Code::bad_index_option);
  CHECK(refusal.message == "`fillfactor:70` is no option of an index");
  CHECK(refusal.hint ==
        "write `unique:`, `name:`, `using:`, `include:`, `nulls_not_distinct:`, `concurrently:` or, last, `where:`");
  CHECK(shown(refusal.part) == "2[12,25)");
  CHECK(refused_options("nonunique:true").message == "`nonunique:true` is no option of an index");
}

TEST_CASE("a value that unique: does not have is refused at the value") {
  const auto [options, value, place] = GENERATE(table<std::string_view, std::string_view, std::string_view>({
      {"unique:truely", "truely", "2[7,13)"},
      {"unique:TRUE", "TRUE", "2[7,11)"},
      {"unique: name:n", "name:n", "2[8,14)"},
  }));
  CHECK(refused_options(options).message == "`" + std::string(value) + "` is no value of the option `unique:`");
  CHECK(shown(refused_options(options).part) == place);
}

TEST_CASE("an option without its value is refused") {
  CHECK(refused_options("unique:").message == "the option `unique:` has no value");
  CHECK(refused_options("name:").message == "the option `name:` is not followed by a name");
  CHECK(refused_options("name: x").hint == R"(write "name:x" without blanks)");
  CHECK(refused_options("where:").message == "the option `where:` has no predicate");
  CHECK(refused_options("where: \u00A0").message == "the option `where:` has no predicate");
}

TEST_CASE("a predicate that would leave its slot is refused at its place in the options") {
  const Refusal refusal = refused_options("unique:true where:a > 0; DROP TABLE t");
  CHECK(refusal.code == mesh::Code::bad_fragment);
  CHECK(shown(refusal.part) == "2[23,24)");
}

TEST_CASE("an option after where: is refused, because where: takes all the rest") {
  const Refusal refusal = refused_options("where:a > 0 unique:true");
  CHECK(refusal.hint == "write the other options before `where:`");
  CHECK(shown(refusal.part) == "2[18,19)");
}

TEST_CASE("an order is read in any case and written in capitals") {
  CHECK(created_on({"a:asc", "b:Desc", "c"}) == R"(CREATE INDEX IF NOT EXISTS "idx_t_a_b_c" ON "t" ("a" ASC, "b" DESC, "c"))");
}

TEST_CASE("blanks around an index column and its order are trimmed") {
  CHECK(created_on({" a : DESC ", "\u00A0b"}) == R"(CREATE INDEX IF NOT EXISTS "idx_t_a_b" ON "t" ("a" DESC, "b"))");
}

TEST_CASE("an index column's last colon begins its order") {
  CHECK(created_on({"a:b:DESC"}) == R"(CREATE INDEX IF NOT EXISTS "idx_t_a:b" ON "t" ("a:b" DESC))");
}

TEST_CASE("any other suffix of an index column is refused at the suffix") {
  const Refusal refusal = refused_on({"x", "a: down"});
  CHECK(refusal.code == mesh::Code::bad_index_column);
  CHECK(refusal.message == "`down` is no order for the column `a`");
  CHECK(refusal.hint == R"(write "a:ASC", "a:DESC" or "a")");
  CHECK(shown(refusal.part) == "1/1[3,7)");
}

TEST_CASE("a colon without an order is refused") {
  CHECK(refused_on({"a:"}).message == "the column `a` ends in a `:` without an order");
  CHECK(shown(refused_on({"a: "}).part) == "1/0[1,2)");
}

TEST_CASE("an empty index column is refused") {
  CHECK(refused_on({"a", " "}).message == "the index column is empty");
  CHECK(shown(refused_on({"a", " "}).part) == "1/1[0,1)");
  CHECK(refused_on({" :DESC"}).message == "the column name is empty");
}

TEST_CASE("an index needs a column") {
  CHECK(refused_on({}).message == "the index has no columns");
  CHECK(refuse(build_drop_index_sql, "t", List{}).code == mesh::Code::bad_index_column);
}

TEST_CASE("an index column is refused whether or not the index has a name of its own") {
  CHECK(shown(refuse(build_create_index_sql, "t", List{"a:x"}, "name:n").part) == "1/0[2,3)");
  CHECK(shown(refuse(build_drop_index_sql, "t", List{"a:x"}).part) == "1/0[2,3)");
}
