#include "ddl/identifier.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;
using namespace std::string_view_literals;

namespace {

std::string quoted(std::string_view text) {
  const auto name = make_name(text, {"name", {}});
  REQUIRE(name);
  return quote_ident(*name);
}

/// `count` bytes of x between two texts.
std::string with_xs(std::string_view before, size_t count, std::string_view after) {
  std::string out(before);
  out.append(count, 'x');
  out.append(after);
  return out;
}

}  // namespace

TEST_CASE("quoting doubles quotes and changes nothing else") {
  CHECK(quoted("users") == R"("users")");
  CHECK(quoted(R"(a"b)") == R"("a""b")");
  CHECK(quoted(R"("")") == R"("""""")");
  CHECK(quoted("Größe.x y") == R"("Größe.x y")");
  CHECK(quoted(" ") == R"(" ")");
}

TEST_CASE("unquoting gives back the name that was quoted") {
  const auto name = GENERATE("users", R"(a"b)", R"(""")", "Größe.x y", " ");
  CHECK(unquote_ident(quoted(name)) == name);
}

TEST_CASE("a NUL byte in a name is refused at its place") {
  const Refusal refusal = refuse(build_drop_table_sql, "us\0ers"sv);
  CHECK(refusal.code == mesh::Code::bad_name);
  CHECK(refusal.message == "the table name holds a NUL byte");
  CHECK(shown(refusal.part) == "0[2,3)");
}

TEST_CASE("a name that is not UTF-8 is refused at its first malformed byte") {
  const Refusal refusal = refuse(build_drop_column_sql, "t", "é\xC3(");
  CHECK(refusal.message == "the column name is not UTF-8");
  CHECK(shown(refusal.part) == "1[2,3)");
}

TEST_CASE("a name of 63 bytes is stored whole") { CHECK(accept(build_drop_table_sql, with_xs("", 63, "")).notices.empty()); }

TEST_CASE("a name over 63 bytes is written whole, with a notice of what the server stores") {
  const Statement statement = accept(build_drop_table_sql, with_xs("", 63, "y"));
  CHECK(statement.sql == with_xs("DROP TABLE IF EXISTS \"", 63, "y\""));
  REQUIRE(statement.notices.size() == 1);
  const Notice& notice = statement.notices[0];
  CHECK(notice.code == mesh::Code::name_clipped);
  CHECK(shown(notice.part) == "0[0,64)");
  CHECK(notice.message == with_xs("the table name has 64 bytes; PostgreSQL keeps 63 and stores `", 63, "`"));
  CHECK(notice.hint == "write at most 63 bytes for the table name");
}

TEST_CASE("a long name is clipped between characters") {
  const Statement two_bytes = accept(build_drop_table_sql, with_xs("", 62, "é"));
  CHECK(two_bytes.notices.at(0).message.ends_with(with_xs(" `", 62, "`")));
  const Statement four_bytes = accept(build_drop_table_sql, with_xs("", 61, "😀"));
  CHECK(four_bytes.notices.at(0).message.ends_with(with_xs(" `", 61, "`")));
}

TEST_CASE("a column's name over 63 bytes is noticed in its entry") {
  const std::string entry = with_xs("", 64, ":INT");
  CHECK(shown(accept(build_create_table_sql, "t", List{"a:INT", entry}).notices.at(0).part) == "1/1[0,64)");
  CHECK(shown(accept(build_add_column_sql, "t", entry).notices.at(0).part) == "1[0,64)");
}

TEST_CASE("both names of a rename are noticed when they are long") {
  const Statement statement = accept(build_rename_column_sql, "t", with_xs("", 64, ""), with_xs("", 65, ""));
  REQUIRE(statement.notices.size() == 2);
  CHECK(shown(statement.notices[0].part) == "1[0,64)");
  CHECK(shown(statement.notices[1].part) == "2[0,65)");
}

TEST_CASE("a derived index name over 63 bytes is noticed on the list of columns") {
  const std::string column = with_xs("", 60, "");
  const Statement created = accept(build_create_index_sql, "t\"t", List{column}, "");
  REQUIRE(created.notices.size() == 1);
  CHECK(shown(created.notices[0].part) == "1[0,0)");
  CHECK(created.notices[0].message == with_xs("the index name has 68 bytes; PostgreSQL keeps 63 and stores `idx_t\"t_", 55, "`"));
  CHECK(accept(build_drop_index_sql, "t\"t", List{column}).notices.at(0).message == created.notices[0].message);
}

TEST_CASE("a quote counts as one byte of a derived name") {
  const std::string quotes(58, '"');
  CHECK(accept(build_drop_index_sql, "t", List{std::string_view(quotes).substr(1)}).notices.empty());
  CHECK(accept(build_drop_index_sql, "t", List{quotes}).notices.size() == 1);
}

TEST_CASE("a given index name over 63 bytes is noticed on its option") {
  const std::string options = with_xs("unique:true name:", 64, "");
  CHECK(shown(accept(build_create_index_sql, "t", List{"a"}, options).notices.at(0).part) == "2[12,81)");
}
