CREATE TABLE t (a INT, CONSTRAINT i CHECK (a > 0), CONSTRAINT c CHECK (a < 9))
CREATE INDEX i ON t (a)
ALTER INDEX i RENAME TO c

CREATE TABLE t (id INT PRIMARY KEY, a INT) PARTITION BY RANGE (id)
CREATE TABLE p PARTITION OF t DEFAULT -- unknown existence 42P17
CREATE TABLE u (a INT REFERENCES p (id))
DROP TABLE t -- fails 2BP01

CREATE TABLE t (id INT PRIMARY KEY, a INT) PARTITION BY RANGE (id)
CREATE TABLE p PARTITION OF t DEFAULT -- unknown existence 42P17
CREATE TABLE u (a INT REFERENCES p (id))
DROP TABLE t CASCADE
ALTER TABLE u DROP CONSTRAINT u_a_fkey -- fails 42704

CREATE TYPE k AS ENUM ('a', 'b')
CREATE TEMP TABLE t (a INT) -- unknown existence 42P07
CREATE INDEX ON t (a) WHERE 'a'::k > 'b' -- unknown existence
DROP TYPE k -- unknown existence 2BP01

CREATE TABLE p (a INT)
CREATE TEMP TABLE c (b INT) INHERITS (p) -- unknown existence 42P07
ALTER TABLE ONLY p ADD COLUMN x INT -- unknown existence
ALTER TABLE p RENAME COLUMN a TO b -- unknown existence

CREATE TABLE p (a INT)
CREATE TEMP TABLE t (a p) -- unknown existence 42P07
ALTER TABLE p ADD COLUMN b INT NOT NULL DEFAULT 1 -- unknown existence

CREATE TABLE t (a INT)
CREATE UNIQUE INDEX ON t ((CAST(a AS int)))
CREATE TABLE u (b INT REFERENCES t (a))

CREATE TABLE t (a INT, b TEXT, n TEXT)
CREATE INDEX ON t ((a::bigint + 1))
CREATE INDEX ON t ((a::text || b))
CREATE INDEX ON t ((lower(n)::varchar || 'x'))
CREATE INDEX ON t (((CASE WHEN a > 0 THEN 1 ELSE 0 END)::bigint)) -- unknown expression 42883
CREATE INDEX ON t (((NULL)::int), ((true)::int))
CREATE INDEX ON t ((lower(n)::varchar(3)))
CREATE INDEX ON t ((a::int::bigint))

CREATE TABLE t (a INT CHECK (t2.a = (SELECT 1))) -- fails

CREATE TABLE t (a INT CHECK (date 'x' = (SELECT a))) -- fails

CREATE TABLE t (a INT CHECK (nobody IN (SELECT 1))) -- fails

CREATE TABLE t (a INT)
CREATE INDEX ON t USING gin (xmin) -- fails
CREATE INDEX ON t USING hash (ctid) -- fails 0A000
CREATE INDEX ON t (xmin int4_ops) -- fails

CREATE SEQUENCE s
CREATE TYPE c AS (x INT)
ALTER TYPE c RENAME TO s -- fails 42P07

CREATE TABLE t (a INT)
ALTER TABLE t ADD PRIMARY KEY (ctid, a, a) -- fails

CREATE TABLE t (a NAME)
CREATE INDEX ON t (a text_pattern_ops) -- unknown existence 42804

CREATE TABLE t (a INT)
ALTER TABLE t ATTACH PARTITION nobody DEFAULT -- fails 42P17
ALTER TABLE t DETACH PARTITION nobody -- fails 42P17

CREATE TYPE c AS (x INT)
ALTER TABLE c SET SCHEMA nowhere -- fails 42809

CREATE SCHEMA other
SET search_path TO other, public
CREATE TABLE public.t (a INT)
CREATE TABLE t (z INT) INHERITS (t)
