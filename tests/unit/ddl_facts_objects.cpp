// What is read of CREATE and DROP of what is no table.
#include "catch.hpp"
#include "facts_text.hpp"

using namespace mesh::test;

TEST_CASE("drops are read") {
  CHECK(facts_of("DROP TABLE IF EXISTS a, \"B\".c CASCADE") == "drop table a, B.c if exists cascade");
  CHECK(facts_of("DROP INDEX CONCURRENTLY IF EXISTS a") == "drop index a if exists concurrently");
  CHECK(facts_of("DROP MATERIALIZED VIEW v RESTRICT") == "drop materialized view v");
  CHECK(facts_of("DROP SEQUENCE s") == "drop sequence s");
  CHECK(facts_of("DROP VIEW v") == "drop view v");
  CHECK(facts_of("DROP TYPE t") == "drop type t");
  CHECK(facts_of("DROP DOMAIN d") == "drop domain d");
  CHECK(facts_of("DROP SCHEMA a, b") == "drop schema a, b");
  CHECK(facts_of("DROP EXTENSION \"uuid-ossp\"") == "drop extension uuid-ossp");
  CHECK(facts_of("DROP FUNCTION f(int)") == "no effect");
  CHECK(facts_of("DROP TRIGGER x ON t") == "no effect");
  CHECK(facts_of("DROP FUNCTION f() CASCADE") == "opaque");
  CHECK(facts_of("DROP OWNED BY x") == "opaque");
  CHECK(facts_of("DROP FOREIGN TABLE t") == "opaque");
  CHECK(facts_of("DROP TABLE") == "opaque");
  CHECK(facts_of("DROP TABLE a b") == "opaque");
  CHECK(facts_of("DROP SCHEMA a.b") == "opaque");
}

TEST_CASE("types are read") {
  CHECK(facts_of("CREATE TYPE s.t AS ENUM ('a', 'b''c', $$d$$, E'e')") == "create enum s.t (a,b'c,d,e)");
  CHECK(facts_of("CREATE TYPE t AS ENUM ()") == "create enum t");
  CHECK(facts_of("CREATE TYPE t AS (a int, b text COLLATE \"C\")") == "create composite t; a int4; b text collate C");
  CHECK(facts_of("CREATE TYPE t AS RANGE (subtype = float8)") == "create range t");
  CHECK(facts_of("CREATE TYPE t") == "create shell t");
  CHECK(facts_of("CREATE TYPE t (input = x)") == "create base t");
  CHECK(facts_of("CREATE DOMAIN d AS varchar(3) NOT NULL DEFAULT 'x' CONSTRAINT c CHECK (value <> '')") ==
        "create domain d varchar(3) not null default check");
  CHECK(facts_of("CREATE DOMAIN d int") == "create domain d int4");
  CHECK(facts_of("CREATE TYPE t AS ENUM ('a' 'b')") == "opaque");
  CHECK(facts_of("CREATE TYPE t AS ENUM (E'\\x41')") == "opaque");
  CHECK(facts_of("CREATE TYPE t AS (a int NOT NULL)") == "opaque");
  CHECK(facts_of("CREATE DOMAIN d int UNIQUE") == "opaque");
  CHECK(facts_of("CREATE DOMAIN d int GENERATED ALWAYS AS IDENTITY") == "opaque");
}

TEST_CASE("schemas, sequences, views and extensions are read") {
  CHECK(facts_of("CREATE SCHEMA IF NOT EXISTS a AUTHORIZATION CURRENT_USER") == "create schema a if not exists");
  CHECK(facts_of("CREATE SCHEMA AUTHORIZATION joe") == "create schema joe");
  CHECK(facts_of("CREATE TEMP SEQUENCE IF NOT EXISTS s.q AS bigint START WITH 1 INCREMENT BY -1 NO CYCLE OWNED BY t.a") ==
        "create temporary sequence s.q if not exists owned by t a");
  CHECK(facts_of("CREATE OR REPLACE TEMP VIEW v (a, b) WITH (security_barrier) AS SELECT f(1), 2 WITH LOCAL CHECK "
                 "OPTION") == "create temporary view v or replace [SELECT f(1), 2]");
  CHECK(facts_of("CREATE RECURSIVE VIEW v (a) AS VALUES (1)") == "create view v [VALUES (1)]");
  CHECK(facts_of("CREATE MATERIALIZED VIEW IF NOT EXISTS s.v AS SELECT * FROM t WITH DATA") ==
        "create materialized view s.v if not exists [SELECT * FROM t WITH DATA]");
  CHECK(facts_of("CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" WITH SCHEMA public CASCADE") ==
        "create extension uuid-ossp if not exists");
  CHECK(facts_of("CREATE SCHEMA a CREATE TABLE t (a int)") == "opaque");
  CHECK(facts_of("CREATE SCHEMA AUTHORIZATION CURRENT_USER") == "opaque");
  CHECK(facts_of("CREATE EXTENSION postgis") == "opaque");
  CHECK(facts_of("CREATE MATERIALIZED VIEW v AS SELECT my_function()") == "opaque");
  CHECK(facts_of("CREATE VIEW v AS") == "opaque");
  CHECK(facts_of("CREATE OR REPLACE TABLE t (a int)") == "opaque");
}
