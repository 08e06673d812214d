ALTER TABLE pg_class ADD a int -- unknown existence

ALTER TABLE pg_catalog.pg_class ADD a int -- unknown existence 3F000

DROP TABLE pg_class -- unknown existence

DROP TABLE IF EXISTS pg_class -- unknown existence

CREATE INDEX i ON pg_class (relname) -- unknown existence

CREATE TABLE pg_class (a int)

CREATE TABLE pg_catalog.t (a int) -- unknown existence 3F000

CREATE TABLE pg_toast.t (a int) -- unknown existence 3F000

CREATE TABLE information_schema.t (a int) -- unknown existence 3F000

CREATE TABLE pg_nope (a int)

CREATE TABLE pg_nope.t (a int) -- unknown existence 3F000

CREATE SCHEMA information_schema -- fails 42P06

CREATE SCHEMA IF NOT EXISTS information_schema -- skipped

CREATE SCHEMA pg_x -- fails 42939

CREATE SCHEMA IF NOT EXISTS pg_x -- fails 42939

DROP SCHEMA information_schema -- unknown existence

DROP SCHEMA pg_catalog -- unknown existence

DROP SCHEMA pg_catalog CASCADE -- unknown existence

DROP SCHEMA pg_nope -- unknown existence

DROP SCHEMA IF EXISTS pg_nope -- unknown existence

CREATE SCHEMA s
ALTER SCHEMA s RENAME TO pg_s -- unknown existence

CREATE SCHEMA s
ALTER SCHEMA s RENAME TO information_schema -- unknown existence

CREATE SCHEMA s
ALTER SCHEMA s RENAME TO public -- unknown existence

ALTER TABLE pg_class RENAME TO x -- unknown existence

ALTER TABLE information_schema.tables ADD a int -- unknown existence 3F000

DROP VIEW information_schema.tables -- unknown existence 3F000

DROP TABLE information_schema.tables -- unknown existence 3F000

CREATE INDEX i ON information_schema.tables (table_name) -- unknown existence 3F000

INSERT INTO pg_class VALUES (1) -- unknown rows

TRUNCATE pg_class -- unknown rows

UPDATE pg_class SET relname = 'x' -- unknown rows

CREATE TABLE t (a int REFERENCES pg_class (oid)) -- unknown existence

CREATE TABLE t (LIKE pg_class) -- unknown existence

CREATE TABLE t () INHERITS (pg_class) -- unknown existence

CREATE TABLE t (a pg_class) -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t SET SCHEMA pg_catalog -- unknown existence 3F000

CREATE TABLE t (a int)
ALTER TABLE t SET SCHEMA information_schema -- unknown existence 3F000

CREATE TABLE t (a int)
ALTER TABLE t SET SCHEMA pg_toast -- unknown existence 3F000

CREATE TABLE t (a int)
ALTER TABLE t SET SCHEMA nope -- fails 3F000

CREATE TABLE t (a int)
ALTER TABLE t RENAME TO pg_t

CREATE TABLE t (a int)
ALTER TABLE t RENAME TO pg_class

CREATE TYPE pg_catalog.e AS ENUM ('a') -- unknown existence 3F000

CREATE TYPE pg_e AS ENUM ('a')

DROP TYPE int4 -- fails 2BP01

DROP TYPE text -- fails 2BP01

DROP TYPE pg_catalog.int4 -- unknown existence 3F000

DROP TYPE IF EXISTS int4 -- fails 2BP01

CREATE SEQUENCE pg_catalog.s -- unknown existence 3F000

CREATE VIEW pg_catalog.v AS SELECT 1 -- unknown existence 3F000

CREATE DOMAIN int4 AS int

CREATE TYPE text AS ENUM ('a')

CREATE TABLE text (a int)

CREATE TYPE int4 AS (a int)

CREATE TABLE tables (a int)

CREATE TABLE pg_temp.t (a int) -- unknown existence 3F000

DROP SCHEMA public

DROP SCHEMA public CASCADE

CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NO INHERIT)

DROP TYPE serial -- fails 42704

DROP TYPE void -- fails 2BP01

DROP TYPE record -- fails 2BP01

DROP TYPE "char" -- fails 2BP01

DROP DOMAIN int4 -- fails 42809

DROP TYPE int -- fails 2BP01

DROP TYPE integer -- fails 2BP01

CREATE TYPE void AS ENUM ('a')

CREATE DOMAIN record AS int

CREATE TABLE trigger (a int)

CREATE TABLE t (a trigger_x) -- fails 42704

CREATE TABLE unknown (a int)
CREATE TABLE t (a unknown) -- fails 42P16

CREATE TABLE t (a int CHECK (a::unknown IS NULL)) -- unknown expression 42846

CREATE TABLE t (a int DEFAULT 'x'::unknown) -- unknown expression 22P02

CREATE TABLE pg_stats_mine (a int)
ALTER TABLE pg_stats_mine ADD b int -- unknown existence

CREATE TABLE pg_stats_mine (a int)
DROP TABLE pg_stats_mine -- unknown existence

CREATE TABLE pg_stats_mine (a int)
CREATE INDEX pg_i ON pg_stats_mine (a) -- unknown existence

CREATE TABLE pg_stats_mine (a int PRIMARY KEY)
CREATE TABLE t (b int REFERENCES pg_stats_mine) -- unknown existence

CREATE INDEX pg_i ON pg_nope (a) -- unknown existence

CREATE TYPE pg_e AS ENUM ('x')
CREATE TABLE t (a pg_e) -- unknown existence

CREATE SCHEMA s
CREATE TABLE s.pg_t (a int)
ALTER TABLE s.pg_t ADD b int
