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
