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
  for (const std::string& sql : statements) {
    mesh::Arena arena;
    static_cast<void>(schema.apply(mesh::ddl::read_sql(sql, arena), sql, number++));
  }
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

TEST_CASE("of a table that is made anew is told what it has no more") {
  const Statements start{"CREATE TABLE p (id int PRIMARY KEY)",
                         "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE, c int CHECK (c > 0), d int REFERENCES p)",
                         "CREATE INDEX i ON t (b)"};
  const Statements up{"DROP TABLE t"};
  CHECK(left_of(start, up, {"CREATE TABLE t (a int, b int, c int, d int)"}) ==
        Statements{"anew t by 0", "different t a int4 NOT NULL int4 by 1", "lost t t_c_check by 0", "lost t t_pkey by 0",
                   "lost t t_b_key by 0", "lost t t_d_fkey by 0", "lost t i by 0"});
  CHECK(left_of(start, up,
                {"CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE, c int CHECK (c > 0), d int REFERENCES p)",
                 "CREATE INDEX i ON t (b)"}) == Statements{"anew t by 0"});
  CHECK(left_of(start, up, {"CREATE TABLE t (LIKE p INCLUDING ALL)"}) == Statements{"anew t by 0"});
  CHECK(left_of({"CREATE TABLE t (a int, b int)"}, up, {"CREATE UNLOGGED TABLE t (a int) WITH (fillfactor = 70)"}) ==
        Statements{"anew t by 0", "different t TABLE UNLOGGED TABLE WITH (fillfactor=70) by 1", "lost t b by 0"});
  CHECK(left_of({"CREATE TABLE m (a int) PARTITION BY LIST (a)", "CREATE TABLE t PARTITION OF m DEFAULT"}, up,
                {"CREATE TABLE t (a int)"}) == Statements{"anew t by 0", "different t TABLE of another TABLE by 1"});
  CHECK(left_of(start, {"ALTER TABLE t DROP CONSTRAINT t_b_key", "DROP TABLE t"},
                {"CREATE TABLE t (a int PRIMARY KEY, b int, c int CHECK (c > 0), d int REFERENCES p)",
                 "CREATE INDEX i ON t (b)"}) == Statements{"anew t by 1", "lost t t_b_key by 1"});
}

TEST_CASE("an index or a key that orders its columns otherwise is told") {
  const auto left = [](const std::string& was, const std::string& is) {
    return left_of({"CREATE TABLE t (a text, b int, c text COLLATE \"C\")", "CREATE TABLE u (a text)", was}, {"DROP INDEX i"},
                   {is});
  };
  const Statements anew{"anew t i by 0"};
  CHECK(left("CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a DESC)") ==
        Statements{"different t i btree (a) btree (a DESC) by 1"});
  CHECK(left("CREATE INDEX i ON t (a DESC NULLS FIRST)", "CREATE INDEX i ON t (a DESC)") == anew);
  CHECK(left("CREATE INDEX i ON t (a NULLS FIRST)", "CREATE INDEX i ON t (a ASC NULLS LAST)").size() == 1);
  CHECK(left("CREATE INDEX i ON t (a NULLS FIRST)", "CREATE INDEX i ON t (a)") ==
        Statements{"different t i btree (a NULLS FIRST) btree (a) by 1"});
  CHECK(left("CREATE INDEX i ON t (a COLLATE \"C\")", "CREATE INDEX i ON t (a)") ==
        Statements{"different t i btree (a COLLATE \"C\") btree (a) by 1"});
  CHECK(left("CREATE INDEX i ON t (c COLLATE \"C\")", "CREATE INDEX i ON t (c)") == anew);
  CHECK(left("CREATE INDEX i ON t (a text_pattern_ops)", "CREATE INDEX i ON t (a)") ==
        Statements{"different t i btree (a text_pattern_ops) btree (a) by 1"});
  CHECK(left("CREATE INDEX i ON t (b int4_ops, a)", "CREATE INDEX i ON t (b, a text_ops)") == anew);
  CHECK(left("CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT", "CREATE UNIQUE INDEX i ON t (a)") ==
        Statements{"different t i UNIQUE btree (a) NULLS NOT DISTINCT UNIQUE btree (a) by 1"});
  CHECK(left("CREATE INDEX i ON t (a) INCLUDE (b) WITH (fillfactor = 70)", "CREATE INDEX i ON t (a) INCLUDE (b)") ==
        Statements{"different t i btree (a) INCLUDE (b) WITH (fillfactor=70) btree (a) INCLUDE (b) by 1"});
  CHECK(left("CREATE INDEX i ON t (a)", "CREATE INDEX i ON u (a)") ==
        Statements{"different u i btree (a) ON t btree (a) ON u by 1"});
  const auto key = [](const std::string& was, const std::string& is) {
    return left_of({"CREATE TABLE t (a int, b int, CONSTRAINT k UNIQUE " + was + ")"}, {"ALTER TABLE t DROP CONSTRAINT k"},
                   {"ALTER TABLE t ADD CONSTRAINT k UNIQUE " + is});
  };
  CHECK(key("(a)", "(a) DEFERRABLE") == Statements{"different t k UNIQUE (a) UNIQUE (a) DEFERRABLE by 1"});
  CHECK(key("(a)", "NULLS NOT DISTINCT (a)") == Statements{"different t k UNIQUE (a) UNIQUE (a) NULLS NOT DISTINCT by 1"});
  CHECK(key("(a) INCLUDE (b)", "(a)") == Statements{"different t k UNIQUE (a) INCLUDE (b) UNIQUE (a) by 1"});
  CHECK(key("(a) INCLUDE (b)", "(a) INCLUDE (b)") == Statements{"anew t k by 0"});
}

TEST_CASE("what PostgreSQL prints alike is no difference") {
  const auto is_told = [](const std::string& was, const std::string& is) {
    const Statements lines = left_of({"CREATE TABLE t (a int, b text, d date, CONSTRAINT c CHECK (" + was + "))"},
                                     {"ALTER TABLE t DROP CONSTRAINT c"}, {"ALTER TABLE t ADD CONSTRAINT c CHECK (" + is + ")"});
    return !lines.empty() && lines.front().starts_with("different");
  };
  CHECK_FALSE(is_told("b = 'x'", "((b)::text = 'x'::text)"));
  CHECK_FALSE(is_told("t.a > 1", "a > 1"));
  CHECK_FALSE(is_told("a BETWEEN 1 AND 2", "a >= 1 AND a <= 2"));
  CHECK_FALSE(is_told("b IN ('x', 'y')", "b = ANY (ARRAY['x'::text, 'y'::text])"));
  CHECK_FALSE(is_told("d > '2020-1-1'", "d > '2020-01-01'::date"));
  CHECK_FALSE(is_told("d > DATE '2020-01-01'", "d > '2020-01-01'::date"));
  CHECK_FALSE(is_told("a > -1", "a > '-1'::integer"));
  CHECK_FALSE(is_told("a > 1 AND (a < 5 AND b = 'x')", "((a > 1) AND (a < 5) AND (b = 'x'::text))"));
  CHECK_FALSE(is_told("CAST(a AS bigint) > 1", "a::int8 > 1"));
  CHECK_FALSE(is_told("CASE WHEN a > 1 THEN true END", "CASE WHEN a > 1 THEN true ELSE NULL END"));
  CHECK_FALSE(is_told("b LIKE 'x%'", "b ~~ 'x%'::text"));
  CHECK(is_told("a BETWEEN 1 AND 2", "a BETWEEN 1 AND 3"));
  CHECK(is_told("b IN ('x', 'y')", "b IN ('x', 'z')"));
  CHECK(is_told("a > 1", "a > 2"));
  CHECK(is_told("a > 1", "a > 1 AND b = 'x'"));
  CHECK(is_told("b = 'X1'", "b = 'X2'"));
  const auto is_default_told = [](const std::string& type, const std::string& was, const std::string& is) {
    return !left_of({"CREATE TABLE t (a " + type + " DEFAULT " + was + ")"}, {"ALTER TABLE t ALTER a SET DEFAULT " + is}, {})
                .empty();
  };
  CHECK_FALSE(is_default_told("int", "'1'", "1"));
  CHECK_FALSE(is_default_told("bool", "'t'", "true"));
  CHECK_FALSE(is_default_told("timestamptz", "now()", "CURRENT_TIMESTAMP"));
  CHECK(is_default_told("bool", "true", "false"));
  CHECK(is_default_told("text", "'a1'", "'a2'"));
  CHECK(is_default_told("mood", "'draft'", "'done'"));
}

TEST_CASE("what is renamed, moved or altered is told of each kind") {
  CHECK(left_of({}, {"ALTER INDEX i RENAME TO j"}, {}) == Statements{"different i i j by 0"});
  CHECK(left_of({}, {"ALTER INDEX i RENAME TO j"}, {"ALTER INDEX j RENAME TO i"}) == nothing);
  CHECK(left_of({}, {"ALTER INDEX i RENAME TO j"}, {"DROP INDEX j"}) == Statements{"lost i by 1"});
  CHECK(left_of({}, {"ALTER SEQUENCE i RENAME TO j"}, {}) == Statements{"different i i j by 0"});
  CHECK(left_of({}, {"ALTER VIEW i RENAME TO j"}, {}) == Statements{"different i i j by 0"});
  CHECK(left_of({}, {"ALTER VIEW i RENAME TO j"}, {"ALTER TABLE j RENAME TO i"}) == nothing);
  CHECK(left_of({}, {"ALTER TYPE i RENAME TO j"}, {}) == Statements{"different i i j by 0"});
  CHECK(left_of({}, {"ALTER TYPE i RENAME TO j"}, {"ALTER TYPE j RENAME TO i"}) == nothing);
  CHECK(left_of({}, {"ALTER SCHEMA i RENAME TO j"}, {}) == Statements{"different i i j by 0"});
  CHECK(left_of({}, {"ALTER SCHEMA i RENAME TO j"}, {"ALTER SCHEMA j RENAME TO i"}) == nothing);
  CHECK(left_of({}, {"DROP TABLE t"}, {"ALTER TABLE old RENAME TO t"}).size() == 1);
  CHECK(left_of({}, {"DROP TYPE d"}, {"CREATE DOMAIN d AS int"}) == Statements{"anew d by 0"});
  const Statements made{"CREATE SCHEMA s", "CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT a FROM t", "CREATE SEQUENCE q"};
  CHECK(left_of(made, {"ALTER TABLE t SET SCHEMA s"}, {}) == Statements{"different t public.t s.t by 0"});
  CHECK(left_of(made, {"ALTER TABLE t SET SCHEMA s"}, {"ALTER TABLE s.t SET SCHEMA public"}) == nothing);
  CHECK(left_of({}, {"ALTER VIEW v SET SCHEMA s"}, {}) == Statements{"different v public.v s.v by 0"});
  CHECK(left_of({}, {"ALTER VIEW v SET SCHEMA s"}, {"ALTER VIEW s.v SET SCHEMA public"}) == nothing);
  CHECK(left_of(made, {"DROP VIEW v"}, {"CREATE VIEW v AS SELECT t.a FROM t"}) == Statements{"anew v by 0"});
  CHECK(left_of(made, {"DROP VIEW v"}, {"CREATE VIEW v AS SELECT a FROM t WHERE a > 1"}) ==
        Statements{"different v SELECT a FROM t SELECT a FROM t WHERE a > 1 by 1"});
  CHECK(left_of(made, {"DROP SEQUENCE q"}, {"CREATE SEQUENCE q START WITH 1"}) == Statements{"anew q by 0"});
  CHECK(left_of(made, {"DROP SEQUENCE q"}, {"CREATE SEQUENCE q START 10"}) ==
        Statements{"different q AS int8 AS int8 START 10 by 1"});
  CHECK(left_of(made, {"ALTER TABLE t SET UNLOGGED, SET (fillfactor = 70)"}, {"ALTER TABLE t RESET (fillfactor)"}) ==
        Statements{"different t TABLE UNLOGGED TABLE by 4294967295"});
  const Statements checked{"CREATE TABLE t (a int)", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID"};
  CHECK(left_of(checked, {"ALTER TABLE t VALIDATE CONSTRAINT c"}, {}) ==
        Statements{"different t c CHECK (a > 0) NOT VALID CHECK (a > 0) by 4294967295"});
  CHECK(left_of({}, {"ALTER TABLE p ATTACH PARTITION c DEFAULT"}, {}) ==
        Statements{"different c no child of another table a child of another table by 0"});
  CHECK(left_of({}, {"ALTER TABLE p ATTACH PARTITION c DEFAULT"}, {"ALTER TABLE p DETACH PARTITION c"}) == nothing);
}

TEST_CASE("what becomes of types, and what CASCADE takes, is told") {
  CHECK(left_of({}, {"ALTER TYPE e ADD VALUE 'x'"}, {}) == Statements{"left e x by 0"});
  CHECK(left_of({}, {"ALTER TYPE e ADD VALUE IF NOT EXISTS 'x'"}, {}) == nothing);
  CHECK(left_of({}, {"ALTER TYPE e RENAME VALUE 'x' TO 'y'"}, {}) == Statements{"different e x x y by 0"});
  CHECK(left_of({}, {"ALTER TYPE e RENAME VALUE 'x' TO 'y'"}, {"ALTER TYPE e RENAME VALUE 'y' TO 'x'"}) == nothing);
  const Statements made{"CREATE TYPE e AS ENUM ('a')", "CREATE DOMAIN d AS int CHECK (VALUE > 0)",
                        "CREATE TABLE t (a e, b d, c int)"};
  CHECK(left_of(made, {"ALTER TYPE e ADD VALUE 'b' BEFORE 'a'"}, {}) ==
        Statements{"different e ENUM ('a') ENUM ('b', 'a') by 4294967295"});
  CHECK(left_of(made, {"DROP TYPE e CASCADE"}, {"CREATE TYPE e AS ENUM ('a')"}) == Statements{"anew e by 0", "lost t a by 0"});
  CHECK(left_of({"CREATE DOMAIN d AS int CHECK (VALUE > 0)"}, {"DROP DOMAIN d"}, {"CREATE DOMAIN d AS int CHECK (VALUE > 1)"}) ==
        Statements{"different d int4 CHECK (VALUE > 0) int4 CHECK (VALUE > 1) by 1"});
  CHECK(left_of({"CREATE SEQUENCE s", "CREATE TABLE t (a int DEFAULT nextval('s'))"}, {"DROP SEQUENCE s CASCADE"},
                {"CREATE SEQUENCE s"}) == Statements{"different t a int4 DEFAULT nextval('s') int4 by 4294967295", "anew s by 0"});
  CHECK(left_of({"CREATE SCHEMA s", "CREATE TABLE s.t (a int)", "CREATE VIEW s.v AS SELECT 1"}, {"DROP SCHEMA s CASCADE"},
                {"CREATE SCHEMA s"}) == Statements{"anew s by 0", "lost t by 0", "lost v by 0"});
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
