CREATE TYPE k AS ENUM ('a')
CREATE TEMP TABLE t () -- unknown existence 42P07
ALTER TABLE t ADD COLUMN a k -- unknown existence
DROP TYPE k -- unknown existence 2BP01

CREATE TYPE k AS ENUM ('a')
CREATE TEMP TABLE t (a k) -- unknown existence 42P07
DROP TYPE k -- unknown existence 2BP01

CREATE TABLE e (id INT)
CREATE VIEW v AS SELECT * FROM e -- unknown existence
DROP TABLE e CASCADE -- unknown existence
CREATE TABLE u (id INT, b INT)
CREATE OR REPLACE VIEW v AS SELECT * FROM u -- unknown existence
ALTER TABLE u DROP COLUMN b -- unknown existence 2BP01

CREATE TABLE t (id INT, a INT) PARTITION BY LIST (a)
CREATE TABLE p PARTITION OF t FOR VALUES IN (1) -- unknown existence 42P17
CREATE VIEW v AS SELECT a FROM p -- unknown existence
DROP TABLE t -- unknown existence 2BP01 !

CREATE TEMP TABLE t (id INT) -- unknown existence 42P07
CREATE VIEW v AS SELECT * FROM t -- unknown existence
CREATE TABLE v (id INT) -- unknown existence

DROP SCHEMA public
CREATE TEMP TABLE t () -- unknown existence 42P07

SET LOCAL search_path TO other
CREATE TEMP TABLE t () -- unknown existence 42P07

CREATE TYPE c AS (x INT)
CREATE TYPE e AS ENUM ('a')
ALTER TYPE c RENAME TO e -- fails 42710

CREATE TABLE t (a INT)
CREATE VIEW v AS SELECT a FROM t -- unknown existence
CREATE TYPE e AS ENUM ('a')
ALTER VIEW v RENAME TO e -- fails 42710

CREATE TABLE t (id INT)
CREATE SEQUENCE s OWNED BY t.xmin
DROP TABLE t
DROP SEQUENCE s -- fails 42P01

CREATE TEMP TABLE t () -- unknown existence 42P07
CREATE TYPE k AS ENUM ('a')
ALTER TYPE k RENAME TO t -- unknown existence

CREATE SCHEMA app
SET LOCAL search_path TO public, app
CREATE TYPE k AS (x INT)
ALTER TYPE k ADD VALUE 'a' -- fails 42809
CREATE TABLE t (a k)
