#include "ddl/index_suffix.hpp"

#include "catch.hpp"
#include "ddl/sql_word.hpp"

using namespace mesh::ddl;

namespace {

/// The suffix as it is written, or "none".
std::string written_suffix(std::string_view text) {
  const auto suffix = parse_index_suffix(text);
  std::string out;
  suffix ? append_index_suffix(out, *suffix) : void(out = "none");
  return out;
}

}  // namespace

TEST_CASE("a suffix is written in capitals, one blank before each part") {
  CHECK(written_suffix("asc") == " ASC");
  CHECK(written_suffix(" Desc\tnulls \n last ") == " DESC NULLS LAST");
  CHECK(written_suffix("nulls first") == " NULLS FIRST");
  CHECK(written_suffix("collate \"C\" text_pattern_ops desc nulls first") == " COLLATE \"C\" text_pattern_ops DESC NULLS FIRST");
  CHECK(written_suffix("COLLATE pg_catalog.\"de-x-icu\"") == " COLLATE pg_catalog.\"de-x-icu\"");
}

TEST_CASE("an operator class holds _ops or has a schema") {
  CHECK(written_suffix("gin__int_OPS") == " gin__int_OPS");
  CHECK(written_suffix("\"odd_ops\" ASC") == " \"odd_ops\" ASC");
  CHECK(written_suffix("public.anything") == " public.anything");
  CHECK(written_suffix("\"a b\".\"c\"\"d\"") == " \"a b\".\"c\"\"d\"");
  const auto wrong = GENERATE("UP", "DSC", "DESCENDING", "text", "select.x", "a.b.c", "a.", ".a", "a . b", "\"\"", "\"x_ops",
                              "'x_ops'", "U&\"x_ops\"", "x_ops(siglen=1)", "1_ops");
  CHECK(written_suffix(wrong) == "none");
}

TEST_CASE("a suffix has its parts in order, each once, and nothing else") {
  const auto wrong = GENERATE("", " ", "NULLS", "NULLS LAST DESC", "DESC ASC", "COLLATE", "COLLATE DESC NULLS",
                              "text_ops COLLATE \"C\"", "DESC, b", "DESC -- x", "DESC;", "a_ops b_ops", "DESC:NULLS LAST");
  CHECK(written_suffix(wrong) == "none");
}

TEST_CASE("a collation that PostgreSQL folds or reserves is quoted") {
  CHECK(quoted_collation("C") == "\"C\"");
  CHECK(quoted_collation("pg_catalog.POSIX") == "pg_catalog.\"POSIX\"");
  CHECK(quoted_collation("default") == "\"default\"");
  CHECK(quoted_collation("ucs_basic").empty());
  CHECK(quoted_collation("\"C\"").empty());
}

TEST_CASE("a reserved word is none without quotes, in any case") {
  CHECK(is_reserved_word("select"));
  CHECK(is_reserved_word("ALL"));
  CHECK(is_reserved_word("current_timestamp"));
  CHECK(is_reserved_word("Concurrently"));
  const auto word = GENERATE("gin", "btree", "hash", "index", "", " ", "ALL ANALYSE", "SELEC", "name");
  CHECK_FALSE(is_reserved_word(word));
}
