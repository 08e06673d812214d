#include "ddl/name_spelling.hpp"

#include "ddl_call.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

std::vector<Notice> noticed(std::string_view name) {
  std::vector<Notice> notices;
  note_spelling(name, {"column name", whole_part(name, 1)}, notices);
  return notices;
}

}  // namespace

TEST_CASE("blanks and quotes at a name's ends have a notice with the name that is meant") {
  const auto [name, meant, place] = GENERATE(table<std::string_view, std::string_view, std::string_view>({
      {"id ", "id", "1[2,3)"},
      {" \tid", "id", "1[0,2)"},
      {" id  ", "id", "1[0,1)"},
      {"\u00A0id", "id", "1[0,2)"},
      {"\"id\"", "id", "1[0,1)"},
      {"`id`", "id", "1[0,1)"},
      {"'id'", "id", "1[0,1)"},
      {"id\"", "id", "1[2,3)"},
      {" \"id\"", "id", "1[0,1)"},
      {" id\"", "id\"", "1[0,1)"},
  }));
  const std::vector<Notice> notices = noticed(name);
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].code == mesh::Code::name_spelling);
  CHECK(shown(notices[0].part) == place);
  CHECK(notices[0].hint == "write `" + std::string(meant) + '`');
  REQUIRE(notices[0].edits.size() == 1);
  CHECK(shown(notices[0].edits[0].part) == "1[0," + std::to_string(name.size()) + ')');
  CHECK(notices[0].edits[0].text == meant);
}

TEST_CASE("blanks and quotes inside a name, and a name of nothing else, have none") {
  const auto name = GENERATE("two words", "a\"b", "\"", "\"\"", " ", "é", "a.b", "(x)");
  CHECK(noticed(name).empty());
}

TEST_CASE("a name that reads as SQL has a notice at what makes it, and the name alone where that is certain") {
  const auto [name, meant, place] = GENERATE(table<std::string_view, std::string_view, std::string_view>({
      {"users;", "users", "1[5,6)"},
      {"\"users\" ;", "users", "1[8,9)"},
      {"a; DROP TABLE b", "", "1[1,2)"},
      {";", "", "1[0,1)"},
      {"b, c", "", "1[1,2)"},
      {"b,c,\"d e\"", "", "1[1,2)"},
      {"IF EXISTS a", "a", "1[0,9)"},
      {" if  not exists \"a b\"", "a b", "1[1,15)"},
      {"b TO c", "", "1[2,4)"},
      {"users AS u", "", "1[6,8)"},
  }));
  const std::vector<Notice> notices = noticed(name);
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].code == mesh::Code::name_spelling);
  CHECK(shown(notices[0].part) == place);
  CHECK(notices[0].edits.empty() == meant.empty());
  CHECK(notices[0].hint == (meant.empty() ? "write one name" : "write `" + std::string(meant) + '`'));
  if (!meant.empty()) CHECK(notices[0].edits[0].text == meant);
}

TEST_CASE("a name of several words that is no SQL has none") {
  CHECK(noticed(GENERATE("Ship To Address", "SHIP TO ADDRESS", "ship to address", "goes TO", "a TO b c", "IF", "IF EXISTS", "If a",
                         "1, 2", "a, b c", "f(a, b)", "a,", ",", "Known AS", "if exists a b"))
            .empty());
}

TEST_CASE("every name that is written is looked at") {
  CHECK(accept(build_create_table_sql, " t", List{"a :INT"}).notices.size() == 2);
  CHECK(accept(build_add_column_sql, "\"t\"", "'a':INT").notices.size() == 2);
  CHECK(accept(build_rename_column_sql, "t", "a ", " b").notices.size() == 2);
  CHECK(accept(build_drop_column_sql, "t ", "`a`").notices.size() == 2);
  CHECK(accept(build_create_index_sql, "\"s\".\"t\"", List{"'a'"}, "name:'n' include:`b` unique:true").notices.size() == 6);
  CHECK(accept(build_drop_index_sql, "\"t\"", List{"`a`"}).notices.size() == 2);
  CHECK(accept(build_create_gin_index_sql, "'t'", "'i'", "'c'", "'o'").notices.size() == 4);
  CHECK(accept(build_create_daily_partition_sql, "'t'", 0).notices.size() == 1);
}

TEST_CASE("a name of the author's SQL that PostgreSQL cuts has a notice") {
  const std::string name(64, 'n');
  const auto noticed_at = [](const Statement& statement) {
    REQUIRE(statement.notices.size() == 1);
    CHECK(statement.notices[0].code == mesh::Code::name_clipped);
    return shown(statement.notices[0].part);
  };
  CHECK(noticed_at(accept(build_add_column_sql, "t", "a:INT:CONSTRAINT " + name + " NOT NULL")) == "1[17,81)");
  CHECK(noticed_at(accept(build_add_column_sql, "t", "a:\"" + name + "\"")) == "1[2,68)");
  const std::string constraint = "CONSTRAINT " + name + " CHECK (a > 0)";
  CHECK(noticed_at(accept(build_create_table_sql, "t", List{constraint})) == "1/0[11,75)");
  CHECK(noticed_at(accept(build_create_index_sql, "t", List{"a"}, "where:" + name + " > 0")) == "2[6,70)");
  CHECK(accept(build_add_column_sql, "t", "a:TEXT:DEFAULT '" + name + "'").notices.empty());
}
