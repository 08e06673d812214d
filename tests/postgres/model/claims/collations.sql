CREATE TABLE t (a int COLLATE "C") -- fails 42804

CREATE TABLE t (a text COLLATE "C")

CREATE TABLE t (a text COLLATE "nope") -- unknown existence 42704

CREATE TABLE t (a text COLLATE nope.nope) -- fails 3F000

CREATE TABLE t (a text COLLATE pg_catalog."C")

CREATE TABLE t (a text COLLATE pg_catalog."default")

CREATE TABLE t (a text COLLATE "en_US") -- unknown existence 42704

CREATE TABLE t (a text COLLATE "en-x-icu") -- unknown existence 42704

CREATE TABLE t (a text COLLATE C) -- fails 42704

CREATE TABLE t (a text COLLATE "POSIX", b varchar(3) COLLATE ucs_basic, c text[] COLLATE "C", d char(3) COLLATE "C", e name COLLATE "C", f citext COLLATE "C") -- fails 42704

CREATE TABLE t (a name COLLATE "C")

CREATE TABLE t (a "char" COLLATE "C") -- fails 42804

CREATE TABLE t (a jsonb COLLATE "C") -- fails 42804

CREATE TABLE t (a uuid COLLATE "C") -- fails 42804

CREATE TABLE t (a boolean COLLATE "nope") -- fails

CREATE TABLE t (a int[] COLLATE "C") -- fails 42804

CREATE TABLE t (a serial COLLATE "C") -- fails 42804

CREATE TYPE e AS ENUM ('x')
CREATE TABLE t (a e COLLATE "C") -- fails 42804

CREATE TYPE e AS (x int)
CREATE TABLE t (a e COLLATE "C") -- fails 42804

CREATE DOMAIN d AS text
CREATE TABLE t (a d COLLATE "C")

CREATE DOMAIN d AS int
CREATE TABLE t (a d COLLATE "C") -- fails 42804

CREATE DOMAIN d AS int COLLATE "C" -- fails 42804

CREATE DOMAIN d AS text COLLATE "C"

CREATE DOMAIN d AS text COLLATE "nope" -- unknown existence 42704

CREATE TYPE c AS (x int COLLATE "C") -- fails 42804

CREATE TYPE c AS (x text COLLATE "nope") -- unknown existence 42704

CREATE TABLE t (a int)
ALTER TABLE t ADD b int COLLATE "C" -- fails 42804

CREATE TABLE t (a int)
ALTER TABLE t ADD b text COLLATE "nope" -- unknown existence 42704

CREATE TABLE t (a int)
ALTER TABLE t ALTER a TYPE int COLLATE "C" -- fails 42804

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE int COLLATE "C" USING 1 -- fails 42804

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE text COLLATE "nope" -- unknown existence 42704

CREATE TABLE t (a text)
ALTER TABLE t ALTER a TYPE text COLLATE "C"

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t (a COLLATE "C")

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t (b COLLATE "C") -- fails 42804

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t (a COLLATE "nope") -- unknown existence 42704

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t (lower(a) COLLATE "C")

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t ((b + 1) COLLATE "C") -- fails 42804

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t ((a COLLATE "nope")) -- unknown existence 42704

CREATE TABLE t (a text, b int)
CREATE INDEX i ON t ((b COLLATE "C")) -- fails 42804

CREATE TABLE t (a text, b int) PARTITION BY RANGE (a COLLATE "C")

CREATE TABLE t (a text, b int) PARTITION BY RANGE (b COLLATE "C") -- fails 42804

CREATE TABLE t (a text, b int) PARTITION BY RANGE (a COLLATE "nope") -- unknown existence 42704

CREATE TABLE t (a text CHECK (a COLLATE "C" > 'x'))

CREATE TABLE t (a text CHECK (a > 'x' COLLATE "C"))

CREATE TABLE t (a int CHECK (a COLLATE "C" > 1)) -- fails 42804

CREATE TABLE t (a text CHECK (a COLLATE "nope" > 'x')) -- unknown existence 42704

CREATE TABLE t (a text DEFAULT 'x' COLLATE "C")

CREATE TABLE t (a int DEFAULT 1 COLLATE "C") -- fails 42804

CREATE TABLE t (a int, b int, EXCLUDE USING btree (a COLLATE "C" WITH =)) -- unknown existence 42704

CREATE TABLE t (a int COLLATE "C" COLLATE "C") -- fails

CREATE TABLE t (a int COLLATE "nope" DEFAULT 'x') -- fails

CREATE TABLE t (a int DEFAULT 'x' COLLATE "C") -- fails 42804

CREATE COLLATION mine FROM "C" -- unknown existence
CREATE TABLE t (a text COLLATE mine) -- unknown existence 42704

CREATE TABLE x (a nope COLLATE "nope") -- fails 42704

CREATE TABLE t (a int)
CREATE TABLE t (a int COLLATE "C") -- fails 42804

CREATE TABLE t (a int)
CREATE TABLE t (a text COLLATE "nope") -- fails

CREATE TABLE t (a int)
CREATE TABLE IF NOT EXISTS t (a int COLLATE "C") -- skipped

CREATE TABLE t (a int)
ALTER TABLE t ADD IF NOT EXISTS a int COLLATE "C" -- skipped

CREATE TABLE p (a text)
CREATE TABLE t (a text COLLATE "C") INHERITS (p) -- unknown existence 42P21

CREATE TABLE t (a citext COLLATE "C") -- fails 42704

CREATE EXTENSION IF NOT EXISTS citext -- unknown existence
CREATE TABLE t (a citext COLLATE "C") -- unknown existence 42704

CREATE TABLE t (a aclitem COLLATE "C") -- unknown existence 42704

CREATE TABLE t (a pg_node_tree COLLATE "C") -- unknown existence

CREATE TABLE t (a regclass COLLATE "C") -- fails 42804

CREATE TABLE t (a int4range COLLATE "C") -- fails 42804

CREATE TYPE r AS RANGE (subtype = text)
CREATE TABLE t (a r COLLATE "C") -- unknown existence 42804

CREATE TYPE r AS RANGE (subtype = text, collation = "C")
CREATE TABLE t (a r)

CREATE DOMAIN d AS text[]
CREATE TABLE t (a d COLLATE "C")

CREATE TABLE t (a text COLLATE "default")

CREATE TABLE t (a text COLLATE pg_catalog.nope) -- unknown existence 42704

CREATE TABLE t (a text COLLATE public."C") -- unknown existence 42704

CREATE TABLE t (a text COLLATE en_us) -- fails 42704

CREATE TABLE t (a text COLLATE ucs_basic)

CREATE TABLE t (a text COLLATE "de-x-icu") -- unknown existence 42704

CREATE TABLE u (x int)
CREATE TABLE t (a u COLLATE "C") -- fails 42804

CREATE TABLE t (a text)
CREATE INDEX i ON t (a COLLATE "C" text_pattern_ops)

CREATE TABLE t (a text)
CREATE INDEX i ON t ((lower(a)) COLLATE "C" DESC)

CREATE TABLE t (a text)
CREATE INDEX i ON t ((a || 'x') COLLATE "nope") -- unknown existence 42704

CREATE TABLE t (a text, b text GENERATED ALWAYS AS (a COLLATE "C") STORED)

CREATE TABLE t (a text, CHECK (a COLLATE "C" = lower(a) COLLATE "POSIX")) -- unknown expression 42P21

CREATE TABLE t (a text, CHECK ((a COLLATE "C") < 'x'))

CREATE TABLE t (a text, CHECK (length(a COLLATE "C") > 1))

CREATE TABLE t (a text DEFAULT lower('X' COLLATE "C"))

CREATE TABLE t (a text DEFAULT NULL COLLATE "C")

CREATE TABLE t (a int DEFAULT NULL COLLATE "C") -- fails 42804

CREATE TABLE t (a date DEFAULT '2020-01-01' COLLATE "C") -- fails 42804

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET DATA TYPE text COLLATE "C"

CREATE TABLE t (a int)
CREATE INDEX i ON t ((a COLLATE "nope")) WITH (fillfactor=5) -- fails

CREATE TABLE t (a int)
CREATE INDEX i ON t (a)
CREATE INDEX IF NOT EXISTS i ON t (a COLLATE "C") -- fails 42804
