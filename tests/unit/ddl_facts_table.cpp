// What is read of CREATE TABLE.
#include "catch.hpp"
#include "facts_text.hpp"

using namespace mesh::test;

TEST_CASE("a table is read with its columns and constraints") {
  CHECK(facts_of("CREATE TABLE IF NOT EXISTS \"users\" (\"id\" SERIAL PRIMARY KEY, \"at\" TIMESTAMPTZ NOT NULL DEFAULT "
                 "now())") == "create table users if not exists; id serial, primary key; at timestamptz not null default [now()]");
  CHECK(facts_of("create temp table Foo.Bar (A int, constraint pk primary key (a, b) include (c) with (fillfactor=70) "
                 "using index tablespace x)") == "create temporary table foo.bar; a int4; primary key pk (a,b) include (c)");
  CHECK(facts_of("CREATE UNLOGGED TABLE t (a int, UNIQUE NULLS NOT DISTINCT (a, b) DEFERRABLE INITIALLY DEFERRED, "
                 "CHECK (a > 1) NO INHERIT NOT VALID)") ==
        "create unlogged table t; a int4; unique (a,b) deferrable deferred nulls not distinct; check [a > 1] not valid "
        "no inherit");
  CHECK(facts_of("CREATE TABLE t (CONSTRAINT c FOREIGN KEY (a, b) REFERENCES s.t (x, y) MATCH FULL ON UPDATE SET "
                 "DEFAULT ON DELETE SET NULL (a) NOT VALID)") ==
        "create table t; foreign key c (a,b) to s.t (x,y) on delete set null on update set default not valid");
  CHECK(facts_of("CREATE TABLE t (EXCLUDE USING gist (a WITH =, b WITH &&) INCLUDE (c) WHERE (a > 1) INITIALLY "
                 "DEFERRED)") ==
        "create table t; exclude include (c) [USING gist (a WITH =, b WITH &&) INCLUDE (c) WHERE (a > 1)] deferrable "
        "deferred");
  CHECK(facts_of("CREATE TABLE t (exclude int, value text, \"key\" int, EXCLUDE (a WITH =))") ==
        "create table t; exclude int4; value text; key int4; exclude [(a WITH =)]");
  CHECK(facts_of("CREATE TABLE t ()") == "create table t");
}

TEST_CASE("what a table takes from others is read") {
  CHECK(facts_of("CREATE TABLE t (LIKE s.x INCLUDING ALL EXCLUDING INDEXES, LIKE y) INHERITS (p, s.q)") ==
        "create table t; like s.x with options; like y; inherits p, s.q");
  CHECK(facts_of("CREATE TABLE t OF ty (a WITH OPTIONS NOT NULL, PRIMARY KEY (a))") ==
        "create table t unknown columns; a not null; primary key (a)");
  CHECK(facts_of("CREATE TABLE t AS SELECT count(*) FROM x WITH NO DATA") == "create table t unknown columns");
  CHECK(facts_of("CREATE TABLE t (a, b) WITH (fillfactor = 3) ON COMMIT DROP AS VALUES (1, 2)") ==
        "create table t unknown columns; on commit");
  CHECK(facts_of("CREATE TABLE t AS SELECT my_function() FROM x") == "opaque");
  CHECK(facts_of("CREATE TABLE t AS EXECUTE prepared") == "opaque");
  CHECK(facts_of("CREATE TABLE t AS WITH d AS (DELETE FROM x RETURNING *) SELECT * FROM d") == "opaque");
}

TEST_CASE("a partitioned table and its partitions are read") {
  CHECK(facts_of("CREATE TABLE t (a int) PARTITION BY RANGE (a, lower(b) COLLATE \"C\" text_ops) USING heap WITH (x = "
                 "1) TABLESPACE t") == "create table t; a int4; by range (a,)");
  CHECK(facts_of("CREATE TABLE p PARTITION OF s.q FOR VALUES FROM (1) TO (MAXVALUE) PARTITION BY HASH (a)") ==
        "create table p of s.q; by hash (a)");
  CHECK(facts_of("CREATE TABLE p PARTITION OF q (a WITH OPTIONS NOT NULL, b DEFAULT 3, CHECK (a > 1)) DEFAULT") ==
        "create table p of q; a not null; b default [3]; check [a > 1]");
  CHECK(facts_of("CREATE TABLE p PARTITION OF q FOR VALUES IN ('a', NULL)") == "create table p of q");
  CHECK(facts_of("CREATE TABLE p PARTITION OF q FOR VALUES WITH (MODULUS 2, REMAINDER 1)") == "create table p of q");
  CHECK(facts_of("CREATE TABLE p (a int) PARTITION BY SIZE (a)") == "opaque");
  CHECK(facts_of("CREATE TABLE p PARTITION OF q FOR VALUES FROM (1)") == "opaque");
}

TEST_CASE("what is no CREATE TABLE of PostgreSQL is not read") {
  CHECK(facts_of("CREATE TABLE t") == "opaque");
  CHECK(facts_of("CREATE TABLE t (a int,)") == "opaque");
  CHECK(facts_of("CREATE TABLE t (select int)") == "opaque");
  CHECK(facts_of("CREATE TABLE t (a int) garbage") == "opaque");
  CHECK(facts_of("CREATE TABLE t (a int[ , b int])") == "opaque");
  CHECK(facts_of("CREATE TABLE a.b.c (a int)") == "opaque");
  CHECK(facts_of("CREATE TABLE \"\" (a int)") == "opaque");
  CHECK(facts_of("CREATE TABLE t (a int DEFAULT $1)") == "opaque");
  CHECK(facts_of("CREATE TABLE U&\"x\" (a int)") == "opaque");
  CHECK(facts_of("CREATE TABLE t (a int") == "opaque");
  CHECK(facts_of("CREATE TABLE t (a int); SELECT 1") == "opaque");
  CHECK(facts_of("CREATE FOREIGN TABLE t (a int) SERVER x") == "opaque");
  CHECK(facts_of("CREATE TABLE t (PRIMARY KEY ())") == "opaque");
  CHECK(facts_of("CREATE TABLE t (UNIQUE (a) NOT VALID)") == "opaque");
  CHECK(facts_of("CREATE TABLE t (UNIQUE (a) NOT DEFERRABLE INITIALLY DEFERRED)") == "opaque");
}

TEST_CASE("names are folded and cut as PostgreSQL does") {
  CHECK(facts_of("CREATE TABLE SomeTable (\"SomeColumn\" int, ÉCOLE int, \"a\"\"b\" int)") ==
        "create table sometable; SomeColumn int4; École int4; a\"b int4");
  CHECK(facts_of("CREATE TABLE a123456789012345678901234567890123456789012345678901234567890123456789 (x int)") ==
        "create table a12345678901234567890123456789012345678901234567890123456789012; x int4");
  CHECK(facts_of("CREATE TABLE a1234567890123456789012345678901234567890123456789012345678901é (x int)") ==
        "create table a1234567890123456789012345678901234567890123456789012345678901; x int4");
}
