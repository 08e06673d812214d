#include "ddl/index_entry.hpp"

#include "ddl/index_spelling.hpp"
#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

/// What stands in the brackets of an index of `columns`.
std::string index_of(const List& columns) {
  const std::string made = sql(build_create_index_sql, "t", columns, "name:n");
  constexpr std::string_view before = R"(CREATE INDEX IF NOT EXISTS "n" ON "t" ()";
  REQUIRE(made.starts_with(before));
  return made.substr(before.size(), made.size() - before.size() - 1);
}

Refusal refused_entry(std::string_view entry) { return refuse(build_create_index_sql, "t", List{entry}, "name:n"); }

/// The text that the refusal's only edit puts in place of the whole entry.
std::string mended_entry(std::string_view entry) {
  const Refusal refusal = refused_entry(entry);
  REQUIRE(refusal.edits.size() == 1);
  CHECK(shown(refusal.edits[0].part) == "1/0[0," + std::to_string(entry.size()) + ')');
  CHECK(refusal.hint == "write `" + refusal.edits[0].text + '`');
  return refusal.edits[0].text;
}

}  // namespace

TEST_CASE("an entry in brackets is an expression, written as it is") {
  CHECK(index_of({"(lower(email))"}) == "(lower(email))");
  CHECK(index_of({" ( a  +b ) : desc ", "c"}) == R"(( a  +b ) DESC, "c")");
  CHECK(index_of({"(a || ')' || $$ ) ( $$ || \"x)\")"}) == "(a || ')' || $$ ) ( $$ || \"x)\")");
  CHECK(index_of({"(tags[1]):jsonb_path_ops"}) == "(tags[1]) jsonb_path_ops");
  CHECK(index_of({"(coalesce(a, b))"}) == "(coalesce(a, b))");
}

TEST_CASE("a name's suffix begins at the first colon whose whole rest is one") {
  CHECK(index_of({"a:b:DESC"}) == R"("a:b" DESC)");
  CHECK(index_of({"a:DESC NULLS LAST"}) == R"("a" DESC NULLS LAST)");
  CHECK(index_of({"two words:text_pattern_ops"}) == R"("two words" text_pattern_ops)");
  CHECK(index_of({R"(a:COLLATE "x:y" ASC)"}) == R"("a" COLLATE "x:y" ASC)");
}

TEST_CASE("a name with blanks remains a name") {
  CHECK(index_of({"last name"}) == R"("last name")");
  CHECK(index_of({"in order"}) == R"("in order")");
}

TEST_CASE("an entry that reads as SQL is refused with the entry that is meant") {
  CHECK(mended_entry("lower(email)") == "(lower(email))");
  CHECK(mended_entry("lower(email):DESC") == "(lower(email)):DESC");
  CHECK(mended_entry("lower(email) desc nulls last") == "(lower(email)):desc nulls last");
  CHECK(mended_entry("body->>'id'") == "(body->>'id')");
  CHECK(mended_entry("a::text") == "(a::text)");
  CHECK(mended_entry("a::public.citext") == "(a::public.citext)");
  CHECK(mended_entry("lower(a::text)") == "(lower(a::text))");
  CHECK(mended_entry("created_at DESC") == "created_at:DESC");
  CHECK(mended_entry("created_at DESC:NULLS LAST") == "created_at:DESC NULLS LAST");
  CHECK(mended_entry("url text_pattern_ops") == "url:text_pattern_ops");
  CHECK(mended_entry("(x)::text") == "((x)::text)");
  CHECK(mended_entry("(a)+(b)") == "((a)+(b))");
  CHECK(mended_entry("(at) AT TIME ZONE 'utc' IS NOT NULL") == "((at) AT TIME ZONE 'utc' IS NOT NULL)");
  CHECK(mended_entry("(a) DESC") == "(a):DESC");
  CHECK(mended_entry("price (usd)") == "(price (usd))");
}

TEST_CASE("no entry is offered that would be refused in its turn") {
  const auto entry = GENERATE("lower(a", "lower(a), b", "a->'", "lower(a) -- b", "(a) x", "(a)(", "a:DESC ASC", "f(a;b)", "(a)(b)",
                              "f(a) 'x'", "f(a) b c");
  CHECK(refused_entry(entry).edits.empty());
}

TEST_CASE("brackets hold one expression") {
  CHECK(refused_entry("( )").message == "the brackets hold no expression");
  CHECK(shown(refused_entry(" ()").part) == "1/0[1,3)");
  CHECK(refused_entry("(a, b)").message == "the brackets hold two expressions");
  CHECK(shown(refused_entry("(a, b)").part) == "1/0[2,3)");
  CHECK(refused_entry("((a)").code == mesh::Code::bad_fragment);
  CHECK(refused_entry("(a]").code == mesh::Code::bad_fragment);
  CHECK(refused_entry("(a; b)").code == mesh::Code::bad_fragment);
}

TEST_CASE("an index of an expression needs a name, and one is offered") {
  const Refusal refusal = refuse(build_create_index_sql, "app.users", List{"(lower(\"eMail\"))", "id:DESC"}, "unique:true");
  CHECK(refusal.code == mesh::Code::bad_index_option);
  CHECK(refusal.message == "an index of an expression needs a name");
  CHECK(refusal.hint == R"(write "name:idx_users_lower_eMail_id" in the options)");
  REQUIRE(refusal.edits.size() == 1);
  CHECK(shown(refusal.edits[0].part) == "2[0,0)");
  CHECK(refusal.edits[0].text == "name:idx_users_lower_eMail_id ");
}

TEST_CASE("an entry that becomes an expression brings the name with it") {
  const Refusal refusal = refuse(build_create_index_sql, "users", List{"lower(a)"}, " ");
  REQUIRE(refusal.edits.size() == 2);
  CHECK(refusal.edits[0].text == "(lower(a))");
  CHECK(refusal.edits[1].text == "name:idx_users_lower_a");
}

TEST_CASE("a name that is offered has at most 63 bytes") {
  CHECK(suggest_index_name("users", List{"é\u00A0b->>'c'", "(x):DESC"}) == "idx_users_é_b_c_x");
  CHECK(suggest_index_name(std::string(70, 't'), List{"(a)"}).size() == 63);
}

TEST_CASE("every bad entry of an index is refused") {
  const Refusal refusal = refuse(build_create_index_sql, "t", List{"a:UP", "b", "c DESC", " "}, "");
  CHECK(shown(refusal.part) == "1/0[2,4)");
  REQUIRE(refusal.further.size() == 2);
  CHECK(shown(refusal.further[0].part) == "1/2[2,6)");
  CHECK(refusal.further[1].message == "the index column is empty");
}

TEST_CASE("a collation is quoted where PostgreSQL would not find it") {
  const Refusal refusal = refused_entry("a:COLLATE C DESC");
  CHECK(shown(refusal.part) == "1/0[10,11)");
  REQUIRE(refusal.edits.size() == 1);
  CHECK(shown(refusal.edits[0].part) == "1/0[10,11)");
  CHECK(refusal.edits[0].text == "\"C\"");
}

TEST_CASE("what published runtimes do not know of an entry has a notice") {
  const Statement statement = accept(build_create_index_sql, "t", List{"(a)", "b:NULLS LAST", "c:DESC"}, "name:n");
  REQUIRE(statement.notices.size() == 2);
  CHECK(statement.notices[0].code == mesh::Code::own_form);
  CHECK(shown(statement.notices[0].part) == "1/0[0,3)");
  CHECK(shown(statement.notices[1].part) == "1/1[2,12)");
}
