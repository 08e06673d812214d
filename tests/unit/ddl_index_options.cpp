// The options of an index that published runtimes do not have.
#include "ddl/index_options.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

std::string created_with(std::string_view options) { return sql(build_create_index_sql, "t", List{"a"}, options); }

Refusal refused_with(std::string_view options) { return refuse(build_create_index_sql, "t", List{"a"}, options); }

/// The options after the refusal's edits.
std::string mended_options(std::string_view options) {
  const Refusal refusal = refused_with(options);
  REQUIRE(refusal.edits.size() == 1);
  const Part& part = refusal.edits[0].part;
  CHECK(part.argument == 2);
  std::string text(options);
  text.replace(part.bytes.begin, part.bytes.end - part.bytes.begin, refusal.edits[0].text);
  CHECK_FALSE(created_with(text).empty());
  return text;
}

}  // namespace

TEST_CASE("each option stands in its place, in whatever order they are given") {
  CHECK(created_with("where:a > 0") == R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a") WHERE a > 0)");
  CHECK(
      created_with("include:b,c nulls_not_distinct:true concurrently:true using:btree name:n unique:true where:x = 'using:gin'") ==
      R"(CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "n" ON "t" USING btree ("a") INCLUDE ("b", "c") NULLS NOT DISTINCT )"
      R"(WHERE x = 'using:gin')");
}

TEST_CASE("clauses map every option to its SQL") {
  CHECK(shown_clauses(accept(build_create_index_sql, "t", List{"a"}, "using:gist include:b concurrently:true")) ==
        std::vector<std::string>{"2[21,38) → CONCURRENTLY", R"(0[0,1) → "t")", "2[0,10) → USING gist", R"(1/0[0,1) → "a")",
                                 R"(2[11,20) → INCLUDE ("b"))"});
}

TEST_CASE("a method is one word that is not reserved") {
  CHECK(created_with("using:GIN") == R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" USING GIN ("a"))");
  const auto method = GENERATE("select", "gin(a)", "\"gin\"", "a.b", "9", "gin;", "g'", "Concurrently");
  const Refusal refusal = refused_with("using:" + std::string(method));
  CHECK(refusal.code == mesh::Code::bad_index_option);
  CHECK(shown(refusal.part) == "2[6," + std::to_string(6 + std::string_view(method).size()) + ')');
}

TEST_CASE("included columns are names, quoted as any") {
  CHECK(created_with("include:Two,x\"y,a.b") ==
        R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" ("a") INCLUDE ("Two", "x""y", "a.b"))");
  CHECK(refused_with("include:b,").message == "a column's name is missing in the option `include:`");
  CHECK(refused_with("include:,b").message == "a column's name is missing in the option `include:`");
  CHECK(refused_with("include:lower(b)").message == "an index includes columns, and `lower(b)` is none");
  CHECK(mended_options("include:b:DESC,c") == "include:b,c");
  CHECK(mended_options("include:b, c where:a > 0") == "include:b,c where:a > 0");
}

TEST_CASE("only unique: may have a blank after its colon") {
  CHECK(mended_options("using: gin") == "using:gin");
  CHECK(mended_options("include:  b name:n") == "include:b name:n");
  CHECK(mended_options("concurrently: true") == "concurrently:true");
  CHECK(mended_options("name:\tn") == "name:n");
  CHECK(refused_with("using:").edits.empty());
}

TEST_CASE("an option that lacks letters is mended but no word of one") {
  CHECK(mended_options("unique:true nulls_not_disti:true") == "unique:true nulls_not_distinct:true");
  CHECK(mended_options("concurrenly:true") == "concurrently:true");
  CHECK(refused_with("unique:true distinct:true").edits.empty());
}

TEST_CASE("an option in the wrong case is mended, with its value") {
  CHECK(mended_options("Using:gin") == "using:gin");
  CHECK(mended_options("UNIQUE:FALSE") == "unique:false");
  CHECK(mended_options("Concurrently:true") == "concurrently:true");
  CHECK(mended_options("concurrently") == "concurrently:true");
  CHECK(mended_options("unique:True") == "unique:true");
  CHECK(mended_options("WHERE:a > 0") == "where:a > 0");
  CHECK(mended_options("where a > 0") == "where: a > 0");
  CHECK(refused_with("unique:maybe").edits.empty());
}

TEST_CASE("nulls_not_distinct: wants a unique index") {
  CHECK(mended_options("name:n nulls_not_distinct:true") == "name:n unique:true nulls_not_distinct:true");
  CHECK(mended_options("nulls_not_distinct:true unique:false") == "nulls_not_distinct:true unique:true");
  CHECK(shown(refused_with("unique:true nulls_not_distinct:false").part) == "2[31,36)");
}

TEST_CASE("an index that is made concurrently has a notice about transactions") {
  const Statement statement = accept(build_create_index_sql, "t", List{"a"}, "concurrently:true");
  REQUIRE(statement.notices.size() == 2);
  CHECK(statement.notices[0].code == mesh::Code::own_form);
  CHECK(statement.notices[1].code == mesh::Code::concurrent_in_transaction);
  CHECK(shown(statement.notices[1].part) == "2[0,17)");
}

TEST_CASE("of repeated options the last counts") {
  const Statement statement = accept(build_create_index_sql, "t", List{"a"}, "include:b using:gin include:c using:btree");
  CHECK(statement.sql == R"(CREATE INDEX IF NOT EXISTS "idx_t_a" ON "t" USING btree ("a") INCLUDE ("c"))");
  const auto repeated = [&](size_t at) {
    CHECK(statement.notices.at(at).code == mesh::Code::option_repeated);
    return shown(statement.notices.at(at).part);
  };
  CHECK(repeated(2) == "2[0,9)");
  CHECK(repeated(4) == "2[10,19)");
}
