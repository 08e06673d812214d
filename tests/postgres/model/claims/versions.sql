CREATE TABLE t (a int NOT NULL NO INHERIT) -- fails 42601

CREATE TABLE t (a int, NOT NULL a) -- unknown opaque

CREATE TABLE t (a int, CONSTRAINT n NOT NULL a) -- unknown opaque

CREATE TABLE t (a int)
ALTER TABLE t ADD CONSTRAINT n NOT NULL a -- unknown opaque

CREATE TABLE t (a int CHECK (a > 0) NOT ENFORCED) -- unknown opaque

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STATISTICS DEFAULT -- fails 42601

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET STORAGE DEFAULT -- fails 42601

CREATE TABLE t (a int)
ALTER TABLE t ALTER a SET EXPRESSION AS (1) -- unknown opaque

CREATE TABLE t (a int)
ALTER TABLE t SET ACCESS METHOD DEFAULT -- unknown opaque

CREATE TABLE t (a int)
CREATE TABLE u (LIKE t INCLUDING COMPRESSION)

CREATE TABLE t (a int GENERATED ALWAYS AS (1)) -- fails 42601

CREATE TABLE t (a int GENERATED ALWAYS AS (1) VIRTUAL) -- fails 42601

CREATE TABLE t (a int STORAGE plain) -- fails 42601

CREATE UNLOGGED SEQUENCE s

CREATE SEQUENCE s
ALTER SEQUENCE s SET LOGGED -- unknown opaque

CREATE TABLE t (a int4multirange)

CREATE TABLE t (a xid8)

CREATE TABLE t (a int DEFAULT 1_000) -- unknown opaque

CREATE TABLE t (a int DEFAULT 0x10) -- unknown opaque

CREATE TABLE t (a int DEFAULT 0b11) -- unknown opaque

CREATE TABLE t (a int)
MERGE INTO t USING (SELECT 1 AS x) s ON t.a = s.x WHEN MATCHED THEN DELETE -- unknown rows

CREATE TABLE t (a int)
MERGE INTO t USING (SELECT 1 AS x) s ON t.a = s.x WHEN NOT MATCHED BY SOURCE THEN DELETE -- unknown rows

CREATE TABLE t (a uuid DEFAULT uuidv7()) -- unknown expression 42883

CREATE TABLE t (a int)
CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger() -- unknown existence

CREATE TABLE t (a int, b int, UNIQUE (a, b WITHOUT OVERLAPS)) -- unknown opaque

CREATE TABLE t (a text)
CREATE INDEX i ON t USING spgist (a) INCLUDE (a)

CREATE VIEW v AS SELECT 1 AS x -- unknown existence
ALTER VIEW v RENAME COLUMN x TO y -- unknown existence 42703

CREATE VIEW v AS SELECT 1 AS x -- unknown existence
ALTER TABLE v RENAME COLUMN x TO y -- unknown existence 42703

CREATE TABLE t (a int PRIMARY KEY) PARTITION BY RANGE (a) WITH (fillfactor=70) -- fails 22023

CREATE TABLE t (a int)
CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT

CREATE TABLE t (a numeric(2,5))

CREATE DOMAIN d AS int NOT NULL NO INHERIT -- unknown opaque
