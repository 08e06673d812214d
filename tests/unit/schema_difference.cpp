// What down does not put back.
#include "schema/difference.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "ddl/facts.hpp"

namespace {

using Statements = std::vector<std::string>;

void carry_out(mesh::schema::Schema& schema, const Statements& statements, uint32_t& number) {
  schema.begin_function();
  for (const std::string& sql : statements) static_cast<void>(schema.apply(mesh::ddl::read_sql(sql), sql, number++));
}

/// A line for each difference: what it is, where and by which statement.
Statements left_of(const Statements& before, const Statements& up, const Statements& down) {
  mesh::schema::Schema schema(mesh::schema::Start::open);
  uint32_t number = 0;
  carry_out(schema, before, number);
  schema.settle();
  const mesh::schema::Schema start = schema;
  number = 0;
  carry_out(schema, up, number);
  carry_out(schema, down, number);
  Statements lines;
  for (const mesh::schema::Difference& one : differences(start, schema)) {
    std::string line(change_text(one.change));
    for (const std::string& part : {one.table, one.name, one.was, one.is}) {
      if (!part.empty()) line += " " + part;
    }
    lines.push_back(line + " by " + std::to_string(one.statement));
  }
  return lines;
}

const Statements nothing;

}  // namespace

TEST_CASE("what is renamed and renamed back is as it was") {
  CHECK(left_of({}, {"ALTER TABLE t RENAME a TO b"}, {"ALTER TABLE t RENAME b TO a"}) == nothing);
  CHECK(left_of({}, {"ALTER TABLE t RENAME a TO b", "ALTER TABLE t RENAME b TO c"},
                {"ALTER TABLE t RENAME c TO b", "ALTER TABLE t RENAME b TO a"}) == nothing);
  const Statements made{"CREATE TABLE t (a int)", "CREATE INDEX i ON t (a)"};
  CHECK(left_of(made, {"ALTER TABLE t RENAME TO u", "ALTER INDEX i RENAME TO j"},
                {"ALTER INDEX j RENAME TO i", "ALTER TABLE u RENAME TO t"}) == nothing);
}

TEST_CASE("what is renamed and not renamed back is told by its first name and its last") {
  CHECK(left_of({}, {"ALTER TABLE t RENAME a TO b", "ALTER TABLE t RENAME b TO c"}, {}) == Statements{"different t a a c by 1"});
  CHECK(left_of({}, {"ALTER TABLE t RENAME a TO b", "ALTER TABLE t DROP COLUMN b"}, {}) == Statements{"lost t a by 1"});
}

TEST_CASE("what is done to a table under another name is told of that table") {
  const Statements made{"CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0))"};
  CHECK(left_of(made, {"ALTER TABLE t RENAME TO u", "ALTER TABLE u DROP COLUMN a"}, {"ALTER TABLE u RENAME TO t"}) ==
        Statements{"lost t c by 1", "lost t a by 1"});
  CHECK(left_of(made, {"ALTER TABLE t RENAME TO u", "ALTER TABLE u RENAME a TO b"},
                {"ALTER TABLE u RENAME TO t", "ALTER TABLE t RENAME b TO a"}) == nothing);
  CHECK(left_of(made, {"ALTER TABLE t RENAME a TO b", "ALTER TABLE t RENAME TO u"},
                {"ALTER TABLE u RENAME b TO a", "ALTER TABLE u RENAME TO t"}) == nothing);
  CHECK(left_of(made, {"ALTER TABLE t RENAME TO u", "ALTER TABLE u DROP CONSTRAINT c"},
                {"ALTER TABLE u RENAME TO t", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)"}) == Statements{"anew t c by 1"});
  CHECK(left_of(made, {"ALTER TABLE t RENAME TO u", "ALTER TABLE u ADD b int"}, {}) ==
        Statements{"left u b by 1", "different t t u by 0"});
  CHECK(left_of(made, {"ALTER TABLE t RENAME TO u", "ALTER TABLE u RENAME a TO b"}, {}) ==
        Statements{"different t t u by 0", "different u a a b by 1"});
}

TEST_CASE("brackets and casts that change nothing make no other text") {
  const auto left = [](const std::string& was, const std::string& is) {
    const Statements lines = left_of({"CREATE TABLE t (a int, b text, CONSTRAINT c CHECK (" + was + "))"},
                                     {"ALTER TABLE t DROP CONSTRAINT c"}, {"ALTER TABLE t ADD CONSTRAINT c CHECK (" + is + ")"});
    return lines.empty() ? std::string("none") : lines.front().substr(0, 4);
  };
  CHECK(left("a > 0", "(a > 0)") == "anew");
  CHECK(left("a > 0 AND a < 9", "((a > 0) AND ((a < 9)))") == "anew");
  CHECK(left("b = 'x'", "(b = 'x'::text)") == "anew");
  CHECK(left("b = 'x'::character varying(3)", "b='x'") == "anew");
  CHECK(left("b IN ('x', 'y')", "(b in ('x'::text, ('y')))") == "anew");
  CHECK(left("NOT a = 1", "NOT (a = 1)") == "anew");
  CHECK(left("b <> 'x'", "\"b\" != 'x'") == "anew");
  CHECK(left("b LIKE 'x%'", "LOWER(b) LIKE 'x%'") == "diff");
  CHECK(left("a > 2", "a > 1.6::int") == "diff");
  CHECK(left("(b || b) COLLATE \"C\" > 'x'", "b || b COLLATE \"C\" > 'x'") == "diff");
  CHECK(left("length(b) > 1", "(length(b)) > 1") == "anew");
  CHECK(left("a + a * 2 > 1", "(a + (a * 2)) > 1") == "anew");
  CHECK(left("(a + a) * 2 > 1", "a + a * 2 > 1") == "diff");
  CHECK(left("a - (a - 1) > 1", "a - a - 1 > 1") == "diff");
  CHECK(left("(a = 1 OR a = 2) AND b = 'x'", "a = 1 OR a = 2 AND b = 'x'") == "diff");
  CHECK(left("NOT (a = 1 AND a = 2)", "NOT a = 1 AND a = 2") == "diff");
  CHECK(left("lower(b) = 'x'", "b = 'x'") == "diff");
  CHECK(left("b = 'x'", "b = 'X'") == "diff");
  const Statements columns{"CREATE TABLE t (a int DEFAULT 1, b text DEFAULT 'x', c numeric(5,2))"};
  CHECK(left_of(columns, {"ALTER TABLE t ALTER a DROP DEFAULT, ALTER b DROP DEFAULT"},
                {"ALTER TABLE t ALTER a SET DEFAULT (1), ALTER b SET DEFAULT 'x'::text"}) == nothing);
  CHECK(left_of(columns, {"ALTER TABLE t ALTER a SET DEFAULT 2"}, {}).size() == 1);
}

TEST_CASE("an index that is dropped and made again is made anew, whatever it is on") {
  CHECK(left_of({}, {"DROP INDEX i"}, {"CREATE INDEX i ON t (a)"}) == Statements{"anew t i by 0"});
  CHECK(left_of({"CREATE TABLE t (a int, b int)", "CREATE INDEX i ON t (a)"}, {"DROP INDEX i", "CREATE INDEX i ON t (b)"}, {}) ==
        Statements{"different t i btree (a) btree (b) by 1"});
}

TEST_CASE("an index or a constraint that is made again otherwise is told with both definitions") {
  const Statements start{"CREATE TABLE p (id int PRIMARY KEY)",
                         "CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0), CONSTRAINT k FOREIGN KEY (a) REFERENCES p)",
                         "CREATE UNIQUE INDEX i ON t (a) WHERE b > 0"};
  CHECK(left_of(start, {"DROP INDEX i"}, {"CREATE INDEX i ON t (a)"}) ==
        Statements{"different t i UNIQUE btree (a) WHERE b > 0 btree (a) by 1"});
  CHECK(left_of(start, {"DROP INDEX i"}, {"CREATE UNIQUE INDEX i ON t (a) where b>0"}) == Statements{"anew t i by 0"});
  CHECK(left_of(start, {"ALTER TABLE t DROP CONSTRAINT c"}, {"ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1)"}) ==
        Statements{"different t c CHECK (a > 0) CHECK (a > 1) by 1"});
  CHECK(left_of(start, {"ALTER TABLE t DROP CONSTRAINT k"},
                {"ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE"}) ==
        Statements{"different t k FOREIGN KEY (a) REFERENCES p (id) FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE by 1"});
}

TEST_CASE("what down leaves is told once, with the statement that made it") {
  CHECK(left_of({}, {"CREATE TABLE t (a int UNIQUE)"}, {}) == Statements{"left t by 0"});
  CHECK(left_of({"CREATE TABLE t (a int)"}, {"ALTER TABLE t ADD b int", "ALTER TABLE t ADD UNIQUE (a)"}, {}) ==
        Statements{"left t b by 0", "left t t_a_key by 1"});
  CHECK(left_of({"CREATE TABLE t (a int)"}, {"ALTER TABLE t ALTER a SET NOT NULL"}, {}) ==
        Statements{"different t a int4 int4 NOT NULL by 4294967295"});
}

TEST_CASE("what two schemas share is not looked at, however much it is") {
  mesh::schema::Schema schema(mesh::schema::Start::empty);
  uint32_t number = 0;
  constexpr int many = 1000;
  for (int at = 0; at < many; ++at) {
    const std::string name = std::to_string(at);
    carry_out(schema, {"CREATE TABLE t" + name + " (id int PRIMARY KEY)", "CREATE TYPE e" + name + " AS ENUM ('a')"}, number);
    schema.settle();
  }
  const mesh::schema::Schema start = schema;
  CHECK(schema.unsettled_tables().empty());
  number = 0;
  carry_out(schema, {"ALTER TABLE t7 ADD COLUMN a int", "CREATE TABLE one (id int)", "CREATE TYPE mood AS ENUM ('ok')"}, number);
  CHECK(schema.tables().size() == many + 1);
  CHECK(schema.objects().size() == many + 1);
  CHECK(schema.tables_unlike(start).size() == 2);
  CHECK(schema.unsettled_tables().size() == 2);
  CHECK(schema.objects_unlike(start).size() == 1);
  CHECK(differences(start, schema).size() == 3);
  CHECK(schema.find_table({{}, "t999", {}}) != nullptr);
}
