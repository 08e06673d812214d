// What is read of statements over rows, and of those that do nothing to the catalog.
#include "catch.hpp"
#include "facts_text.hpp"

using namespace mesh::test;

TEST_CASE("what changes rows is read with its tables") {
  CHECK(facts_of("INSERT INTO a.t (x, y) VALUES ($1, now()) ON CONFLICT (x) DO UPDATE SET y = excluded.y RETURNING x") ==
        "insert a.t");
  CHECK(facts_of("INSERT INTO t AS q DEFAULT VALUES") == "insert t");
  CHECK(facts_of("UPDATE ONLY t AS u SET a = coalesce(b, 1) FROM x WHERE u.a = x.a") == "update t");
  CHECK(facts_of("UPDATE t SET (a, b) = (1, pg_catalog.lower(c))") == "update t");
  CHECK(facts_of("DELETE FROM t u USING x WHERE u.a = x.a") == "delete t");
  CHECK(facts_of("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT "
                 "(a) VALUES (1)") == "merge t");
  CHECK(facts_of("COPY t (a, b) FROM '/x'") == "copy t");
  CHECK(facts_of("TRUNCATE TABLE ONLY a, \"B\".c RESTART IDENTITY CASCADE") == "truncate a, B.c cascade");
  CHECK(facts_of("TRUNCATE a RESTRICT") == "truncate a");
  CHECK(facts_of("INSERT t VALUES (1)") == "opaque");
  CHECK(facts_of("UPDATE t a b SET c = 1") == "opaque");
  CHECK(facts_of("DELETE t") == "opaque");
  CHECK(facts_of("TRUNCATE a b") == "opaque");
  CHECK(facts_of("COPY t") == "opaque");
  CHECK(facts_of("INSERT INTO t") == "opaque");
  CHECK(facts_of("UPDATE t WHERE a") == "opaque");
}

TEST_CASE("a WITH may change rows, too") {
  CHECK(facts_of("WITH d AS (DELETE FROM a RETURNING *), e (x) AS MATERIALIZED (SELECT 1) INSERT INTO b SELECT * FROM d") ==
        "insert a, b");
  CHECK(facts_of("WITH d AS (INSERT INTO a SELECT 1 RETURNING *) DELETE FROM b") == "insert a, b");
  CHECK(facts_of("WITH d AS (UPDATE s.a SET b = 1 RETURNING *) SELECT count(*) FROM d") == "update s.a");
  CHECK(facts_of("WITH RECURSIVE d AS NOT MATERIALIZED (SELECT 1) TABLE d") == "no effect");
  CHECK(facts_of("WITH d AS (WITH e AS (SELECT 1) INSERT INTO a SELECT 1) SELECT 1") == "opaque");
  CHECK(facts_of("WITH d AS (SELECT my_function()) SELECT 1") == "opaque");
  CHECK(facts_of("WITH d AS (SELECT 1)") == "opaque");
}

TEST_CASE("a function that is not known may do anything") {
  CHECK(facts_of("SELECT count(*) delete FROM t") == "no effect");
  CHECK(facts_of("SELECT lower(a), row_number() OVER (PARTITION BY b) FROM t AS u(a, b) WHERE c IN (1) GROUP BY (d)") ==
        "no effect");
  CHECK(facts_of("VALUES (1), (2)") == "no effect");
  CHECK(facts_of("TABLE t") == "no effect");
  CHECK(facts_of("(SELECT 1) UNION (SELECT 2) FOR UPDATE") == "no effect");
  CHECK(facts_of("SELECT x::numeric(3), CAST(y AS geometry(Point)) FROM (VALUES (1, 2)) t(x, y)") == "no effect");
  CHECK(facts_of("SELECT pg_catalog.setval('x', 1, true)") == "no effect");
  CHECK(facts_of("COPY t TO '/x'") == "no effect");
  CHECK(facts_of("COPY (SELECT 1) TO '/x'") == "no effect");
  CHECK(facts_of("SELECT create_hypertable('x', 'y')") == "opaque");
  CHECK(facts_of("SELECT public.now()") == "opaque");
  CHECK(facts_of("SELECT a.b.c()") == "opaque");
  CHECK(facts_of("INSERT INTO t SELECT \"My_Function\"(x) FROM y") == "opaque");
  CHECK(facts_of("COPY (SELECT f()) TO '/x'") == "opaque");
  CHECK(facts_of("UPDATE t SET a = f(1)") == "opaque");
  CHECK(facts_of("SELECT 1, set_config('search_path', 'a', false)") == "opaque");
}

TEST_CASE("SELECT INTO makes a table") {
  CHECK(facts_of("SELECT a INTO s.x FROM y") == "create table s.x unknown columns");
  CHECK(facts_of("SELECT a INTO TEMPORARY TABLE x FROM y") == "create temporary table x unknown columns");
  CHECK(facts_of("SELECT * INTO UNLOGGED x FROM y") == "create unlogged table x unknown columns");
  CHECK(facts_of("SELECT f() INTO x") == "opaque");
  CHECK(facts_of("(SELECT a INTO x FROM y)") == "opaque");
  CHECK(facts_of("WITH d AS (DELETE FROM a RETURNING *) SELECT * INTO x FROM d") == "opaque");
}

TEST_CASE("search_path is read wherever it is set") {
  CHECK(facts_of("SET search_path TO A, 'B c', \"D\", \"$user\"") == "search_path (a,B c,D,$user)");
  CHECK(facts_of("SET LOCAL search_path = DEFAULT") == "search_path () local");
  CHECK(facts_of("SET SESSION \"search_path\" = public") == "search_path (public)");
  CHECK(facts_of("SET SCHEMA 'a'") == "search_path (a)");
  CHECK(facts_of("SET search_path = ''") == "search_path ()");
  CHECK(facts_of("RESET search_path") == "search_path ()");
  CHECK(facts_of("RESET ALL") == "search_path ()");
  CHECK(facts_of("SELECT set_config('search_path', 'a, \"B\", C', false)") == "search_path (a,B,c)");
  CHECK(facts_of("SELECT pg_catalog.set_config('search_path', '', true)") == "search_path () local");
  CHECK(facts_of("SELECT set_config('lock_timeout', '1s', true)") == "no effect");
  CHECK(facts_of("SET ROLE x") == "opaque");
  CHECK(facts_of("SET LOCAL ROLE x") == "opaque");
  CHECK(facts_of("SET SESSION AUTHORIZATION x") == "opaque");
  CHECK(facts_of("RESET ROLE") == "opaque");
  CHECK(facts_of("SET search_path FROM CURRENT") == "opaque");
  CHECK(facts_of("SELECT set_config('role', 'x', true)") == "opaque");
  CHECK(facts_of("SELECT set_config('search_path', a, true)") == "opaque");
  CHECK(facts_of("SET search_path TO a b") == "opaque");
}

TEST_CASE("what leaves the catalog as a model keeps it has no effect") {
  CHECK(facts_of("SET lock_timeout = '5s'") == "no effect");
  CHECK(facts_of("RESET lock_timeout") == "no effect");
  CHECK(facts_of("SET TRANSACTION READ ONLY") == "no effect");
  CHECK(facts_of("SET CONSTRAINTS ALL DEFERRED") == "no effect");
  CHECK(facts_of("GRANT SELECT ON t TO x") == "no effect");
  CHECK(facts_of("REVOKE ALL ON t FROM x") == "no effect");
  CHECK(facts_of("COMMENT ON TABLE x IS 'y'") == "no effect");
  CHECK(facts_of("VACUUM ANALYZE x") == "no effect");
  CHECK(facts_of("REINDEX TABLE t") == "no effect");
  CHECK(facts_of("LOCK TABLE t IN SHARE MODE") == "no effect");
  CHECK(facts_of("CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT $1; SELECT 2; END") == "no effect");
  CHECK(facts_of("CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN; END $$ LANGUAGE plpgsql") == "no effect");
  CHECK(facts_of("CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()") == "no effect");
  CHECK(facts_of("CREATE POLICY p ON t USING (true)") == "no effect");
  CHECK(facts_of("CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING") == "no effect");
  CHECK(facts_of("CREATE ROLE r") == "no effect");
  CHECK(facts_of("ALTER FUNCTION f(int) OWNER TO x") == "no effect");
  CHECK(facts_of("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO x") == "no effect");
  CHECK(facts_of("DROP POLICY p ON t") == "no effect");
  CHECK(facts_of("EXPLAIN SELECT 1") == "no effect");
  CHECK(facts_of("REFRESH MATERIALIZED VIEW v") == "no effect");
  CHECK(facts_of(" ; -- nothing") == "no effect");
  CHECK(facts_of("CREATE RULE \"_RETURN\" AS ON SELECT TO t DO INSTEAD SELECT 1") == "opaque");
  CHECK(facts_of("DROP LANGUAGE l CASCADE") == "opaque");
  CHECK(facts_of("EXPLAIN ANALYZE SELECT 1") == "opaque");
  CHECK(facts_of("EXPLAIN (ANALYZE) SELECT 1") == "opaque");
  CHECK(facts_of("DO $$ BEGIN END $$") == "opaque");
  CHECK(facts_of("CALL p()") == "opaque");
  CHECK(facts_of("EXECUTE p") == "opaque");
  CHECK(facts_of("DISCARD ALL") == "opaque");
  CHECK(facts_of("CREATE FOREIGN TABLE t (a int) SERVER s") == "opaque");
  CHECK(facts_of("IMPORT FOREIGN SCHEMA x FROM SERVER y INTO z") == "opaque");
  CHECK(facts_of("LOAD 'x'") == "opaque");
  CHECK(facts_of("FETCH c") == "opaque");
  CHECK(facts_of("ALTER EXTENSION e UPDATE") == "opaque");
  CHECK(facts_of("SLECT 1") == "opaque");
  CHECK(facts_of("SELECT 'a") == "opaque");
  CHECK(facts_of("SELECT (1") == "opaque");
  CHECK(facts_of("SELECT \\ 1") == "opaque");
}

TEST_CASE("transaction control is told from other commands") {
  CHECK(facts_of("BEGIN") == "transaction");
  CHECK(facts_of("COMMIT AND CHAIN") == "transaction");
  CHECK(facts_of("SAVEPOINT a") == "transaction");
  CHECK(facts_of("ROLLBACK TO a") == "transaction");
  CHECK(facts_of("PREPARE TRANSACTION 'x'") == "transaction");
  CHECK(facts_of("END") == "transaction");
  CHECK(facts_of("PREPARE p AS SELECT 1") == "no effect");
}

TEST_CASE("one statement is read, with what may stand around it") {
  CHECK(facts_of("/* x */ ; DROP TABLE t ; -- y") == "drop table t");
  CHECK(facts_of("DROP TABLE a; DROP TABLE b") == "opaque");
  CHECK(facts_of("DROP TABLE a; b") == "opaque");
}
