CREATE TABLE t (a record) -- fails 42P16

CREATE TABLE t (a anyelement) -- fails 42P16

CREATE TABLE t (a void) -- fails 42P16

CREATE TABLE t (a trigger) -- fails 42P16

CREATE TABLE t (a anyarray) -- fails 42P16

CREATE TABLE t (a "any") -- fails 42P16

CREATE TABLE t (a unknown) -- fails 42P16

CREATE TABLE t (a cstring) -- fails 42P16

CREATE TABLE t (a internal) -- fails 42P16

CREATE TABLE t (a event_trigger) -- fails 42P16

CREATE TABLE t (a anyenum) -- fails 42P16

CREATE TABLE t (a anyrange) -- fails 42P16

CREATE TABLE t (a anynonarray) -- fails 42P16

CREATE TABLE t (a anycompatible) -- fails 42P16

CREATE TABLE t (a anycompatiblearray) -- fails 42P16

CREATE TABLE t (a anycompatiblerange, b anycompatiblemultirange) -- fails 42P16

CREATE TABLE t (a language_handler) -- fails 42P16

CREATE TABLE t (a fdw_handler) -- fails 42P16

CREATE TABLE t (a pg_ddl_command) -- unknown existence

CREATE TABLE t (a record[]) -- fails 42P16

CREATE TABLE t (a void[]) -- fails 42704

CREATE TABLE t (a anyelement[]) -- fails 42704

CREATE TABLE t (a cstring[]) -- fails 42P16

CREATE TABLE t (a trigger[]) -- fails 42704

CREATE TABLE t (a "trigger") -- fails 42P16

CREATE TABLE t (a pg_catalog.void) -- fails 42P16

CREATE TABLE t (a int)
ALTER TABLE t ADD b record -- fails 42P16

CREATE TABLE t (a int)
ALTER TABLE t ADD b void -- fails 42P16

CREATE TABLE t (a int)
ALTER TABLE t ALTER a TYPE record -- fails 42P16

CREATE TABLE t (a int)
ALTER TABLE t ALTER a TYPE void USING a -- fails 42P16

CREATE TABLE t (a int)
ALTER TABLE t ALTER a TYPE void USING NULL -- fails 42P16

CREATE DOMAIN d AS record -- fails 42804

CREATE DOMAIN d AS void -- fails 42804

CREATE DOMAIN d AS anyelement -- fails 42804

CREATE DOMAIN d AS void[] -- fails 42704

CREATE TYPE c AS (a record) -- fails 42P16

CREATE TYPE c AS (a void) -- fails 42P16

CREATE TYPE c AS (a anyelement) -- fails 42P16

CREATE TYPE c AS (a anyarray) -- fails 42P16

CREATE TABLE t (a int DEFAULT NULL::record) -- unknown expression 42804

CREATE TABLE t (a int DEFAULT 'x'::void) -- unknown expression 22P02

CREATE TABLE t (a int CHECK (a::record IS NULL)) -- unknown expression 42846

CREATE TABLE t (a text DEFAULT 'x'::cstring) -- unknown expression 22P02

CREATE TABLE t (a t) -- fails 42704

CREATE TABLE t (a serial[]) -- fails 0A000

CREATE TABLE t (a int, b record) PARTITION BY RANGE (a) -- fails 42P16

CREATE TABLE t (a record) WITH (fillfactor=5) -- fails 22023

CREATE TABLE t (a int)
CREATE TABLE t (a record) -- fails 42P16

CREATE TABLE t (a record, a int) -- fails 42701

CREATE TABLE t (a record DEFAULT 1) -- fails 42P16

CREATE TABLE t (a record PRIMARY KEY) -- fails 42P16

CREATE TABLE t (a void, ctid int) -- fails 42701

CREATE TABLE t (ctid int) -- fails 42701

CREATE TABLE t (a int)
ALTER TABLE t RENAME a TO ctid -- fails 42701

CREATE TABLE t (a int)
ALTER TABLE t RENAME ctid TO a -- fails 0A000

CREATE TABLE t (a int)
ALTER TABLE t RENAME nope TO ctid -- fails 42703

CREATE TABLE t (a int)
ALTER TABLE t RENAME ctid TO b -- fails 0A000

CREATE TABLE t (a int)
ALTER TABLE t RENAME xmin TO xmax -- fails 0A000

CREATE TABLE t (a int)
ALTER TABLE t RENAME oid TO b -- fails 42703

CREATE TABLE t (a int)
ALTER TABLE t RENAME a TO oid

CREATE TABLE t (a int)
ALTER TABLE t RENAME a TO tableoid -- fails 42701

CREATE TABLE t (a int)
ALTER TABLE t DROP ctid -- fails 0A000

CREATE TABLE t (a int)
ALTER TABLE t DROP IF EXISTS ctid -- fails 0A000

CREATE TABLE t (a int)
ALTER TABLE t ALTER ctid SET NOT NULL -- unknown existence 0A000

CREATE TABLE t (a int)
ALTER TABLE t ALTER ctid DROP NOT NULL -- unknown existence 0A000

CREATE TABLE t (a int)
ALTER TABLE t ALTER ctid SET DEFAULT 1 -- unknown existence 0A000

CREATE TABLE t (a int)
ALTER TABLE t ALTER ctid DROP DEFAULT -- unknown existence 0A000

CREATE TABLE t (a int)
ALTER TABLE t ALTER ctid TYPE text -- unknown existence 0A000

CREATE TABLE t (a int)
ALTER TABLE t ALTER ctid SET STATISTICS 5 -- unknown existence

CREATE TABLE t (a int)
ALTER TABLE t ADD ctid int -- fails 42701

CREATE TABLE t (a int)
ALTER TABLE t ADD IF NOT EXISTS ctid int -- fails 42701

CREATE TABLE t (a int)
CREATE INDEX i ON t (ctid) -- fails 0A000

CREATE TABLE t (a int)
CREATE INDEX i ON t (tableoid) -- fails 0A000

CREATE TABLE t (a int, UNIQUE (ctid)) -- fails 0A000

CREATE TABLE t (a int, PRIMARY KEY (tableoid)) -- fails 0A000

CREATE TABLE t (a int, CHECK (ctid IS NOT NULL)) -- unknown expression 42883

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (tableoid) STORED) -- unknown expression 42883

CREATE TABLE t (a int, b text GENERATED ALWAYS AS (ctid::text) STORED) -- unknown expression 42883

CREATE TABLE t (a int)
CREATE INDEX i ON t ((ctid::text)) -- unknown expression 42883

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) WHERE ctid IS NOT NULL -- unknown expression 42883

CREATE TABLE t (a int)
CREATE INDEX i ON t (a) INCLUDE (ctid) -- unknown existence 0A000

CREATE TABLE t (a int) PARTITION BY RANGE (ctid) -- unknown existence 0A000

CREATE TABLE t (a int, FOREIGN KEY (ctid) REFERENCES t) -- fails

CREATE TABLE t (a int PRIMARY KEY)
CREATE TABLE u (b int REFERENCES t (ctid)) -- unknown existence 0A000

CREATE VIEW v AS SELECT 1 x -- unknown existence
ALTER VIEW v RENAME x TO ctid -- unknown existence 42703

CREATE TYPE c AS (ctid int)

CREATE TYPE c AS (a int, a int) -- fails 42701

CREATE TYPE c AS (a int)
ALTER TYPE c RENAME ATTRIBUTE a TO ctid -- unknown existence
